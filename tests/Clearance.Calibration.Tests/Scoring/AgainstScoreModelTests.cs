using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;
using Clearance.Simulation;

namespace Clearance.Calibration.Tests;

/// <summary>
/// The closed chances against scores drawn one by one: the same patients through the simulator of courses, rated by
/// <see cref="ScoreModel"/>, counted by hand.
/// </summary>
public sealed class AgainstScoreModelTests
{
    private const int Patients = 4096, Day = 111;
    private static readonly ModelDraw Central = ModelDraw.Central(Shipped.Formulary);
    private static readonly EntryCriteria Everybody = new();
    private readonly (VisitScores Before, VisitScores After)[] _visits = Visits();

    public static TheoryData<string> Names => [.. Measures.Keys];

    private static ImmutableDictionary<string, (Measure Measure, Func<VisitScores, VisitScores, double> Count)> Measures { get; } = new Dictionary<string, (Measure, Func<VisitScores, VisitScores, double>)>(StringComparer.Ordinal)
    {
        ["EASI-50"] = (new Measure.EasiResponse(0.5, ArmScore.Easi), (a, b) => Share(b.Easi <= 0.5 * a.Easi)),
        ["EASI-75"] = (new Measure.EasiResponse(0.75, ArmScore.Easi), (a, b) => Share(b.Easi <= 0.25 * a.Easi)),
        ["EASI-90"] = (new Measure.EasiResponse(0.9, ArmScore.Easi), (a, b) => Share(b.Easi <= 0.1 * a.Easi)),
        ["EASI-100"] = (new Measure.EasiResponse(1.0, ArmScore.Easi), (_, b) => Share(b.Easi <= 0.0)),
        ["EASI-75 trunk"] = (new Measure.EasiResponse(0.75, ArmScore.Trunk), (a, b) => Share(b.Regions[2] <= 0.25 * a.Regions[2])),
        ["EASI at most 7"] = (new Measure.EasiAtMost(7.0), (_, b) => Share(b.Easi <= 7.0)),
        ["IGA 0/1"] = (new Measure.IgaAtMost(1), (_, b) => Share(b.Iga <= 1)),
        ["itch at most 4"] = (new Measure.ItchAtMost(4.0), (_, b) => Share(b.Itch <= 4.0)),
        ["EASI mean"] = (new Measure.MeanScore(ArmScore.Easi), (_, b) => b.Easi),
        ["itch mean"] = (new Measure.MeanScore(ArmScore.Itch), (_, b) => b.Itch),
    }.ToImmutableDictionary(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_measure_has_the_value_that_drawn_scores_have(string name)
    {
        (Measure measure, Func<VisitScores, VisitScores, double> count) = Measures[name];
        double drawn = _visits.Average(v => count(v.Before, v.After)) * (measure.IsShare ? 100.0 : 1.0);
        double predicted = Predict(Rows.Dupilumab(Day, measure, Everybody, 300.0, 14.0));

        // 4,096 patients: a standard error of at most 0.8 points; the rest is the straight line through the logit.
        Assert.Equal(drawn, predicted, measure.IsShare ? 2.0 : 0.15);
    }

    [Fact]
    public void A_fall_of_four_points_of_itch_is_counted_among_those_who_could()
    {
        (VisitScores Before, VisitScores After)[] able = [.. _visits.Where(v => v.Before.Itch >= 4.0)];
        double drawn = 100.0 * able.Average(v => Share(v.Before.Itch - v.After.Itch >= 4.0));
        Assert.Equal(drawn, Predict(Rows.Dupilumab(Day, new Measure.ItchResponse(4.0), Everybody, 300.0, 14.0)), 2.0);
    }

    [Fact]
    public void Entry_criteria_choose_whom_they_would_choose_among_drawn_scores()
    {
        (VisitScores Before, VisitScores After)[] enrolled = [.. _visits.Where(v => v.Before is { Easi: >= 16.0, Bsa: >= 10.0, Iga: >= 3, Itch: >= 4.0 })];
        EntryCriteria entry = new() { Easi = 16.0, Bsa = 10.0, Iga = 3, Itch = 4.0 };
        Assert.Equal(enrolled.Average(v => v.Before.Easi), Predict(Rows.Dupilumab(-1, new Measure.MeanScore(ArmScore.Easi), entry, 300.0, 14.0)), 0.5);
        Assert.Equal(100.0 * enrolled.Average(v => Share(v.After.Easi <= 0.25 * v.Before.Easi)), Predict(Rows.Dupilumab(Day, new Measure.EasiResponse(0.75, ArmScore.Easi), entry, 300.0, 14.0)), 2.5);
    }

    [Fact]
    public void Chosen_responders_are_those_of_drawn_scores()
    {
        (VisitScores Before, VisitScores After)[] responders = [.. _visits.Where(v => v.After.Iga <= 1 || v.After.Easi <= 0.25 * v.Before.Easi)];
        double drawn = 100.0 * responders.Average(v => Share(v.After.Easi <= 0.1 * v.Before.Easi));
        Selection among = new(Day - 1, SelectionRule.Easi75OrIga01, Not: false, Rescue: 0.0);

        // EASI-90 a day later is nearly, not quite, EASI-90 on the day: the rater errs anew, so fewer keep it.
        double predicted = Predict(Rows.Dupilumab(Day, new Measure.EasiResponse(0.9, ArmScore.Easi), Everybody, 300.0, 14.0, among: among));
        Assert.InRange(predicted, drawn - 12.0, drawn + 1.0);
    }

    private static double Predict(TrialRow row) =>
        new ArmSimulator(Shipped.Formulary, [row]).Predict([Central], new ArmOptions { Patients = Patients, Threads = 2 }).Predicted(0)[0];

    private static double Share(bool met) => met ? 1.0 : 0.0;

    private static (VisitScores Before, VisitScores After)[] Visits()
    {
        PopulationSpec spec = new() { Patients = Patients, Seed = 1, Draws = [Central], Drugs = ["dupilumab"], UntreatedEasi = (3.0, 72.0), InTrial = true };
        VirtualPopulation population = VirtualPopulation.Draw(spec, Shipped.Formulary, 2);
        Treatment treatment = new()
        {
            Systemic = [new SystemicTreatment("dupilumab", DoseSchedule.FromPatterns(
                DosePattern.Single(0.0, 600.0), new DosePattern { AmountMg = 300.0, FirstDay = 14.0, IntervalDays = 14.0, EndDay = 200.0 }))],
            Topicals = [],
        };
        CoursePlan plan = new()
        {
            Options = [new CourseOption("arm", treatment, treatment, Il13Reading.ReceptorBiology)],
            BranchDay = 0,
            EndDay = Day + 1,
            OutputDays = [Day],
            HazardEndDay = Day,
        };
        CourseOutcome outcome = CourseSimulator.Run(plan, population, Shipped.Formulary, 2, MachineLanes.Widest);
        ScoreModel model = new(Shipped.Formulary.Skin, 77);
        return [.. Enumerable.Range(0, Patients).Where(i => outcome.Status(i) == PatientStatus.Simulated).Select(i => (model.Visit(outcome, 0, 0, i), model.Visit(outcome, 0, 1, i)))];
    }
}
