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
    public void EffectiveSizeIsTheNumberForEqualWeightsAndOneForOne()
    {
        Assert.Equal(4.0, Resampling.Effective([-3.0, -3.0, -3.0, -3.0]), 1e-12);
        Assert.Equal(1.0, Resampling.Effective([0.0, -800.0, double.NegativeInfinity]), 1e-12);
        Assert.Equal(Math.Log(3.0) - 700.0, Resampling.LogSum([-700.0, -700.0, -700.0]), 1e-9);
    }
}
