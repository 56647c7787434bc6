using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation.Tests;

public sealed class BiologicResidualsTests
{
    private const int L = BlockLayout.Lanes;
    private static readonly VirtualPopulation Population = Shipped.Population(8, "dupilumab", "tralokinumab", "tofacitinib");
    private static readonly SystemicTreatment Dupilumab = new("dupilumab", DoseSchedule.FromPatterns(
        new DosePattern { AmountMg = 600.0, FirstDay = 3.0, IntervalDays = 14.0, EndDay = 4.0 },
        new DosePattern { AmountMg = 300.0, FirstDay = 17.0, IntervalDays = 14.0, EndDay = 200.0 }));

    [Fact]
    public void Mean_and_slope_of_each_step_are_those_of_the_concentration_sampled_finely()
    {
        StepPlan plan = Shipped.Plan(Shipped.Treatment(Dupilumab), Population, 120);
        (double[] residuals, double[] concentrations) = Fill(plan, Shipped.Treatment(Dupilumab));
        double[] fine = Fine(Dupilumab, 3, 117 * 32, 32);
        for (int s = 0; s < plan.Steps.Length; s++)
        {
            PlanStep step = plan.Steps[s];
            for (int lane = 0; lane < L; lane++)
            {
                double mean = 1.0, slope = 0.0;
                if (step.Start >= 3.0)
                {
                    int from = (int)((step.Start - 3.0) * 32.0), intervals = (int)(step.Length * 32.0);
                    mean = Simpson(intervals, i => Passed(fine[((from + i) * L) + lane], lane));
                    slope = 3.0 * Simpson(intervals, i => Passed(fine[((from + i) * L) + lane], lane) * ((2.0 * i / intervals) - 1.0));
                }

                int row = s * BiologicColumn.Count * L;
                Assert.Equal(mean, residuals[row + (BiologicColumn.Il4 * L) + lane], 2e-3);
                Assert.Equal(slope, residuals[row + ((BiologicColumn.Il4 + 1) * L) + lane], 1e-2);
                Assert.Equal(residuals[row + (BiologicColumn.Il4 * L) + lane], residuals[row + (BiologicColumn.Il13 * L) + lane]);
                Assert.Equal(1.0, residuals[row + (BiologicColumn.Il31 * L) + lane]);
            }
        }

        Assert.Equal(0.0, concentrations[(2 * L) + 1]);
        Assert.Equal(fine[(50 * 32 * L) + 1], concentrations[(53 * L) + 1], 1e-3 * fine[(50 * 32 * L) + 1]);
    }

    [Fact]
    public void What_two_biologics_let_through_is_the_product()
    {
        SystemicTreatment second = Shipped.Given("tralokinumab", 300.0, 14.0, 0.0, 100.0);
        StepPlan plan = Shipped.Plan(Shipped.Treatment(Dupilumab, second), Population, 80);
        double[] both = Fill(plan, Shipped.Treatment(Dupilumab, second)).Residuals;
        double[] a = Fill(plan, Shipped.Treatment(Dupilumab)).Residuals;
        double[] b = Fill(plan, Shipped.Treatment(second)).Residuals;
        int row = (plan.StepAt(60) * BiologicColumn.Count) * L;
        for (int lane = 0; lane < L; lane++)
        {
            int at = row + (BiologicColumn.Il13 * L) + lane;
            Assert.True(a[at] < 0.5 && b[at] < 1.0 && both[at] < a[at]);
            Assert.Equal(a[at] * b[at], both[at], 1e-3);
            Assert.Equal(a[row + (BiologicColumn.Il4 * L) + lane], both[row + (BiologicColumn.Il4 * L) + lane]);
        }
    }

    [Fact]
    public void A_biologic_begun_before_the_plan_is_already_there_on_its_first_day()
    {
        SystemicTreatment early = Shipped.Given("dupilumab", 300.0, 14.0, -420.0, 100.0);
        StepPlan plan = Shipped.Plan(Shipped.Treatment(early), Population, 60);
        (double[] residuals, double[] concentrations) = Fill(plan, Shipped.Treatment(early));
        double[] fine = Fine(early, -420, 480 * 2, 2);
        for (int lane = 0; lane < L; lane++)
        {
            Assert.Equal(fine[(420 * 2 * L) + lane], concentrations[lane], 1e-9);
            Assert.Equal(Passed(fine[((450 * 2) + 1) * L + lane], lane), residuals[(plan.StepAt(30) * BiologicColumn.Count * L) + lane], 5e-3);
        }
    }

    private static (double[] Residuals, double[] Concentrations) Fill(StepPlan plan, Treatment treatment)
    {
        double[] residuals = new double[plan.Steps.Length * BiologicColumn.Count * L];
        double[] concentrations = new double[2 * plan.Days * L];
        BiologicResiduals<Lane8> biologics = new(plan, treatment, Population.Drugs);
        biologics.Fill(Population.Drugs, Population.Columns(0), 0, plan.EndDay, residuals, concentrations);
        Assert.Equal(0, biologics.FailedSteps);
        return (residuals, concentrations);
    }

    // mg/L of the block's patients at first + i/perDay.
    private static double[] Fine(SystemicTreatment given, int first, int intervals, int perDay)
    {
        DrugBlocks drug = Population.Drugs[given.Drug];
        Lane8[] values = new Lane8[intervals + 1];
        AntibodyCourse.Fill(drug.Model, drug.Individual(0), given.Schedule, first, perDay, values.AsSpan(), new SaturableWorkspace<Lane8>());
        double[] result = new double[values.Length * L];
        for (int i = 0; i < values.Length; i++)
        {
            Lane8.Store(values[i], result.AsSpan(), i * L);
        }

        return result;
    }

    private static double Passed(double concentration, int lane)
    {
        double x = concentration * Population.Drugs["dupilumab"].Potency(0)[(DrugBlocks.InverseEc50 * L) + lane];
        return 1.0 - (Population.Columns(0)[(PatientColumn.ReceptorEffect * L) + lane] * x / (1.0 + x));
    }

    private static double Simpson(int intervals, Func<int, double> f)
    {
        double sum = f(0) + f(intervals);
        for (int i = 1; i < intervals; i++)
        {
            sum += f(i) * (i % 2 == 1 ? 4.0 : 2.0);
        }

        return sum / (3.0 * intervals);
    }
}
