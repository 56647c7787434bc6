namespace Clearance.Forecast.Tests.Answers;

public sealed class ChanceEstimateTests
{
    [Fact]
    public void DrawsThatDisagreeWidenTheInterval()
    {
        const int n = 400;
        double[] weights = [.. Enumerable.Repeat(1.0 / n, n)];
        int[] draws = [.. Enumerable.Range(0, n).Select(i => i % 20)];
        ushort[] mixed = [.. Enumerable.Range(0, n).Select(i => (ushort)(i / 20 % 2))];
        ushort[] split = [.. Enumerable.Range(0, n).Select(i => (ushort)(i % 20 < 10 ? 1 : 0))];
        ChanceEstimate estimate = new(weights, draws, n);
        Chance agree = estimate.OfFlags(mixed, 1);
        Chance disagree = estimate.OfFlags(split, 1);
        Assert.Equal(0.5, agree.Value, 1e-12);
        Assert.Equal(0.5, disagree.Value, 1e-12);

        // Chance alone: 1.645 sqrt(0.25/400) = 4 points either way, and a little that 20 draws could hide. Draws of 0 and 1: nearly everything.
        Assert.InRange(agree.High - agree.Low, 0.08, 0.15);
        Assert.True(disagree.High - disagree.Low > 0.6);
    }

    [Fact]
    public void FewerEffectiveParticlesWidenTheInterval()
    {
        const int n = 400;
        double[] weights = [.. Enumerable.Repeat(1.0 / n, n)];
        int[] draws = [.. Enumerable.Range(0, n).Select(i => i % 20)];
        ushort[] flags = [.. Enumerable.Range(0, n).Select(i => (ushort)(i / 20 % 2))];
        Chance many = new ChanceEstimate(weights, draws, n).OfFlags(flags, 1);
        Chance few = new ChanceEstimate(weights, draws, n / 16.0).OfFlags(flags, 1);
        // Four times for the particles; what is not known of the draws stays.
        Assert.InRange((few.High - few.Low) / (many.High - many.Low), 2.0, 4.0);
    }

    [Fact]
    public void ADifferenceOfChancesIsNeverMoreThanAll()
    {
        // Nearly all weight on the particles of one draw: how draws differ is not known, and the interval as wide as can be.
        double[] weights = [.. Enumerable.Repeat(0.9999 / 40, 40), 0.0001];
        int[] draws = [.. Enumerable.Repeat(0, 40), 1];
        ushort[] flags = [.. Enumerable.Range(0, 41).Select(i => (ushort)(i % 20 == 0 ? 0 : 1))];
        Chance difference = new ChanceEstimate(weights, draws, 30.0).Difference(flags, new ushort[41], 1);
        Assert.InRange(difference.Low, -1.0, difference.Value);
        Assert.Equal(1.0, difference.High);
    }

    [Fact]
    public void MasksAskedTogetherHaveTheBitsOfMasksAskedAlone()
    {
        const int n = 403;
        System.Random random = new(3);
        double[] weights = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() / n)];
        int[] draws = [.. Enumerable.Range(0, n).Select(_ => 2 * random.Next(9))];
        ushort[] flags = [.. Enumerable.Range(0, n).Select(_ => (ushort)random.Next(512))];
        int[] masks = [1, 2, 4, 18, 256, 480];
        ChanceEstimate estimate = new(weights, draws, 120.0);
        Chance[] together = new Chance[masks.Length];
        estimate.OfFlags(flags, masks, together);
        Assert.Equal(masks.Select(mask => estimate.OfFlags(flags, mask)), together);
    }

    [Fact]
    public void NobodyAndEverybodyKeepAnInterval()
    {
        double[] weights = [0.25, 0.25, 0.25, 0.25];
        ChanceEstimate estimate = new(weights, [0, 1, 0, 1], 4.0);
        Chance nobody = estimate.OfFlags([0, 0, 0, 0], 1);
        Assert.Equal(0.0, nobody.Value);
        Assert.Equal(0.0, nobody.Low);
        Assert.True(nobody.High > 0.2);
        Assert.Null(estimate.OfFlags([1, 1, 1, 1], 1, [0, 0, 0, 0], 1));
    }

    [Fact]
    public void QuantilesOfBinsAreThoseOfTheScores()
    {
        double[] easi = [.. Enumerable.Range(0, 1001).Select(i => i * 0.05)];
        ushort[] bins = [.. easi.Select(ScoreBins.OfEasi)];
        double[] weights = [.. Enumerable.Repeat(1.0 / easi.Length, easi.Length)];
        double[] quantiles = new double[7];
        ScoreBins.Quantiles(bins, weights, quantiles);
        double[] expected = [2.5, 5.0, 12.5, 25.0, 37.5, 45.0, 47.5];
        for (int q = 0; q < 7; q++)
        {
            Assert.Equal(expected[q], ScoreBins.Easi(quantiles[q]), 0.02 * expected[q]);
        }
    }
}
