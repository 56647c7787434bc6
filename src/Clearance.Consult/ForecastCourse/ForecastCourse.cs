using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Clearance.Course;
using Clearance.Forecast;
using Clearance.Formulary;
using Clearance.Gate;
using Clearance.Numerics.Lanes;
using Clearance.Simulation;

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

        // What does not wait for each other is done together: kernels are compiled and the course is read beside the formulary, the
        // rules are read beside the history and its simulation, and the gate is asked while the options are simulated.
        _ = Task.Run(() => KernelCompilation.Prepare(MachineLanes.Widest));
        Task<Reading<TreatmentCourse>> course = Task.Run(() => CourseReader.ReadBytes(request.CourseBytes, request.CourseName));
        Reading<DrugFormulary> drugs = DrugFormulary.Load(request.KnowledgeFolder);
        Reading<TreatmentCourse> read = course.GetAwaiter().GetResult();
        if (drugs.Value is not { } formulary)
        {
            return new ForecastAnswer(null, null, [.. read.Issues, .. drugs.Issues]);
        }

        Task<Reading<CheckKnowledge>> knowledge = Task.Run(() => CheckKnowledge.With(request.KnowledgeFolder, formulary));
        List<Issue> issues = [];
        Outcome? outcome = read.Value is { } known ? Forecast(request, known, formulary, knowledge, clock, issues, progress) : null;
        Reading<CheckKnowledge> rules = knowledge.GetAwaiter().GetResult();
        if (read.Value is null || rules.Value is null)
        {
            return new ForecastAnswer(null, null, [.. read.Issues, .. drugs.Issues, .. rules.Issues]);
        }

        ImmutableArray<Issue> all = [.. read.Issues, .. drugs.Issues, .. rules.Issues, .. issues];
        if (outcome is null || all.Any(i => i.Severity == IssueSeverity.Error))
        {
            return new ForecastAnswer(null, null, all);
        }

        progress?.Invoke("summarising", 1.0);
        ForecastResult result = Result(request, outcome, formulary);
        RunInfo info = new() { WallTime = clock.GetElapsedTime(begun), Threads = request.Threads, Machine = $"{RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.OSDescription}" };
        return new ForecastAnswer(result, info, all);
    }

    // A session with the answers of the gate; null when an issue is an error or there are no rules to ask.
    private static Outcome? Forecast(
        ForecastRequest request, TreatmentCourse whole, DrugFormulary formulary, Task<Reading<CheckKnowledge>> knowledge, TimeProvider clock, List<Issue> issues, Action<string, double>? progress)
    {
        whole = ForecastDay.WithoutTheFuture(whole, clock, issues);
        (double day, Issue? unplaced) = ForecastDay.Of(whole, request.AsOf);
        issues.AddRange(unplaced is null ? [] : [unplaced]);
        if (issues.Exists(i => i.Severity == IssueSeverity.Error))
        {
            return null;
        }

        TreatmentCourse course = request.AsOf is null ? whole : whole.KnownOn(day);
        Reading<ResolvedCourse> resolution = CourseResolution.Resolve(course, formulary);
        issues.AddRange(resolution.Issues);
        if (resolution.Value is not { } resolved)
        {
            return null;
        }

        Reading<CourseHistory> lived = CourseHistory.Of(resolved, day, formulary);
        issues.AddRange(lived.Issues);
        if (lived.Value is not { } history)
        {
            return null;
        }

        OptionCatalogue catalogue = new(history, formulary, request.Weeks);
        ImmutableArray<ForecastOption> options = WrittenOptions.Add(catalogue, request, history, formulary, issues);
        issues.AddRange(catalogue.Issues);
        if (issues.Exists(i => i.Severity == IssueSeverity.Error))
        {
            return null;
        }

        LabelChoice labels = LabelChoice.Of(request.Region, whole);
        issues.AddRange(labels.Issues);
        Task<OptionGates?> asking = Task.Run(async () => (await knowledge.ConfigureAwait(false)).Value is { } rules ? OptionGates.Asked(rules, history, labels.Region, options) : null);
        ForecastSettings settings = new() { Particles = request.Patients, Seed = request.Seed, Threads = request.Threads, Weeks = request.Weeks };
        ForecastSession session = ForecastSession.Begin(history, options, formulary, settings, progress);
        return asking.GetAwaiter().GetResult() is { } gates ? new Outcome(whole, session, gates, labels) : null;
    }

    private sealed record Outcome(TreatmentCourse Whole, ForecastSession Session, OptionGates Gates, LabelChoice Labels);

    private static ForecastResult Result(ForecastRequest request, Outcome outcome, DrugFormulary formulary)
    {
        (TreatmentCourse whole, ForecastSession session, OptionGates gates, LabelChoice labels) = outcome;
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
                Region = labels.Token,
            },
        };
    }

    private static CourseHistory? Lived(TreatmentCourse whole, DrugFormulary formulary) =>
        CourseResolution.Resolve(whole, formulary).Value is { } all ? CourseHistory.Of(all, CourseHistory.LastKnown(whole), formulary).Value : null;

    private static RetrospectResult? Later(CourseHistory whole, ForecastSession session) =>
        SeenFiller.Retrospect(session.Retrospect(whole, whole.Taken), string.Join("; ", GivenNow.Since(whole, session.History.Now)), GivenNow.Begun(whole, session.History.Now));
}
