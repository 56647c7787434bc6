using Clearance.Numerics.Statistics;

namespace Clearance.Numerics.Tests;

public sealed class ForecastScoresTests
{
    [Fact]
    public void ScoreOfAPointIsItsAbsoluteError() => Assert.Equal(3.5, ForecastScores.Crps([2.0], 5.5), 1e-12);

    [Fact]
    public void ScoreIsTheIntegralOfTheSquaredDistanceOfTheDistributions()
    {
        double[] sample = [4.0, 0.5, 2.5, 2.5, 9.0];
        double[] weights = [0.1, 0.3, 0.2, 0.15, 0.25];
        const double observed = 3.2;
        const double step = 1e-4;
        double integral = 0.0;
        for (double x = -1.0; x < 12.0; x += step)
        {
            double below = 0.0;
            for (int i = 0; i < sample.Length; i++)
            {
                below += sample[i] <= x ? weights[i] : 0.0;
            }

            double miss = below - (observed <= x ? 1.0 : 0.0);
            integral += miss * miss * step;
        }

        Assert.Equal(integral, ForecastScores.Crps(sample, weights, observed), 1e-3);
    }

    [Fact]
    public void NormalSampleComesCloseToTheClosedForm()
    {
        // CRPS of N(0,1) at 0.5 (Gneiting and Raftery 2007, equation 21).
        double closed = (0.5 * ((2.0 * NormalDistribution.Cdf(0.5)) - 1.0)) + (2.0 * NormalDistribution.Density(0.5)) - (1.0 / Math.Sqrt(Math.PI));
        double[] sample = new double[4001];
        for (int i = 0; i < sample.Length; i++)
        {
            double p = (i + 0.5) / sample.Length;
            double low = -8.0, high = 8.0;
            for (int k = 0; k < 60; k++)
            {
                double middle = 0.5 * (low + high);
                (low, high) = NormalDistribution.Cdf(middle) < p ? (middle, high) : (low, middle);
            }

            sample[i] = low;
        }

        Assert.Equal(closed, ForecastScores.Crps(sample, 0.5), 1e-3);
    }

    [Fact]
    public void FlatHistogramHasNoDistanceAndAHeapHasAll()
    {
        Assert.Equal(0.0, ForecastScores.ChiSquare([5, 5, 5, 5]));
        Assert.Equal(60.0, ForecastScores.ChiSquare([20, 0, 0, 0]));
        Assert.Equal(new[] { 1, 0, 2 }, ForecastScores.Histogram([0.1, 0.9, 1.0], 3));
        Assert.True(ForecastScores.IsWithin(0.1, 0.8));
        Assert.False(ForecastScores.IsWithin(0.09, 0.8));
    }

    [Fact]
    public void StudentWithFiveDegreesHasItsDensityAndItsTables()
    {
        // Two-sided 5% and 1% points of the table: 2.570582 and 4.032143.
        Assert.Equal(0.975, StudentT5.Below(2.5705818366147395), 1e-9);
        Assert.Equal(0.995, StudentT5.Below(4.032142983557536), 1e-9);
        Assert.Equal(0.5, StudentT5.Below(0.0), 1e-15);
        const double h = 1e-5;
        foreach (double t in new[] { -3.0, -0.4, 0.0, 1.7, 6.0 })
        {
            Assert.Equal((StudentT5.Below(t + h) - StudentT5.Below(t - h)) / (2.0 * h), StudentT5.Density(t), 1e-8);
        }
    }
}
