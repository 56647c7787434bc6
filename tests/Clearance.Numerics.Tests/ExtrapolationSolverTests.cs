using Clearance.Numerics.Solvers;
using Clearance.Numerics.Statistics;

namespace Clearance.Numerics.Tests;

public sealed class ExtrapolationSolverTests
{
    [Fact]
    public void Exponential_decay_meets_the_tolerance()
    {
        ExtrapolationSolver solver = new(1, 1e-12, 1e-14);
        double[] y = [1.0];
        Assert.Equal(SolverStatus.Reached, solver.Integrate((_, s, d) => d[0] = -0.3 * s[0], 0.0, 40.0, y));
        Assert.Equal(Math.Exp(-12.0), y[0], 1e-14);
    }

    // Arenstorf orbit: the classical hard test of accuracy, periodic with the published period (Hairer et al. I, II.0).
    [Fact]
    public void Arenstorf_orbit_closes()
    {
        const double mu = 0.012277471;
        const double period = 17.0652165601579625588917206249;
        double[] start = [0.994, 0.0, 0.0, -2.00158510637908252240537862224];
        double[] y = [.. start];
        ExtrapolationSolver solver = new(4, 1e-13, 1e-13);
        SolverStatus status = solver.Integrate(
            (_, s, d) =>
            {
                double d1 = Math.Pow(((s[0] + mu) * (s[0] + mu)) + (s[1] * s[1]), 1.5);
                double d2 = Math.Pow(((s[0] - 1 + mu) * (s[0] - 1 + mu)) + (s[1] * s[1]), 1.5);
                d[0] = s[2];
                d[1] = s[3];
                d[2] = s[0] + (2 * s[3]) - ((1 - mu) * (s[0] + mu) / d1) - (mu * (s[0] - 1 + mu) / d2);
                d[3] = s[1] - (2 * s[2]) - ((1 - mu) * s[1] / d1) - (mu * s[1] / d2);
            },
            0.0,
            period,
            y);
        Assert.Equal(SolverStatus.Reached, status);
        Assert.Equal(start[0], y[0], 1e-6);
        Assert.Equal(start[1], y[1], 1e-6);
    }

    [Fact]
    public void A_tighter_tolerance_gives_a_smaller_error()
    {
        double Error(double tolerance)
        {
            double[] y = [1.0, 0.0];
            new ExtrapolationSolver(2, tolerance, tolerance).Integrate((t, s, d) => (d[0], d[1]) = (s[1], -s[0] * (1.0 + (0.1 * t))), 0.0, 20.0, y);
            double[] truth = [1.0, 0.0];
            new ExtrapolationSolver(2, 1e-14, 1e-14).Integrate((t, s, d) => (d[0], d[1]) = (s[1], -s[0] * (1.0 + (0.1 * t))), 0.0, 20.0, truth);
            return Math.Abs(y[0] - truth[0]);
        }

        Assert.InRange(Error(1e-5), 0.0, 1e-3);
        Assert.InRange(Error(1e-10), 0.0, 1e-8);
        Assert.True(Error(1e-10) < Error(1e-5));
    }

    [Fact]
    public void A_state_that_runs_to_infinity_is_a_status_not_an_exception()
    {
        double[] y = [1.0];
        SolverStatus status = new ExtrapolationSolver(1, 1e-9, 1e-9).Integrate((_, s, d) => d[0] = s[0] * s[0], 0.0, 2.0, y);
        Assert.NotEqual(SolverStatus.Reached, status);
    }

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.9, 3.7)]
    [InlineData(1.0, 4.0)]
    public void Quantiles_interpolate_between_order_statistics(double probability, double expected) =>
        Assert.Equal(expected, Quantiles.OfSorted([1.0, 2.0, 3.0, 4.0], probability), 1e-12);
}
