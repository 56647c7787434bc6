using Clearance.Numerics.Solvers;

namespace Clearance.Numerics.Tests;

public sealed class DormandPrinceSolverTests
{
    private static double OscillatorError(double tolerance, out long steps)
    {
        DormandPrinceSolver solver = new(2, tolerance, tolerance);
        double[] y = [1.0, 0.0];
        Assert.Equal(
            SolverStatus.Reached,
            solver.Integrate(
                (_, s, d) =>
                {
                    d[0] = s[1];
                    d[1] = -s[0];
                },
                0.0,
                20.0,
                y));
        steps = solver.Steps;
        return Math.Max(Math.Abs(y[0] - Math.Cos(20.0)), Math.Abs(y[1] + Math.Sin(20.0)));
    }

    [Fact]
    public void Oscillator_follows_its_closed_form() => Assert.InRange(OscillatorError(1e-10, out _), 0.0, 1e-8);

    [Fact]
    public void Error_falls_with_the_fifth_power_of_the_steps()
    {
        double coarse = OscillatorError(1e-6, out long few);
        double fine = OscillatorError(1e-10, out long many);
        double order = Math.Log(coarse / fine) / Math.Log((double)many / few);
        Assert.InRange(order, 4.5, 5.6);
    }

    [Fact]
    public void An_infinite_derivative_is_reported()
    {
        DormandPrinceSolver solver = new(1, 1e-8, 1e-8);
        double[] y = [1.0];
        Assert.Equal(SolverStatus.NotFinite, solver.Integrate((_, _, d) => d[0] = double.NaN, 0.0, 1.0, y));
    }
}
