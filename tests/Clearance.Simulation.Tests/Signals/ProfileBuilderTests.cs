using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation.Tests;

public sealed class ProfileBuilderTests
{
    private const int L = BlockLayout.Lanes;
    private static readonly VirtualPopulation Population = Shipped.Population(8, "tofacitinib", "baricitinib", "dupilumab");

    [Theory]
    [InlineData(30)]
    [InlineData(31)]
    [InlineData(75)]
    [InlineData(90)]
    public void Moments_of_a_day_are_those_of_the_concentration_sampled_every_minute(int day)
    {
        // Begun on day 30, steady on day 75, stopped on day 90 (the day after the last dose).
        SystemicTreatment given = Shipped.Given("tofacitinib", 5.0, 0.5, 30.0, 90.0);
        (StepPlan plan, double[] profiles) = Profiles(Shipped.Treatment(given));
        for (int lane = 0; lane < L; lane++)
        {
            double[] nanomolar = BlockadeTableTests.Minutes(Population, lane, day, given);
            Compare(plan, profiles, day, lane, Equivalents("tofacitinib", lane, nanomolar));
        }
    }

    [Fact]
    public void Two_drugs_at_one_site_add_as_dose_equivalents()
    {
        SystemicTreatment first = Shipped.Given("tofacitinib", 5.0, 0.5, 0.0, 80.0);
        SystemicTreatment second = Shipped.Given("baricitinib", 4.0, 1.0, 0.25, 80.0);
        (StepPlan plan, double[] profiles) = Profiles(Shipped.Treatment(first, second));
        for (int lane = 0; lane < L; lane++)
        {
            // At the builder's own nodes, so that nothing but the addition is judged.
            int profile = plan.Steps[plan.StepAt(60)].Profile;
            ProfileDay day = plan.ProfileDays.Single(d => d.First == profile);
            DayNodes nodes = DayNodes.For(day.DoseTimes);
            double[] times = [.. nodes.Times.Select(t => day.Day + t)];
            double[][] a = Equivalents("tofacitinib", lane, BlockadeTableTests.Nanomolar(Population, lane, first, times));
            double[][] b = Equivalents("baricitinib", lane, BlockadeTableTests.Nanomolar(Population, lane, second, times));
            double jak2 = nodes.Weights.Select((w, i) => w / (1.0 + a[1][i] + b[1][i])).Sum();
            double tyk2 = nodes.Weights.Select((w, i) => w / (1.0 + a[2][i] + b[2][i])).Sum();
            Assert.Equal(jak2, profiles[(((profile * ProfileColumn.Count) + ProfileColumn.Jak2) * L) + lane], 1e-12);
            Assert.Equal(tyk2, profiles[(((profile * ProfileColumn.Count) + ProfileColumn.Tyk2) * L) + lane], 1e-12);
        }
    }

    [Fact]
    public void Without_a_jak_inhibitor_everything_passes_and_no_hazard_is_added()
    {
        (StepPlan plan, double[] profiles) = Profiles(Shipped.Treatment(Shipped.Given("dupilumab", 300.0, 14.0, 0.0, 80.0)));
        Assert.All(plan.Steps, s => Assert.Equal(0, s.Profile));
        double[] none = new double[ProfileColumn.Count * L];
        ProfileColumn.SetNone(none);
        Assert.Equal(none, profiles);
        Assert.Equal(0.0, none[ProfileColumn.ZosterExcess * L]);
        Assert.Equal(1.0, none[ProfileColumn.Tyk2 * L]);
    }

    [Fact]
    public void Lane_widths_agree_bit_for_bit()
    {
        Treatment treatment = Shipped.Treatment(Shipped.Given("tofacitinib", 5.0, 0.5, 10.0, 60.0), Shipped.Given("baricitinib", 4.0, 1.0, 30.0, 60.0));
        Assert.Equal(Profiles<Lane1>(treatment).Profiles, Profiles<Lane8>(treatment).Profiles);
        Assert.Equal(Profiles<Lane1>(treatment).Profiles, Profiles<Lane4>(treatment).Profiles);
    }

    [Fact]
    public void The_hazard_added_by_the_drug_rises_with_its_dose()
    {
        double[] At(double mg)
        {
            (StepPlan plan, double[] profiles) = Profiles(Shipped.Treatment(Shipped.Given("tofacitinib", mg, 0.5, 0.0, 80.0)));
            int profile = plan.Steps[plan.StepAt(60)].Profile;
            return profiles[(((profile * ProfileColumn.Count) + ProfileColumn.ZosterExcess) * L)..][..L];
        }

        double[] low = At(5.0), high = At(10.0);
        double[] slope = Population.Columns(0).Slice(PatientColumn.ZosterSlope * L, L).ToArray();
        for (int lane = 0; lane < L; lane++)
        {
            Assert.Equal(Math.Sign(slope[lane]), Math.Sign(low[lane]));
            Assert.True(Math.Abs(high[lane]) > Math.Abs(low[lane]));
            Assert.True(Math.Abs(high[lane]) < Math.Abs(Math.Exp(slope[lane]) - 1.0), "full blockade is the most there is");
        }
    }

    private static (StepPlan Plan, double[] Profiles) Profiles(Treatment treatment) => Profiles<Lane8>(treatment);

    private static (StepPlan Plan, double[] Profiles) Profiles<T>(Treatment treatment)
        where T : struct, ILane<T>
    {
        StepPlan plan = Shipped.Plan(treatment, Population, 100);
        double[] profiles = new double[plan.Profiles * ProfileColumn.Count * L];
        new ProfileBuilder<T>(plan.ProfileDays, Population.Drugs, Shipped.Formulary.Signalling.ClassOf(SkinSignal.Il13, Il13Reading.ReceptorBiology))
            .Fill(Population.Columns(0), 0, profiles);
        return (plan, profiles);
    }

    // C/IC50 in skin at each minute behind JAK1/JAK3, JAK1/JAK2 and JAK1/TYK2 receptors.
    private static double[][] Equivalents(string drug, int lane, double[] nanomolar)
    {
        double[] potency = Population.Drugs[drug].Potency(0).ToArray();
        double skin = potency[(DrugBlocks.SkinFactor * L) + lane];
        return [.. new[] { PotencyClass.Jak1Jak3, PotencyClass.Jak1Jak2, PotencyClass.Jak1Tyk2 }
            .Select(c => Array.ConvertAll(nanomolar, n => n * skin * potency[((int)c * L) + lane]))];
    }

    private static void Compare(StepPlan plan, double[] profiles, int day, int lane, double[][] equivalents)
    {
        ReadOnlySpan<double> patient = Population.Columns(0);
        double chi = patient[(PatientColumn.TslpShare * L) + lane], gam = patient[(PatientColumn.GammaChainNeed * L) + lane];
        int first = plan.StepAt(day);
        int pieces = plan.Steps[first].IsQuarter ? 4 : 1;
        for (int piece = 0; piece < pieces; piece++)
        {
            int profile = plan.Steps[first + piece].Profile;
            int minutes = 1440 / pieces;
            double Found(int column) => profiles[(((profile * ProfileColumn.Count) + column) * L) + lane];
            void Moments(int column, Func<int, double> f)
            {
                double mean = 0.0, slope = 0.0;
                for (int i = 0; i < minutes; i++)
                {
                    double value = f((piece * minutes) + i);
                    mean += value / minutes;
                    slope += 3.0 * value * ((2.0 * (i + 0.5) / minutes) - 1.0) / minutes;
                }

                // A thousandth of the signal: the kink at the end of the lag lies inside a piece and costs up to 0.0007.
                Assert.Equal(mean, Found(column), 1e-3);
                Assert.Equal(slope, Found(column + 1), 2e-3);
            }

            double Passed(int receptor, int i) => 1.0 / (1.0 + equivalents[receptor][i]);
            double Need(int i) => 1.0 - (gam * (1.0 - Passed(0, i)));
            double Drive(int i) => ((chi * Passed(1, i)) + 1.0 - chi) * Need(i);
            Moments(ProfileColumn.Tyk2, i => Passed(2, i));
            Moments(ProfileColumn.Jak2, i => Passed(1, i));
            Moments(ProfileColumn.GammaChain, Need);
            Moments(ProfileColumn.Drive, Drive);
            Moments(ProfileColumn.DriveIl4, i => Drive(i) * Passed(0, i));
        }
    }
}
