using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation.Tests;

/// <summary>The background steroid of a trial is tapered as the skin clears.</summary>
public sealed class AsNeededTests
{
    [Fact]
    public void It_keeps_more_of_its_effect_on_placebo_than_on_a_drug_that_clears()
    {
        double[] mean = Means(16 * 7);
        (double placebo, double steadyPlacebo, double asNeededPlacebo) = (mean[0], mean[1], mean[2]);
        (double drug, double steadyDrug, double asNeededDrug) = (mean[3], mean[4], mean[5]);
        Assert.InRange(asNeededPlacebo, steadyPlacebo, placebo);
        Assert.InRange(asNeededDrug, steadyDrug, drug);

        // On the drug the signs are a fraction of what they were, and so is what is put on.
        double KeptOnPlacebo() => (placebo - asNeededPlacebo) / (placebo - steadyPlacebo);
        double KeptOnDrug() => (drug - asNeededDrug) / (drug - steadyDrug);
        Assert.True(KeptOnDrug() < 0.8 * KeptOnPlacebo(), $"{KeptOnDrug():0.00} of the effect is left on the drug, {KeptOnPlacebo():0.00} on placebo");
    }

    [Fact]
    public void The_kernel_follows_the_resolved_solution()
    {
        Treatment treatment = Steroid(true, []);
        VirtualPopulation population = Population(8);
        ArmSet set = ArmSet.Plan([new ArmCourse { Name = "placebo", Treatment = treatment, InTrial = true, SteroidSymbol = "trial_etop", OutputDays = [27, 55] }], Shipped.Formulary);
        Assert.All(set.Plans[0].Steps, step => Assert.True(step.SteroidAsNeeded));
        double[] columns = population.Columns(0).ToArray();
        for (int lane = 0; lane < 8; lane++)
        {
            // Triggers off: the same smooth course in both.
            columns[(PatientColumn.SteroidEffect * 8) + lane] = 0.5;
            columns[(PatientColumn.Trial * 8) + lane] = 0.0;
        }

        for (int lane = 0; lane < 8; lane++)
        {
            SkinReference reference = new(columns, lane);
            double[] y = new double[SkinReference.Dimension], k = new double[SkinReference.Dimension], middle = new double[SkinReference.Dimension];
            SkinReference.SetUntreated(y);
            const int steps = 4000;
            for (int s = 0; s < steps; s++)
            {
                double h = 28.0 / steps;
                SkinInput Input(double t) => new()
                {
                    Il4AtTCells = 1.0, Il4AtKeratinocytes = 1.0, Il13 = 1.0, Il31 = 1.0, Il22 = 1.0, InterferonGamma = 1.0, Tslp = 1.0, GammaChain = 1.0,
                    CareOnset = 1.0 - Math.Exp(-Shipped.Formulary.Skin.Central("kp") * t),
                    SteroidApplications = One, SteroidAsNeeded = true,
                };
                reference.Derivative(Input(s * h), y, k);
                for (int i = 0; i < y.Length; i++)
                {
                    middle[i] = y[i] + (0.5 * h * k[i]);
                }

                reference.Derivative(Input((s + 0.5) * h), middle, k);
                for (int i = 0; i < y.Length; i++)
                {
                    y[i] += h * k[i];
                }
            }

            double[] state = new double[StateColumn.Count * 8];
            StateColumn.SetUntreated(state);
            double[] residuals = new double[set.Plans[0].Steps.Length * BiologicColumn.Count * 8], profiles = new double[ProfileColumn.Count * 8];
            for (int s = 0; s < set.Plans[0].Steps.Length; s++)
            {
                BiologicColumn.SetNone(residuals.AsSpan(s * BiologicColumn.Count * 8, BiologicColumn.Count * 8));
            }

            ProfileColumn.SetNone(profiles);
            double[] daily = new double[56 * DailyColumn.Count * 8];
            SkinKernel.Advance<Lane8>(set.Plans[0].Steps.AsSpan()[..28], columns, state, [], residuals, profiles, daily, 0);
            for (int r = 0; r < 4; r++)
            {
                Assert.Equal(y[16 + r], state[((StateColumn.Signs + r) * 8) + lane], 0.01);
                Assert.Equal(y[20 + r], state[((StateColumn.Steroid + r) * 8) + lane], 0.02 * y[20 + r]);
            }
        }
    }

    private static double[] One { get; } = [1.0, 1.0, 1.0, 1.0];

    private static double[] Means(int day)
    {
        DoseSchedule dupilumab = DoseSchedule.FromPatterns([new DosePattern { AmountMg = 600.0, FirstDay = 0.0, IntervalDays = 14.0, EndDay = 1.0 }, new DosePattern { AmountMg = 300.0, FirstDay = 14.0, IntervalDays = 14.0, EndDay = 200.0 }]);
        ImmutableArray<SystemicTreatment> drug = [new SystemicTreatment("dupilumab", dupilumab)];
        Treatment[] treatments = [None([]), Steroid(false, []), Steroid(true, []), None(drug), Steroid(false, drug), Steroid(true, drug)];
        ArmSet set = ArmSet.Plan(
            [.. treatments.Select(t => new ArmCourse { Name = "arm", Treatment = t, InTrial = true, SteroidSymbol = t.Topicals.IsEmpty ? null : "trial_etop", OutputDays = [day] })],
            Shipped.Formulary);
        VirtualPopulation population = Population(256);
        ArmOutcome outcome = ArmSetSimulator.Run(set, population, Shipped.Formulary, 2, LaneWidth.Eight);
        return [.. Enumerable.Range(0, treatments.Length).Select(a => outcome.Day(a, day, ArmScore.Easi).ToArray().Average(x => (double)x))];
    }

    private static VirtualPopulation Population(int patients) => VirtualPopulation.Draw(
        new PopulationSpec { Patients = patients, Seed = 3, Drugs = ["dupilumab"], Draws = [ModelDraw.Central(Shipped.Formulary)], InTrial = true }, Shipped.Formulary, 2);

    private static Treatment None(ImmutableArray<SystemicTreatment> systemic) => new() { Systemic = systemic, Topicals = [] };

    private static Treatment Steroid(bool asNeeded, ImmutableArray<SystemicTreatment> systemic) => new()
    {
        Systemic = systemic,
        Topicals = [new TopicalTreatment(0.0, 400.0, 1.0, 15) { IsAsNeeded = asNeeded }],
    };
}
