using Clearance.Numerics.Random;

namespace Clearance.Calibration.Tests;

public sealed class ParetoSmoothingTests
{
    /// <summary>Weights 1/u^k have the tail index k.</summary>
    [Theory]
    [InlineData(0.3)]
    [InlineData(0.7)]
    [InlineData(1.2)]
    public void The_tail_index_is_that_of_the_weights(double k)
    {
        double[] log = [.. Enumerable.Range(0, 4000).Select(i => -k * Math.Log(new RandomStream(2, "pareto").Uniform((uint)i, 0)))];
        (double[] weights, double found) = ParetoSmoothing.Smooth(log);
        Assert.Equal(1.0, weights.Sum(), 1e-12);
        Assert.InRange(found, k - 0.2, k + 0.2);
    }

    [Fact]
    public void Equal_weights_stay_equal()
    {
        (double[] weights, double k) = ParetoSmoothing.Smooth(new double[100]);
        Assert.All(weights, w => Assert.Equal(0.01, w, 1e-12));
        Assert.Equal(0.0, k);
    }

    [Fact]
    public void Impossible_draws_get_no_weight()
    {
        double[] log = [.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? double.NegativeInfinity : 0.01 * i)];
        (double[] weights, _) = ParetoSmoothing.Smooth(log);
        Assert.All(Enumerable.Range(0, 50), i => Assert.Equal(0.0, weights[2 * i]));
    }

    [Fact]
    public void Systematic_resampling_gives_every_draw_its_share()
    {
        double[] weights = [0.5, 0.125, 0.0, 0.375];
        int[] chosen = Resampling.Systematic(weights, 8, 0.3);
        Assert.Equal([4, 1, 0, 3], Enumerable.Range(0, 4).Select(i => chosen.Count(c => c == i)));
    }
}
