using System.Collections.Immutable;
using Clearance.Course;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;
using Clearance.Simulation;

namespace Clearance.Consult;

/// <summary>Partial responders to dupilumab, with a JAK inhibitor added for some weeks and stopped, and the same patients without it.</summary>
internal sealed class RescueStudyRun
{
    /// <summary>Weeks of dupilumab before the rescue.</summary>
    public const int WeeksBefore = 39;

    private const int Start = 7 * WeeksBefore;
    private const int HalfYear = 182, Year = 364;
    private const double SevereEasi = 21.0;
    private const double AlmostClear = 2.6;
    private readonly VirtualPopulation _population;
    private readonly ScoreModel _scores;
    private readonly CourseOutcome _outcome;
    private readonly WordMeaning _clear, _controlled;
    private readonly int _stop;

    private RescueStudyRun(VirtualPopulation population, CourseOutcome outcome, DrugFormulary formulary, int weeks, ulong seed)
    {
        (_population, _outcome, _stop) = (population, outcome, Start + (7 * weeks));
        _scores = new ScoreModel(formulary.Skin, seed);
        _clear = formulary.Scales.Words.Status[StatusWord.Clear];
        _controlled = formulary.Scales.Words.Status[StatusWord.Controlled];
        Simulated = [.. Enumerable.Range(0, population.Count).Where(p => outcome.Status(p) == PatientStatus.Simulated)];
        Severe = [.. Simulated.Where(p => On(0, -1, p).Easi >= SevereEasi)];
        Partial = [.. Severe.Where(p => On(0, Start - 1, p) is var then && then.Easi <= 0.5 * On(0, -1, p).Easi && then.Easi > AlmostClear)];
        Draws = [.. Partial.Select(population.ModelDraw)];
    }

    /// <summary>Patients without numerical trouble.</summary>
    public ImmutableArray<int> Simulated { get; }

    /// <summary>Of these, severe at enrolment as written.</summary>
    public ImmutableArray<int> Severe { get; }

    /// <summary>Of these, EASI-50 but not almost clear on the eve of the rescue, as written.</summary>
    public ImmutableArray<int> Partial { get; }

    /// <summary>The draw each of them lives under.</summary>
    public ImmutableArray<int> Draws { get; }

    /// <summary>Simulates one duration: option 0 is no rescue, then the regimens in order.</summary>
    public static RescueStudyRun Of(
        DrugFormulary formulary, ImmutableArray<(string Drug, double DoseMg, int PerDay)> regimens, int weeks, int patients, ulong seed, int threads, ImmutableArray<ModelDraw>? draws)
    {
        VirtualPopulation population = VirtualPopulation.Draw(
            new PopulationSpec
            {
                Patients = patients,
                Seed = seed,
                Drugs = [.. regimens.Select(r => r.Drug).Append("dupilumab").Distinct(StringComparer.Ordinal)],
                UntreatedEasi = (16.0, 72.0),
                Draws = draws,
            },
            formulary,
            threads);
        int stop = Start + (7 * weeks);
        int end = stop + Year + 1;
        SystemicTreatment dupilumab = new("dupilumab", Dupilumab(formulary, end));
        Treatment without = new() { Systemic = [dupilumab], Topicals = [] };
        CourseOption Option(string name, Treatment treatment) => new(name, treatment, treatment, Formulary.Il13Reading.ReceptorBiology);
        CoursePlan plan = new()
        {
            Options =
            [
                Option("none", without),
                .. regimens.Select(r => Option(r.Drug, new Treatment
                {
                    Systemic =
                    [
                        dupilumab,
                        new SystemicTreatment(r.Drug, DoseSchedule.FromPatterns(new DosePattern { AmountMg = r.DoseMg, FirstDay = Start, IntervalDays = 1.0 / r.PerDay, EndDay = stop })),
                    ],
                    Topicals = [],
                })),
            ],
            BranchDay = Start,
            EndDay = end,
            HazardEndDay = stop,
            OutputDays = [Start - 1, Start + HalfYear, stop - 1, stop + HalfYear, stop + Year],
        };
        plan = plan with { OutputDays = [.. plan.OutputDays.Distinct().Order()] };
        return new RescueStudyRun(population, CourseSimulator.Run(plan, population, formulary, threads, MachineLanes.Widest), formulary, weeks, seed);
    }

    /// <summary>Clear at the stop.</summary>
    public Probability ClearAtStop(int option) => ProbabilityEstimate.Of([.. Partial.Select(p => Meets(_clear, option, _stop - 1, p))], Draws);

    /// <summary>Controlled some days after the stop.</summary>
    public Probability Controlled(int option, bool afterYear) =>
        ProbabilityEstimate.Of([.. Partial.Select(p => Meets(_controlled, option, After(afterYear), p))], Draws);

    /// <summary>Controlled with the rescue less without, in the same patients.</summary>
    public Probability Gain(int option, bool afterYear) => ProbabilityEstimate.Difference(
        [.. Partial.Select(p => (Meets(_controlled, option, After(afterYear), p) ? 1 : 0) - (Meets(_controlled, 0, After(afterYear), p) ? 1 : 0))], Draws);

    /// <summary>Infections due to the drug, on the skin as it would be without it, per 1,000 treated.</summary>
    public double Due(int option, InfectionEvent infection) => 1000.0 * Partial.Select(p => _outcome.DrugHazard(option, infection, p)).DefaultIfEmpty(0.0).Average();

    /// <summary>Mean true EASI without the rescue less with it, half a year after the stop, points.</summary>
    public double MeanSpared(int option)
    {
        int output = _outcome.OutputDays.IndexOf(_stop + HalfYear);
        return Partial.Select(p => _outcome.Easi(0, output, p) - _outcome.Easi(option, output, p)).DefaultIfEmpty(double.NaN).Average();
    }

    /// <summary>Mean true EASI without rescue on a day.</summary>
    public double MeanEasi(int day) => Partial.Select(p => _outcome.Easi(0, _outcome.OutputDays.IndexOf(day), p)).DefaultIfEmpty(0.0).Average();

    /// <summary>The eve of the rescue and the day half a year after a stop.</summary>
    public (int Eve, int After6, int After12) Days => (Start - 1, _stop + HalfYear, _stop + Year);

    private int After(bool year) => _stop + (year ? Year : HalfYear);

    private VisitScores On(int option, int day, int patient) => _scores.Visit(_outcome, option, _outcome.OutputDays.IndexOf(day), patient);

    private bool Meets(WordMeaning word, int option, int day, int patient)
    {
        VisitScores scores = On(option, day, patient);
        return word.Bounds.All(bound =>
        {
            double value = bound.Score switch { BoundedScore.Easi => scores.Easi, BoundedScore.Iga => scores.Iga, _ => scores.Itch };
            return (bound.LowOpen ? value > bound.Low : value >= bound.Low) && value <= bound.High;
        });
    }

    private static DoseSchedule Dupilumab(DrugFormulary formulary, int end)
    {
        LabelRegimen label = formulary.Drugs["dupilumab"].DefaultRegimen;
        double first = label.Loading is { } loading ? loading.IntervalDays * (loading.Count ?? 1) : 0.0;
        DosePattern maintenance = new() { AmountMg = label.Maintenance.DoseMg, FirstDay = first, IntervalDays = label.Maintenance.IntervalDays, EndDay = end };
        return label.Loading is { } load ? DoseSchedule.FromPatterns(DosePattern.Single(0.0, load.DoseMg), maintenance) : DoseSchedule.FromPatterns(maintenance);
    }
}
