using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;
using FsCheck;
using FsCheck.Fluent;

namespace Clearance.Simulation.Tests;

/// <summary>What must hold for any patients and regimens.</summary>
public sealed class CoursePropertiesTests
{
    private const int Patients = 64;
    private static readonly VirtualPopulation Population = Shipped.Population(Patients, "dupilumab", "nemolizumab", "tofacitinib", "upadacitinib");
    private static readonly ImmutableArray<int> Weeks = [.. Enumerable.Range(0, 20).Select(w => 7 * w)];

    [Fact]
    public void Scores_and_hazards_stay_in_their_bounds_whatever_is_given()
    {
        Gen<Treatment> treatments =
            from biologic in Gen.Elements("dupilumab", "nemolizumab")
            from mg in Gen.Elements(30.0, 300.0, 3000.0)
            from every in Gen.Elements(7.0, 14.0, 28.0)
            from start in Gen.Choose(0, 60)
            from jak in Gen.Elements("tofacitinib", "upadacitinib")
            from jakMg in Gen.Elements(1.0, 15.0, 500.0)
            from jakStart in Gen.Choose(0, 100)
            from length in Gen.Choose(1, 60)
            from applications in Gen.Elements(0.0, 1.0, 3.0)
            from regions in Gen.Choose(0, 15)
            select new Treatment
            {
                Systemic = [Shipped.Given(biologic, mg, every, start, 140.0), Shipped.Given(jak, jakMg, 0.5, jakStart, jakStart + length)],
                Topicals = [new TopicalTreatment(start, start + length, applications, regions)],
            };
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(12), Prop.ForAll(treatments.ToArbitrary(), treatment =>
        {
            CourseOutcome outcome = Run(treatment);
            for (int p = 0; p < Patients; p++)
            {
                Assert.Equal(Population.Status(p), outcome.Status(p));
                for (int output = 0; output < outcome.OutputDays.Length; output++)
                {
                    double whole = 0.0;
                    for (int r = 0; r < 4; r++)
                    {
                        Assert.InRange(outcome.RegionalEasi(0, output, r, p), 0.0, 72.0);
                        whole += EasiWeights.Adult[r] * outcome.RegionalEasi(0, output, r, p);
                    }

                    Assert.Equal(whole, outcome.Easi(0, output, p), 1e-3);
                    Assert.InRange(outcome.Itch(0, output, p), 0.0, 10.0);
                    Assert.True(outcome.Concentration(0, output, 0, p) >= 0.0 && outcome.Concentration(0, output, 1, p) >= 0.0);
                }

                Assert.All(Enum.GetValues<InfectionEvent>(), e => Assert.True(outcome.Hazard(0, e, p) > 0.0));
            }
        }));
    }

    [Fact]
    public void Without_triggers_and_treatment_effects_nothing_changes_before_the_first_dose()
    {
        CourseOutcome none = Run(Shipped.Treatment());
        CourseOutcome late = Run(Shipped.Treatment(Shipped.Given("dupilumab", 300.0, 14.0, 70.0, 140.0), Shipped.Given("tofacitinib", 5.0, 0.5, 84.0, 140.0)));
        for (int p = 0; p < Patients; p++)
        {
            for (int output = 0; output < none.OutputDays.Length; output++)
            {
                if (none.OutputDays[output] < 70)
                {
                    Assert.Equal(none.Easi(0, output, p), late.Easi(0, output, p));
                    Assert.Equal(none.Itch(0, output, p), late.Itch(0, output, p));
                }
            }

            Assert.NotEqual(none.Easi(0, none.OutputDays.Length - 1, p), late.Easi(0, none.OutputDays.Length - 1, p));
        }
    }

    [Fact]
    public void More_of_a_jak_inhibitor_is_never_worse_for_the_mean_easi()
    {
        double[] doses = [0.5, 2.0, 5.0, 10.0, 30.0];
        CourseOutcome[] outcomes = [Run(Shipped.Treatment()), .. doses.Select(mg => Run(Shipped.Treatment(Shipped.Given("tofacitinib", mg, 0.5, 0.0, 140.0))))];
        for (int output = 2; output < outcomes[0].OutputDays.Length; output++)
        {
            double[] means = [.. outcomes.Select(o => Enumerable.Range(0, Patients).Average(p => o.Easi(0, output, p)))];
            Assert.Equal(means.OrderDescending(), means);
            Assert.True(means[0] > means[^1] + 1.0);
        }
    }

    [Fact]
    public void The_option_without_the_rescue_is_the_course_without_the_drug_bit_for_bit()
    {
        Treatment with = Shipped.Treatment(Shipped.Given("dupilumab", 300.0, 14.0, 0.0, 140.0), Shipped.Given("tofacitinib", 5.0, 0.5, 70.0, 110.0));
        Treatment without = with.Without("tofacitinib");
        Assert.Equal(["dupilumab"], without.Systemic.Select(s => s.Drug));
        CourseOption off = new("without", without, with, Il13Reading.ReceptorBiology);
        CourseOutcome contrast = Run([new("with", with, with, Il13Reading.ReceptorBiology), off], triggers: true);
        CourseOutcome alone = Run([off], triggers: true);
        for (int p = 0; p < Patients; p++)
        {
            for (int output = 0; output < alone.OutputDays.Length; output++)
            {
                Assert.Equal(alone.Easi(0, output, p), contrast.Easi(1, output, p));
                Assert.Equal(alone.Itch(0, output, p), contrast.Itch(1, output, p));
            }

            Assert.Equal(alone.Hazard(0, InfectionEvent.Zoster, p), contrast.Hazard(1, InfectionEvent.Zoster, p));
            Assert.Equal(alone.DrugHazard(0, InfectionEvent.Zoster, p), contrast.DrugHazard(1, InfectionEvent.Zoster, p));
        }
    }

    [Fact]
    public void Without_a_jak_inhibitor_no_hazard_is_due_to_the_drug()
    {
        CourseOutcome outcome = Run(Shipped.Treatment(Shipped.Given("dupilumab", 300.0, 14.0, 0.0, 140.0)));
        Assert.All(Enumerable.Range(0, Patients), p => Assert.All(Enum.GetValues<InfectionEvent>(), e => Assert.Equal(0.0, outcome.DrugHazard(0, e, p))));
    }

    [Fact]
    public void The_reading_of_il_13_matters_where_no_biologic_blocks_it_and_hardly_beside_dupilumab()
    {
        double Gain(Treatment treatment)
        {
            CourseOutcome outcome = Run(
                [new("receptors", treatment, treatment, Il13Reading.ReceptorBiology), new("authors", treatment, treatment, Il13Reading.Authors)], triggers: false);
            int last = outcome.OutputDays.Length - 1;
            return Enumerable.Range(0, Patients).Average(p => outcome.Easi(0, last, p) - outcome.Easi(1, last, p));
        }

        SystemicTreatment jak = Shipped.Given("tofacitinib", 5.0, 0.5, 0.0, 140.0);
        double alone = Gain(Shipped.Treatment(jak));
        double beside = Gain(Shipped.Treatment(jak, Shipped.Given("dupilumab", 300.0, 14.0, 0.0, 140.0)));
        Assert.True(alone > 1.0, $"{alone} points alone");
        Assert.InRange(beside, 0.0, 0.5 * alone);
    }

    private static CourseOutcome Run(Treatment treatment) =>
        Run([new("a", treatment, treatment, Il13Reading.ReceptorBiology)], triggers: false);

    private static CourseOutcome Run(ImmutableArray<CourseOption> options, bool triggers) => CourseSimulator.Run(
        new CoursePlan
        {
            Options = options,
            BranchDay = triggers ? 70 : 0,
            EndDay = 140,
            OutputDays = Weeks,
            HazardEndDay = 110,
            Triggers = triggers,
        },
        Population,
        Shipped.Formulary,
        2,
        MachineLanes.Widest);
}
