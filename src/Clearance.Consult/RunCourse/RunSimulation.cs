using System.Collections.Immutable;
using Clearance.Course;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Simulation;
using Reading13 = Clearance.Formulary.Il13Reading;

namespace Clearance.Consult;

/// <summary>The simulation behind a run, and the virtual patients who fit the patient's history.</summary>
internal sealed class RunSimulation
{
    /// <summary>Options: with the rescue, without it, with it under the authors' reading of IL-13.</summary>
    public const int With = 0, Without = 1, WithAuthors = 2;

    /// <summary>Untreated BSA is drawn within so many points of what the course states.</summary>
    public const double BsaMargin = 5.0;

    /// <summary>BSA at enrolment, after the burn-in with triggers, may differ by so many points from what the course states.</summary>
    public const double EnrolmentMargin = 15.0;

    private RunSimulation(RescueQuestion question, VirtualPopulation population, CourseOutcome outcome, ScoreModel model, ResolvedCourse resolved, DrugFormulary formulary)
    {
        Question = question;
        Population = population;
        Outcome = outcome;
        Model = model;
        Scores = new PatientScores(outcome, model);
        Resolved = resolved;
        Simulated = [.. Enumerable.Range(0, population.Count).Where(i => outcome.Status(i) == PatientStatus.Simulated)];
        ImmutableArray<IntervalObservation> atStart = [.. resolved.Intervals.Where(i => DayAt(i) <= -1)];
        Enrolled = [.. Simulated.Where(i => Enrols(atStart, i))];
        BeforeRescue = [.. resolved.Intervals.Where(i => DayAt(i) > -1 && DayAt(i) < question.StartDay)];
        WordMeaning clear = formulary.Scales.Words.Status[StatusWord.Clear];
        Partial = [.. Enrolled.Where(i => Scores.Holds(BeforeRescue, Without, i) && !IsClear(clear, i))];
    }

    /// <summary>The question.</summary>
    public RescueQuestion Question { get; }

    /// <summary>The patients.</summary>
    public VirtualPopulation Population { get; }

    /// <summary>What they did.</summary>
    public CourseOutcome Outcome { get; }

    /// <summary>How scores are written down.</summary>
    public ScoreModel Model { get; }

    /// <summary>Scores against words.</summary>
    public PatientScores Scores { get; }

    /// <summary>The course.</summary>
    public ResolvedCourse Resolved { get; }

    /// <summary>Patients without numerical trouble.</summary>
    public ImmutableArray<int> Simulated { get; }

    /// <summary>Patients whose observed state at enrolment fits the course.</summary>
    public ImmutableArray<int> Enrolled { get; }

    /// <summary>What was said between the start and the rescue.</summary>
    public ImmutableArray<IntervalObservation> BeforeRescue { get; }

    /// <summary>Patients who were partial responders as the patient was when the rescue began.</summary>
    public ImmutableArray<int> Partial { get; }

    /// <summary>Draws and simulates.</summary>
    public static RunSimulation Run(RunRequest request, ResolvedCourse resolved, RescueQuestion question, DrugFormulary formulary, Action<double>? progress)
    {
        Patient? patient = resolved.Course.Patient;
        double? bsa = StartScore.Of(resolved, ScoreKind.Bsa);
        double? easi = StartScore.Of(resolved, ScoreKind.Easi);
        double? itch = StartScore.Of(resolved, ScoreKind.PpNrs);
        PopulationSpec spec = new()
        {
            Patients = request.Patients,
            Seed = request.Seed,
            Drugs = [.. question.With.Systemic.Select(s => s.Drug).Distinct(StringComparer.Ordinal)],
            AgeYears = (double?)patient?.AgeYears?.Value,
            IsFemale = patient?.Sex?.Value is { } sex ? sex == Sex.Female : null,
            WeightKg = (double?)patient?.WeightKg?.Value,
            CreatinineClearance = patient?.RenalFunction?.Value is { Measure: RenalMeasure.CreatinineClearance, Value: { } renal } ? (double)renal : null,
            UntreatedBsa = bsa is { } b ? (b - BsaMargin, b + BsaMargin) : (0.0, 100.0),
            UntreatedEasi = easi is { } e ? (0.8 * e, Math.Min(72.0, 1.25 * e)) : bsa is null ? (16.0, 72.0) : (0.0, 72.0),
            ItchNrs = itch,
            Steroid = question.Steroid,
            Draws = formulary.Calibrated is { } calibrated ? ModelDraw.From(calibrated, formulary) : null,
        };
        VirtualPopulation population = VirtualPopulation.Draw(spec, formulary, request.Threads);
        CoursePlan plan = new()
        {
            Options =
            [
                new("with the rescue", question.With, question.With, Reading13.ReceptorBiology),
                new("without the rescue", question.Without, question.With, Reading13.ReceptorBiology),
                new("with the rescue, IL-13 as the authors read it", question.With, question.With, Reading13.Authors),
            ],
            BranchDay = question.StartDay,
            HazardEndDay = question.StopDay,
            EndDay = question.EndDay,
            OutputDays = OutputDays(resolved, question),
        };
        CourseOutcome outcome = CourseSimulator.Run(plan, population, formulary, request.Threads, MachineLanes.Widest, progress);
        return new RunSimulation(question, population, outcome, new ScoreModel(formulary.Skin, request.Seed), resolved, formulary);
    }

    /// <summary>Most virtual patients whose scores can be kept over a course; memory may end earlier.</summary>
    public static int MostPatients(ResolvedCourse resolved, RescueQuestion question) =>
        CourseOutcome.MostPatients(1 + OutputDays(resolved, question).Length, 1 + question.With.Systemic.Length);

    /// <summary>Every week, and every day on which something was said or a treatment changed.</summary>
    private static ImmutableArray<int> OutputDays(ResolvedCourse resolved, RescueQuestion question)
    {
        SortedSet<int> days = [.. Enumerable.Range(0, (question.EndDay + 6) / 7).Select(week => 7 * week)];
        days.UnionWith(resolved.Intervals.Select(i => PatientScores.DayOf(i.Day)));
        days.UnionWith(resolved.Intervals.Where(i => i.ReferenceDay is not null).Select(i => PatientScores.DayOf(i.ReferenceDay!.Value)));
        days.UnionWith(resolved.Scores.Select(s => PatientScores.DayOf(s.Day)));
        days.UnionWith(MilestoneFiller.AskedMonths.Select(months => PatientScores.DayOf(question.StartDay + (months * TimeUnits.DaysInMonth))));
        days.UnionWith([question.StartDay - 1, question.StartDay, question.StopDay - 1, question.StopDay]);
        days.RemoveWhere(day => day < 0 || day >= question.EndDay);
        return [.. days];
    }

    private static int DayAt(IntervalObservation interval) => PatientScores.DayOf(interval.Day);

    private bool Enrols(ImmutableArray<IntervalObservation> atStart, int patient)
    {
        return (StartScore.Of(Resolved, ScoreKind.Bsa) is not { } stated || Math.Abs(Scores.On(0.0, Without, patient).Bsa - stated) <= EnrolmentMargin)
            && Scores.Holds(atStart, Without, patient);
    }

    // A partial responder is not clear; the word table says what clear is.
    private bool IsClear(WordMeaning clear, int patient)
    {
        VisitScores scores = Scores.On(Question.StartDay, Without, patient);
        return clear.Bounds.All(bound =>
        {
            double value = bound.Score switch { BoundedScore.Easi => scores.Easi, BoundedScore.Iga => scores.Iga, _ => scores.Itch };
            return (bound.LowOpen ? value > bound.Low : value >= bound.Low) && value <= bound.High;
        });
    }
}
