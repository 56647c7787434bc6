using System.Collections.Immutable;
using Clearance.Numerics.Random;

namespace Clearance.Calibration.Tests;

public sealed class RankTests
{
    /// <summary>Simulation-based calibration of the whole method on the toy; the long one on the disease model is a script.</summary>
    [Fact]
    public void Ranks_of_true_parameters_among_posterior_draws_are_uniform()
    {
        const int repeats = 150, draws = 39;
        List<int>[] ranks = [[], []];
        for (uint r = 0; r < repeats; r++)
        {
            double[] truth = [Z(r, 0), Z(r, 1), Z(r, 2)];
            Target target = Toy.Target(Simulated(truth, r), withinArm: 0.0);
            Mode mode = new ModeFinder(target).Find([0.0, 0.0, 0.0]);
            PosteriorSample sample = new RandomizedLikelihood(target, mode, 100 + r).Sample(draws, 2);
            for (int a = 0; a < 2; a++)
            {
                ranks[a].Add(RankStatistics.RankOf(truth[a], sample.Draws.Select(d => d.Z[a])));
            }
        }

        // Chi-squared with 9 degrees of freedom: 27.9 is passed once in a thousand.
        Assert.InRange(RankStatistics.ChiSquared([.. ranks[0]], draws, 10), 0.0, 27.9);
        Assert.InRange(RankStatistics.ChiSquared([.. ranks[1]], draws, 10), 0.0, 27.9);
    }

    [Fact]
    public void Ranks_of_overconfident_draws_are_not()
    {
        ImmutableArray<int> ranks = [.. Enumerable.Range(0, 150).Select(r => RankStatistics.RankOf(Z((uint)r, 0), Enumerable.Range(0, 39).Select(d => 0.3 * new RandomStream(8, "rank/draw").Normal((uint)r, (uint)d))))];
        Assert.True(RankStatistics.ChiSquared(ranks, 39, 10) > 60.0);
    }

    private static double Z(uint repeat, int coordinate) => new RandomStream(7, $"rank/{coordinate}").Normal(repeat, 0);

    // Data as the likelihood believes they come about: a shift a trial, then chance row by row.
    private static ImmutableArray<ObservedRow> Simulated(double[] truth, uint repeat)
    {
        double[] predicted = Toy.Predict(truth);
        return Toy.Rows(
            i =>
            {
                double shift = 0.2 * new RandomStream(7, "rank/shift").Normal(repeat, (uint)(i / 6));
                double noise = new RandomStream(7, "rank/noise").Normal(repeat, (uint)i);
                if (i % 3 == 2)
                {
                    return predicted[i] + (10.0 * shift) + (2.0 * noise);
                }

                double p = 1.0 / (1.0 + ((1.0 - predicted[i]) / predicted[i] * Math.Exp(-shift)));
                return Math.Clamp(Math.Round(200.0 * (p + (Math.Sqrt(p * (1.0 - p) / 200.0) * noise))) / 200.0, 0.0, 1.0);
            });
    }
}
