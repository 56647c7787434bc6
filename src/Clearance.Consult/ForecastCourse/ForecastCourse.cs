using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Clearance.Course;
using Clearance.Forecast;
using Clearance.Formulary;
using Clearance.Gate;

namespace Clearance.Consult;

/// <summary>
/// The use case <c>forecast</c>: what each option would do to one patient, conditioned on what the patient has shown so far, each
/// option passed through the gate; with the future hidden, also how the forecast stood against what happened.
/// </summary>
public static class ForecastCourse
{
    /// <summary>Forecasts a course.</summary>
    /// <param name="request">What to forecast.</param>
    /// <param name="clock">For the date of today and the wall time printed beside the result.</param>
    /// <param name="progress">Told what is being done and how far, 0 to 1.</param>
    /// <returns>The result with issues; without a result when an issue is an error. Nothing is thrown for any input.</returns>
    public static ForecastAnswer Execute(ForecastRequest request, TimeProvider clock, Action<string, double>? progress = null)
    {
        long begun = clock.GetTimestamp();
        progress?.Invoke("reading", 0.0);
        Reading<DrugFormulary> drugs = DrugFormulary.Load(request.KnowledgeFolder);
        if (drugs.Value is not { } formulary)
        {
            return new ForecastAnswer(null, null, [.. CourseReader.ReadBytes(request.CourseBytes, request.CourseName).Issues, .. drugs.Issues]);
        }

        // The rules are read while the course is, and the gate is asked while the options are simulated: neither waits for the other.
        Task<Reading<CheckKnowledge>> reading = Task.Run(() => CheckKnowledge.With(request.KnowledgeFolder, formulary));
        Reading<TreatmentCourse> read = CourseReader.ReadBytes(request.CourseBytes, request.CourseName);
        Reading<CheckKnowledge> knowledge = reading.GetAwaiter().GetResult();
        List<Issue> issues = [.. read.Issues, .. knowledge.Issues];
        if (read.Value is not { } whole || knowledge.Value is not { } known)
        {
            return new ForecastAnswer(null, null, [.. issues]);
        }

        whole = ForecastDay.WithoutTheFuture(whole, clock, issues);
        (double day, Issue? unplaced) = ForecastDay.Of(whole, request.AsOf);
        issues.AddRange(unplaced is null ? [] : [unplaced]);
        if (issues.Exists(i => i.Severity == IssueSeverity.Error))
        {
            return new ForecastAnswer(null, null, [.. issues]);
        }

        TreatmentCourse course = request.AsOf is null ? whole : whole.KnownOn(day);
        Reading<ResolvedCourse> resolution = CourseResolution.Resolve(course, known.Formulary);
        issues.AddRange(resolution.Issues);
        if (resolution.Value is not { } resolved)
        {
            return new ForecastAnswer(null, null, [.. issues]);
        }

        Reading<CourseHistory> lived = CourseHistory.Of(resolved, day, known.Formulary);
        issues.AddRange(lived.Issues);
        if (lived.Value is not { } history)
        {
            return new ForecastAnswer(null, null, [.. issues]);
        }

        OptionCatalogue catalogue = new(history, known.Formulary, request.Weeks);
        ImmutableArray<ForecastOption> options = WrittenOptions.Add(catalogue, request, history, known.Formulary, issues);
        issues.AddRange(catalogue.Issues);
        if (issues.Exists(i => i.Severity == IssueSeverity.Error))
        {
            return new ForecastAnswer(null, null, [.. issues]);
        }

        ForecastSettings settings = new() { Particles = request.Patients, Seed = request.Seed, Threads = request.Threads, Weeks = request.Weeks };
        OptionGates gates = new(known, history, Region(request, whole));
        Task asking = Task.Run(() => gates.Ask(options));
        ForecastSession session = ForecastSession.Begin(history, options, known.Formulary, settings, progress);
        asking.GetAwaiter().GetResult();
        progress?.Invoke("summarising", 1.0);
        ForecastResult result = Result(request, whole, session, gates, known.Formulary);
        RunInfo info = new() { WallTime = clock.GetElapsedTime(begun), Threads = request.Threads, Machine = $"{RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.OSDescription}" };
        return new ForecastAnswer(result, info, [.. issues]);
    }

    private static ForecastResult Result(ForecastRequest request, TreatmentCourse whole, ForecastSession session, OptionGates gates, DrugFormulary formulary)
    {
        CourseHistory history = session.History;
        ImmutableArray<OptionAnswer> answers = session.Answers();
        OptionFiller filler = new(formulary, gates);
        ImmutableArray<ForecastOptionResult> options = [.. answers.Select(filler.Fill)];
        ImmutableArray<string> remarks = ForecastRemarks.Of(session, history.Resolved);
        CourseHistory? later = request.AsOf is null ? null : Lived(whole, formulary);
        return new ForecastResult
        {
            Schema = ForecastResult.CurrentSchema,
            Notice = $"This informs a clinician, who can see the basis of every statement; it does not decide, and {PopulationBasis.Clause(formulary)}.",
            Course = new ForecastCourseName(whole.Id, whole.Title),
            Now = history.Now,
            NowDate = whole.Anchor.Date?.AddDays(history.Now),
            Given = GivenNow.Of(history),
            Patients = request.Patients,
            EffectiveSampleSize = session.Effective,
            History = [.. session.Conditioned.Visits.Select(SeenFiller.Of)],
            Observed = [.. SeenFiller.Observed(history.Visits, history.Now), .. SeenFiller.Observed(later?.Visits ?? [], history.Now).Where(o => o.IsLater)],
            Remarks = remarks,
            Extrapolations = ForecastRemarks.Extrapolations(session, history.Resolved, formulary),
            Options = options,
            ShortestRescue = ShortestRescue.Of(answers, request.Target, history.Now),
            PlainWords = PlainWordsFiller.Of(options, session.Effective, remarks),
            Retrospect = later is null ? null : Later(later, session),
            Calibration = TrackRecord.Of(request.Ledger, formulary.Hash),
            Record = new ForecastRecord
            {
                Program = "clearance",
                Version = typeof(ForecastCourse).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
                CourseFile = Path.GetFileName(request.CourseName),
                CourseHash = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(request.CourseBytes))}",
                KnowledgeHash = formulary.Hash.StartsWith("sha256:", StringComparison.Ordinal) ? formulary.Hash : $"sha256:{formulary.Hash}",
                Seed = request.Seed,
                Patients = request.Patients,
                Weeks = request.Weeks,
                OptionSet = request.AllOptions ? "all" : "standard",
                Drugs = request.Drugs,
                Written = request.Written,
                Target = request.Target,
                AsOf = request.AsOf,
            },
        };
    }

    private static CourseHistory? Lived(TreatmentCourse whole, DrugFormulary formulary) =>
        CourseResolution.Resolve(whole, formulary).Value is { } all ? CourseHistory.Of(all, CourseHistory.LastKnown(whole), formulary).Value : null;

    private static RetrospectResult? Later(CourseHistory whole, ForecastSession session) =>
        SeenFiller.Retrospect(session.Retrospect(whole, whole.Taken), string.Join("; ", GivenNow.Since(whole, session.History.Now)));

    private static GateRegion Region(ForecastRequest request, TreatmentCourse course) => request.Region switch
    {
        CheckRegion.Us => GateRegion.Us,
        CheckRegion.Eu => GateRegion.Eu,
        _ => course.Patient?.Region?.Value.Trim().ToUpperInvariant() is "EU" or "EUROPE" or "EUROPEAN UNION" ? GateRegion.Eu : GateRegion.Us,
    };
}
