using Clearance.Numerics.Solvers;
using Clearance.Testing;

namespace Clearance.Calibration.Tests.Baselines;

public sealed class MiyanoTests
{
    private static readonly MiyanoParameters Parameters = MiyanoParameters.Load(Repository.At("knowledge")).Value!;
    private static readonly Lazy<MiyanoCohort> Cohort = new(() => MiyanoCohort.Draw(Parameters, 1500, 3));
    private static readonly int[] Days = [14, 28, 56, 112, 168];

    private static MiyanoInput Placebo { get; } = new() { Placebo = 1.0 };

    private static MiyanoInput Jak(double share) =>
        Placebo with { Il4 = share, Il13 = share, Il22 = share, Il31 = share, InterferonGamma = share, Tslp = share };

    [Fact]
    public void There_are_51_parameters_each_with_a_spread()
    {
        Assert.Equal(51, MiyanoParameters.Names.Length);
        Assert.Equal(51, MiyanoParameters.Names.Distinct().Count());
        Assert.NotEqual(Parameters.Of(1, 0), Parameters.Of(1, 1));
        Assert.Equal(Parameters.Of(1, 7), Parameters.Of(1, 7));
    }

    [Fact]
    public void The_typical_patient_has_the_published_steady_state()
    {
        // 19.87642 in an independent transcription of the authors' code.
        MiyanoPatient patient = new(Parameters.Typical(), Parameters.EasiScale);
        double[] y = patient.Baseline(Parameters.BaselineWeeks);
        Assert.Equal(19.87642, patient.Easi(y), 5e-5);
        for (int state = 0; state < MiyanoPatient.States; state++)
        {
            Assert.InRange(patient.Derivative(state, y, default), -1e-6, 1e-6);
        }
    }

    [Fact]
    public void Steps_follow_the_equations_as_an_adaptive_solver_does()
    {
        MiyanoPatient patient = new(Parameters.Of(3, 5), Parameters.EasiScale);
        MiyanoInput input = Jak(0.8);
        double[] stepped = patient.Baseline(Parameters.BaselineWeeks);
        double[] solved = [.. stepped];
        DormandPrinceSolver solver = new(MiyanoPatient.States, 1e-8, 1e-10);
        RightHandSide rightHandSide = (_, y, dy) =>
        {
            for (int state = 0; state < MiyanoPatient.States; state++)
            {
                dy[state] = patient.Derivative(state, y, input);
            }
        };
        for (int week = 0; week < 8; week++)
        {
            Assert.Equal(SolverStatus.Reached, solver.Integrate(rightHandSide, week, week + 1, solved));
            patient.Advance(stepped, input, 1.0, MiyanoCohort.Step);
            Assert.Equal(patient.Easi(solved), patient.Easi(stepped), 0.05);
        }
    }

    // Published-model notes: an independent re-implementation with 300 patients, whose own sampling error is up to 3 points.
    [Theory]
    [InlineData("placebo", new double[] { 43, 46, 49, 50, 51 }, new double[] { 14, 18, 22, 24, 25 })]
    [InlineData("dupilumab", new double[] { 68, 72, 75, 75, 75 }, new double[] { 48, 56, 60, 62, 62 })]
    [InlineData("lebrikizumab", new double[] { 68, 72, 74, 75, 75 }, new double[] { 48, 56, 60, 62, 62 })]
    [InlineData("nemolizumab", new double[] { 49, 53, 56, 57, 57 }, new double[] { 16, 25, 28, 31, 31 })]
    [InlineData("JAK 0.9", new double[] { 75, 78, 78, 79, 79 }, new double[] { 63, 68, 70, 71, 71 })]
    [InlineData("JAK 0.6", new double[] { 64, 68, 70, 71, 71 }, new double[] { 38, 48, 53, 55, 55 })]
    public void Responses_by_week_are_those_of_another_implementation(string arm, double[] improvement, double[] easi75)
    {
        double antibody = Parameters.AntibodyBlock;
        MiyanoInput input = arm switch
        {
            "placebo" => Placebo,
            "dupilumab" => Placebo with { Il4 = antibody, Il13 = antibody },
            "lebrikizumab" => Placebo with { Il13 = antibody },
            "nemolizumab" => Placebo with { Il31 = antibody },
            "JAK 0.9" => Jak(0.9),
            _ => Jak(0.6),
        };
        double[][] easi = Cohort.Value.Easi([new MiyanoStretch(168, input)], Days);
        for (int d = 0; d < Days.Length; d++)
        {
            double[] ratio = [.. easi[d].Zip(Cohort.Value.BaselineEasi, (now, then) => now / then)];
            Assert.InRange(100.0 * (1.0 - ratio.Average()) - improvement[d], -4.0, 4.0);
            Assert.InRange((100.0 * ratio.Count(r => r <= 0.25) / ratio.Length) - easi75[d], -9.0, 9.0);
        }
    }

    [Fact]
    public void After_withdrawal_response_falls_back_to_placebo_in_the_published_time()
    {
        double antibody = Parameters.AntibodyBlock;
        MiyanoStretch[] stops = [new(168, Placebo with { Il4 = antibody, Il13 = antibody }), new(252, Placebo)];
        double[][] easi = Cohort.Value.Easi(stops, [168, 196, 224, 420]);
        double[] improvement = [.. easi.Select(day => 100.0 * (1.0 - day.Zip(Cohort.Value.BaselineEasi, (now, then) => now / then).Average()))];
        double[] published = [75, 57, 54, 51];
        for (int i = 0; i < published.Length; i++)
        {
            Assert.InRange(improvement[i] - published[i], -4.0, 4.0);
        }
    }

    [Fact]
    public void Nobody_has_an_impossible_EASI_at_baseline()
    {
        Assert.Equal(1500, Cohort.Value.Count);
        Assert.All(Cohort.Value.BaselineEasi, easi => Assert.InRange(easi, 0.0, 72.0));
    }
}
