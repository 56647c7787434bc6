using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Clearance.Course;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Consult;

/// <summary>
/// The use case <c>run</c>: a course read and completed, its mechanism explained, its likely course simulated on virtual
/// patients with and without the rescue.
/// </summary>
public static class RunCourse
{
    /// <summary>Runs a course.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="clock">For the wall time printed beside the result.</param>
    /// <param name="progress">Told what is being done and how far, 0 to 1.</param>
    /// <returns>The result with issues; without a result when an issue is an error. Nothing is thrown for any input.</returns>
    public static RunAnswer Execute(RunRequest request, TimeProvider clock, Action<string, double>? progress = null)
    {
        long begun = clock.GetTimestamp();
        progress?.Invoke("reading", 0.0);
        Reading<TreatmentCourse> read = CourseReader.ReadBytes(request.CourseBytes, request.CourseName);
        Reading<DrugFormulary> loaded = DrugFormulary.Load(request.KnowledgeFolder);
        Reading<PublishedSafetyTable> safety = PublishedSafety.Load(request.KnowledgeFolder);
        Reading<CheckKnowledge> gate = loaded.Value is { } drugs ? CheckKnowledge.With(request.KnowledgeFolder, drugs) : new(null, []);
        ImmutableArray<Issue> issues = [.. read.Issues, .. loaded.Issues, .. safety.Issues, .. gate.Issues];
        if (read.Value is not { } whole || loaded.Value is not { } formulary || safety.Value is not { } published || gate.Value is not { } rules)
        {
            return new RunAnswer(null, null, issues, null);
        }

        Reading<TreatmentCourse> visible = AsOf(whole, request.AsOf);
        issues = issues.AddRange(visible.Issues);
        if (visible.Value is not { } course)
        {
            return new RunAnswer(null, null, issues, null);
        }

        Reading<ResolvedCourse> resolution = CourseResolution.Resolve(course, formulary);
        issues = issues.AddRange(resolution.Issues);
        if (resolution.Value is not { } resolved)
        {
            return new RunAnswer(null, null, issues, null);
        }

        Reading<RescueQuestion> asked = RescueQuestion.Of(resolved);
        issues = issues.AddRange(asked.Issues);
        if (asked.Value is not { } question)
        {
            return new RunAnswer(null, null, issues, null);
        }

        if (request.Patients > RunSimulation.MostPatients(resolved, question))
        {
            return new RunAnswer(null, null, issues.Add(new Issue(
                "run.too-many-patients",
                IssueSeverity.Error,
                course.Places.Of("anchor"),
                $"The scores of {request.Patients} virtual patients over {question.EndDay} days are more numbers than one array holds.",
                string.Create(CultureInfo.InvariantCulture, $"Ask for at most {RunSimulation.MostPatients(resolved, question)} with --patients."))), null);
        }

        RunSimulation run = RunSimulation.Run(request, resolved, question, formulary, share => progress?.Invoke("simulating", share));
        issues = issues.AddRange(Nobody(run, course));
        if (run.Simulated.Length == 0)
        {
            return new RunAnswer(null, null, issues, Failure(run));
        }

        progress?.Invoke("summarising", 1.0);
        CheckAnswer check = CheckCourse.Of(new CheckRequest { CourseName = request.CourseName, CourseBytes = request.CourseBytes }, resolved, rules, request.AsOf);
        issues = issues.AddRange(check.Issues);
        RunResult result = Result(request, run, formulary, published, check.Result);
        RunInfo info = new() { WallTime = clock.GetElapsedTime(begun), Threads = request.Threads, Machine = $"{RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.OSDescription}" };
        return new RunAnswer(result, info, issues, Failure(run));
    }

    private static RunResult Result(RunRequest request, RunSimulation run, DrugFormulary formulary, PublishedSafetyTable published, CheckResult? gate)
    {
        MechanismFiller mechanism = new(run, formulary);
        TrajectoryFiller trajectory = new(run, formulary);
        ImmutableArray<SignalMechanism> signals = mechanism.Fill();
        ImmutableArray<StatusCount> statuses = Statuses(run);
        return new RunResult
        {
            Schema = RunResult.CurrentSchema,
            Notice = $"This informs a clinician, who can see the basis of every statement; it does not decide, and {PopulationBasis.Clause(formulary)}.",
            Course = SummaryFiller.Fill(run.Resolved, run.Question.EndDay, run.Question.Rescue),
            Assumptions = AssumptionFiller.Fill(run, formulary),
            Mechanism = signals,
            MechanismSentence = mechanism.Sentence(signals),
            Trajectory = trajectory.Fill(),
            Remarks = RemarkFiller.Fill(run),
            Reported = trajectory.Reported(),
            Milestones = new MilestoneFiller(run, formulary).Fill(),
            Population = Population(run, formulary, statuses),
            Risk = new RiskFiller(run, formulary, request.Seed).Fill(),
            Gate = gate,
            PublishedRates = PublishedRateFiller.Fill(published, run.Question.Rescue.Drug.Name),
            Record = new RunRecord
            {
                Program = "clearance",
                Version = typeof(RunCourse).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
                CourseFile = Path.GetFileName(request.CourseName),
                CourseHash = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(request.CourseBytes))}",
                KnowledgeHash = formulary.Hash.StartsWith("sha256:", StringComparison.Ordinal) ? formulary.Hash : $"sha256:{formulary.Hash}",
                Seed = request.Seed,
                Patients = request.Patients,
                Il13Readings = [Il13Reading.ReceptorBiology, Il13Reading.Authors],
                AsOf = request.AsOf,
                Statuses = statuses,
            },
        };
    }

    private static PopulationSummary Population(RunSimulation run, DrugFormulary formulary, ImmutableArray<StatusCount> statuses) => new()
    {
        Drawn = run.Population.Count,
        Enrolled = run.Enrolled.Length,
        PartialResponders = run.Partial.Length,
        EnrolledDefinition = "observed severity at day 0 as the course states it"
            + (StartScore.Of(run.Resolved, ScoreKind.Bsa) is { } bsa
                ? string.Create(CultureInfo.InvariantCulture, $" (body surface {bsa:0.#}% within {RunSimulation.EnrolmentMargin:0} points)") : string.Empty),
        PartialResponderDefinition = string.Join("; ", run.BeforeRescue.Select(i => i.Meaning).Distinct(StringComparer.Ordinal).Append("not clear"))
            + $", when {run.Question.Rescue.Drug.Name} was added (day {run.Question.StartDay})",
        Description = formulary.Population.Description,
        Statuses = statuses,
    };

    private static ImmutableArray<StatusCount> Statuses(RunSimulation run)
    {
        StatusCount Count(string token, PatientStatus status, string meaning) => new()
        {
            Status = token,
            Count = Enumerable.Range(0, run.Population.Count).Count(i => run.Outcome.Status(i) == status),
            Meaning = meaning,
        };
        return
        [
            Count("simulated", PatientStatus.Simulated, $"simulated to the end; {run.Outcome.RunFiner} of them in quarter days throughout, because their error estimate asked for it"),
            Count("unstable", PatientStatus.Unstable, "under the draw of the typical values even a patient without effects of his own has no stable untreated state; left out"),
            Count("severity_not_met", PatientStatus.SeverityNotMet, "no draw met the severity the course states; left out"),
            Count("not_finite", PatientStatus.NotFinite, "a number was not finite; left out. Report the seed and the patient to the project"),
        ];
    }

    // Chances and bands about nobody must not pass for an answer.
    private static IEnumerable<Issue> Nobody(RunSimulation run, TreatmentCourse course)
    {
        if (run.Simulated.Length == 0)
        {
            yield return new Issue(
                "run.nobody-fits",
                IssueSeverity.Error,
                course.Places.Of("observations"),
                "No virtual patient could be drawn with the severity that the course states for day 0.",
                "Check the scores of day 0: body surface and EASI must fit each other, and the model reaches a body surface of 95% at most.");
        }
        else if (run.Partial.Length == 0)
        {
            yield return new Issue(
                "run.nobody-like-this",
                IssueSeverity.Warning,
                course.Places.Of("observations"),
                $"None of {run.Enrolled.Length} virtual patients enrolled was a partial responder as the course tells when the rescue began, so the chances are about nobody and the curves about all enrolled.",
                "Ask for more virtual patients with --patients, or check what was said before the rescue.");
        }
    }

    private static string? Failure(RunSimulation run)
    {
        int failed = Enumerable.Range(0, run.Population.Count).Count(i => run.Outcome.Status(i) == PatientStatus.NotFinite);
        return failed == 0 ? null : $"{failed} virtual patients gave numbers that are not finite; they are left out. Run with another seed and report this one.";
    }

    private static Reading<TreatmentCourse> AsOf(TreatmentCourse course, string? asOf)
    {
        if (asOf is null)
        {
            return new(course, []);
        }

        (double day, Issue? unplaced) = CourseDay.AsOf(asOf, course);
        return unplaced is null ? new(course.AsOf(day), []) : new(null, [unplaced]);
    }
}
