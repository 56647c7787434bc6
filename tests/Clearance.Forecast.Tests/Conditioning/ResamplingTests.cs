namespace Clearance.Forecast.Tests.Conditioning;

public sealed class ResamplingTests
{
    [Fact]
    public void EveryParticleLeavesFloorOrCeilingOfItsShareAndAncestorsStay()
    {
        double[] weights = [0.05, 0.4, 0.0, 0.3, 0.02, 0.23, 0.0, 0.0];
        foreach (double uniform in new[] { 0.01, 0.37, 0.5, 0.99 })
        {
            int[] ancestors = Resampling.Systematic(weights, uniform);
            for (int i = 0; i < weights.Length; i++)
            {
                int copies = ancestors.Count(a => a == i);
                double share = weights.Length * weights[i];
                Assert.InRange(copies, (int)Math.Floor(share), (int)Math.Ceiling(share));
                Assert.Equal(ancestors[i], ancestors[ancestors[i]]);
            }
        }
    }

    [Fact]
    public void ThinningKeepsTheLargeOnesAndEveryExpectation()
    {
        double[] weights = [0.3, 0.004, 0.006, 0.0, 0.35, 0.012, 0.001, 0.327];
        const int combs = 4000;
        double[] mean = new double[weights.Length];
        for (int c = 0; c < combs; c++)
        {
            (int[] kept, double[] left) = Resampling.Thinned(weights, 0.1, (c + 0.5) / combs);
            Assert.Equal(kept.Order(), kept);
            Assert.Equal(1.0, left.Sum(), 1e-12);
            Assert.All([0, 4, 7], large => Assert.Contains(large, kept));
            Assert.DoesNotContain(3, kept);
            for (int k = 0; k < kept.Length; k++)
            {
                mean[kept[k]] += left[k] / combs;
            }
        }

        // The sum of the weights is made 1 again, which moves each by less than the smallest weight kept.
        Assert.All(weights.Zip(mean), pair => Assert.Equal(pair.First, pair.Second, 0.1 / 8 * Math.Max(pair.First, 0.05)));
    }

    [Fact]
    public void EffectiveSizeIsTheNumberForEqualWeightsAndOneForOne()
    {
        Assert.Equal(4.0, Resampling.Effective([-3.0, -3.0, -3.0, -3.0]), 1e-12);
        Assert.Equal(1.0, Resampling.Effective([0.0, -800.0, double.NegativeInfinity]), 1e-12);
        Assert.Equal(Math.Log(3.0) - 700.0, Resampling.LogSum([-700.0, -700.0, -700.0]), 1e-9);
    }
}
