using Clearance.Formulary;

namespace Clearance.Forecast.Tests.Observations;

public sealed class ScoreLikelihoodTests
{
    private static readonly ScoreConstants Constants = new(Shipped.Formulary);
    private static readonly ScoreLikelihood Likelihood = new(Constants);

    [Theory]
    [InlineData(12.0, 8.0, 15.0, 20.0)]
    [InlineData(3.0, 1.0, 0.5, 2.0)]
    [InlineData(0.4, 0.2, 0.7, 0.3)]
    public void DensityAndZeroSumToOne(double head, double upper, double trunk, double lower)
    {
        double[] truth = [head, upper, trunk, lower];
        const double step = 0.005;
        double sum = Likelihood.EasiAtMost(truth, ScoreLikelihood.AllRegions, 0.0);
        for (double y = 0.5 * step; y < 72.0; y += step)
        {
            sum += step * Likelihood.EasiDensity(truth, ScoreLikelihood.AllRegions, y);
        }

        // A region's score that an error carries below 0 is written 0: a little of the density lies on that edge.
        Assert.InRange(sum, 0.98, 1.01);
    }

    [Theory]
    [InlineData(18.0, 9.0)]
    [InlineData(2.0, 1.5)]
    [InlineData(0.5, 0.4)]
    public void DistributionIsThatOfTheSampler(double level, double at)
    {
        double[] truth = [level, 0.5 * level, 1.5 * level, level, level, 4.0];
        truth[4] = ScoreLikelihood.Whole(truth, ScoreLikelihood.AllRegions);
        ScoreSampler sampler = new(Constants, 3);
        const int n = 20_000;
        int zeros = 0;
        int below = 0;
        for (uint i = 0; i < n; i++)
        {
            double written = sampler.Total(truth, i, 0);
            zeros += written == 0.0 ? 1 : 0;
            below += written <= at ? 1 : 0;
        }

        Assert.Equal(Likelihood.EasiAtMost(truth, ScoreLikelihood.AllRegions, 0.0), zeros / (double)n, 0.015);
        Assert.Equal(Likelihood.EasiAtMost(truth, ScoreLikelihood.AllRegions, at), below / (double)n, 0.015);
    }

    [Theory]
    [InlineData(1, 15.0)]
    [InlineData(1, 6.0)]
    [InlineData(5, 14.0)]
    [InlineData(15, 12.5)]
    public void DistributionOfRegionalScoresIsThatOfTheSampler(int regions, double at)
    {
        double[] truth = [10.0, 4.0, 12.0, 8.0, 0.0, 4.0];
        truth[4] = ScoreLikelihood.Whole(truth, ScoreLikelihood.AllRegions);
        ScoreSampler sampler = new(Constants, 5);
        VisitLikelihood likelihood = new(Constants);
        const int n = 40_000;
        int below = 0;
        double pits = 0.0;
        for (uint i = 0; i < n; i++)
        {
            SeenItem.Regional written = (SeenItem.Regional)sampler.Draw(truth, VisitScoring.Regions, i, 0)[0] with { Regions = regions };
            below += ScoreLikelihood.Whole(written.Values, regions) <= at ? 1 : 0;
            (double lower, double just) = likelihood.Predictive(written, 0, truth);
            double pit = lower + (0.5 * just);
            pits += (pit - 0.5) * (pit - 0.5) / n;
        }

        Assert.Equal(Likelihood.RegionalAtMost(truth, regions, at), below / (double)n, 0.007);

        // Places in the right distribution are even: their variance is 1/12, and more where it is too narrow.
        Assert.Equal(1.0 / 12.0, pits, 0.0015);
    }

    [Fact]
    public void DensityIsTheSlopeOfTheDistribution()
    {
        double[] truth = [6.0, 2.0, 9.0, 4.0];
        const double h = 1e-3;
        foreach (double y in new[] { 1.5, 4.0, 9.0, 20.0 })
        {
            double slope = (Likelihood.EasiAtMost(truth, ScoreLikelihood.AllRegions, y + h) - Likelihood.EasiAtMost(truth, ScoreLikelihood.AllRegions, y - h)) / (2.0 * h);
            Assert.Equal(slope, Likelihood.EasiDensity(truth, ScoreLikelihood.AllRegions, y), 2e-3);
        }
    }

    [Fact]
    public void FourRegionsFitTheirOwnPatternBest()
    {
        double[] truth = [20.0, 5.0, 12.0, 8.0];
        double same = Likelihood.LogRegional(truth, ScoreLikelihood.AllRegions, [20.0, 5.0, 12.0, 8.0]);
        double shifted = Likelihood.LogRegional(truth, ScoreLikelihood.AllRegions, [14.0, 3.4, 8.0, 5.4]);
        double turned = Likelihood.LogRegional(truth, ScoreLikelihood.AllRegions, [5.0, 20.0, 8.0, 12.0]);
        Assert.True(same > shifted, "a strict rater is less likely than none");
        Assert.True(shifted > turned + 5.0, "a strict rater is likelier than another pattern");
    }

    [Fact]
    public void WordsOfAPartitionSumToOne()
    {
        VisitLikelihood likelihood = new(Constants);
        double[] scores = [5.0, 2.0, 3.0, 1.0, 2.2, 3.0];
        double[] ends = [double.NegativeInfinity, 1.0, 7.0, 21.0, double.PositiveInfinity];
        double sum = 0.0;
        for (int k = 0; k < 4; k++)
        {
            SeenItem.Words words = new(0, "band", BoundedScore.Easi, ScoreLikelihood.AllRegions, ends[k], ends[k + 1], true, -1, null, "band");
            sum += likelihood.Predictive(words, 0, scores).At;
        }

        Assert.Equal(1.0, sum, 1e-9);
    }

    [Fact]
    public void ItchAndGlobalAreProbabilities()
    {
        double levels = Enumerable.Range(0, 5).Sum(k => Likelihood.GlobalAtMost(4.0, k) - Likelihood.GlobalAtMost(4.0, k - 1));
        Assert.Equal(1.0, levels, 1e-12);
        double itch = Likelihood.Itch(1.0, 0.0) + Likelihood.Itch(1.0, 10.0);
        for (double y = 0.005; y < 10.0; y += 0.01)
        {
            itch += 0.01 * Likelihood.Itch(1.0, y);
        }

        Assert.Equal(1.0, itch, 1e-4);
    }
}
