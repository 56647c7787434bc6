using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Simulation.Tests;

public sealed class ScoreModelTests
{
    private static readonly SkinModelFacts Facts = Shipped.Formulary.Skin;
    private const int Patients = 4000;

    [Fact]
    public void The_rater_error_is_a_student_t_on_the_logit_shared_by_the_regions()
    {
        VisitScores[] visits = Visits(20.0, 4.0);
        double offset = Facts.Central("easi_offset");
        double Logit(double easi) => PriorSampler.Logit((easi + offset) / (72.0 + (2.0 * offset)));
        double[] errors = [.. visits.Select(v => Logit(v.Regions[0]) - Logit(20.0))];
        double df = Facts.Central("score_df");
        double sd = Facts.Central("sigma_same") * Math.Sqrt(df / (df - 2.0));
        Assert.Equal(0.0, errors.Average(), 4.0 * sd / Math.Sqrt(Patients));

        // The fourth moment of a t with 5 degrees of freedom is wide: 15% on the SD is four of its standard errors.
        Assert.InRange(Math.Sqrt(errors.Average(e => e * e)) / sd, 0.85, 1.15);
        Assert.All(visits, v => Assert.Equal(v.Regions[0], v.Regions[3], 1e-9));
        Assert.All(visits, v => Assert.Equal(v.Regions[0], v.Easi, 1e-9));
    }

    [Fact]
    public void A_region_at_the_median_of_the_zero_rule_is_scored_0_by_half_the_raters()
    {
        double at = Facts.Central("zero_median");
        Assert.InRange(Visits(at, 1.0).Average(v => v.Regions[1] == 0.0 ? 1.0 : 0.0), 0.46, 0.54);
        double sdBelow = at * Math.Exp(-Facts.Central("zero_sd"));
        Assert.InRange(Visits(sdBelow, 1.0).Average(v => v.Regions[1] == 0.0 ? 1.0 : 0.0), 0.8413 - 0.03, 0.8413 + 0.03);
        Assert.All(Visits(0.0, 1.0), v => Assert.Equal(0.0, v.Easi));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void At_a_cut_of_the_iga_half_the_raters_are_above_it(int cut)
    {
        double easi = Facts.Central($"iga_cut_{cut}") - Facts.Central("easi_offset");
        double above = Visits(easi, 4.0).Average(v => v.Iga > cut ? 1.0 : 0.0);
        Assert.InRange(above, 0.46, 0.54);
        Assert.All(Visits(easi, 4.0), v => Assert.InRange(v.Iga, 0, 4));
    }

    [Fact]
    public void Itch_is_scored_around_its_truth_within_0_to_10()
    {
        VisitScores[] middle = Visits(20.0, 5.0);
        double sd = Facts.Central("nrs_sd_week");
        Assert.Equal(5.0, middle.Average(v => v.Itch), 4.0 * sd / Math.Sqrt(Patients));
        Assert.All(Visits(20.0, 9.9), v => Assert.InRange(v.Itch, 0.0, 10.0));
    }

    [Fact]
    public void The_errors_of_a_visit_are_the_same_under_every_option_and_others_on_another_day()
    {
        CourseOutcome outcome = Outcome(20.0, 4.0);
        ScoreModel model = new(Facts, 3);
        VisitScores first = model.Visit(outcome, 0, 0, 7);
        VisitScores other = model.Visit(outcome, 1, 0, 7);
        Assert.Equal((first.Easi, first.Iga, first.Itch), (other.Easi, other.Iga, other.Itch));
        Assert.NotEqual(first.Easi, model.Visit(outcome, 0, 1, 7).Easi);
        Assert.NotEqual(first.Easi, model.Visit(outcome, 0, 0, 8).Easi);
        Assert.NotEqual(first.Easi, new ScoreModel(Facts, 4).Visit(outcome, 0, 0, 7).Easi);
    }

    private static VisitScores[] Visits(double easi, double itch)
    {
        CourseOutcome outcome = Outcome(easi, itch);
        ScoreModel model = new(Facts, 3);
        return [.. Enumerable.Range(0, Patients).Select(p => model.Visit(outcome, 0, 0, p))];
    }

    // Patients whose true scores are the same everywhere.
    private static CourseOutcome Outcome(double easi, double itch)
    {
        Treatment none = Shipped.Treatment();
        CoursePlan plan = new()
        {
            Options = [new("a", none, none, Il13Reading.ReceptorBiology), new("b", none, none, Il13Reading.ReceptorBiology)],
            BranchDay = 0,
            EndDay = 10,
            OutputDays = [5],
            HazardEndDay = 10,
        };
        CourseOutcome outcome = new(plan, Patients, 1);
        for (int option = 0; option < 2; option++)
        {
            for (int block = 0; block < Patients / BlockLayout.Lanes; block++)
            {
                Span<float> scores = outcome.Block(option, block);
                for (int output = 0; output < 2; output++)
                {
                    for (int column = 0; column < DailyColumn.Count; column++)
                    {
                        scores.Slice(((output * outcome.Columns) + column) * BlockLayout.Lanes, BlockLayout.Lanes).Fill((float)(column == DailyColumn.Itch ? itch : easi));
                    }
                }
            }
        }

        return outcome;
    }
}
