using System.Collections.Immutable;

namespace Clearance.Calibration.Tests;

public sealed class ModeAndPosteriorTests
{
    private static readonly double[] Truth = [0.6, -0.8, 0.0];

    [Fact]
    public void The_mode_is_a_maximum_near_the_truth_and_what_the_data_do_not_say_stays_at_the_prior()
    {
        Target target = Toy.Target(Toy.Rows(i => Toy.Predict(Truth)[i], patients: 5000));
        Mode mode = new ModeFinder(target).Find([0.0, 0.0, 0.0]);
        Assert.InRange(mode.Best.Z[0], 0.45, 0.75);
        Assert.InRange(mode.Best.Z[1], -1.1, -0.5);
        Assert.Equal(0.0, mode.Best.Z[2], 1e-9);
        foreach (int a in new[] { 0, 1, 2 })
        {
            foreach (double step in new[] { -0.05, 0.05 })
            {
                double[] z = (double[])mode.Best.Z.Clone();
                z[a] += step;
                Assert.True(target.LogDensity(target.At(z)) < mode.LogDensity);
            }
        }

        double[,] covariance = mode.Precision.Inverse();
        Assert.Equal(1.0, covariance[2, 2], 1e-9);
        Assert.True(covariance[0, 0] < 0.2);
    }

    [Fact]
    public void A_search_without_derivatives_finds_nothing_better()
    {
        Target target = Toy.Target(Toy.Rows(i => Toy.Predict(Truth)[i]));
        Mode mode = new ModeFinder(target).Find([0.0, 0.0, 0.0]);
        Assert.InRange(new CmaEs(target, 3).Polish(mode, 40).LogDensity - mode.LogDensity, 0.0, 0.05);

        // Started far off, it comes to the same place.
        double[] off = [1.5, 1.5, 1.0];
        Mode far = mode with { Best = target.At(off), LogDensity = target.LogDensity(target.At(off)) };
        Assert.Equal(mode.LogDensity, new CmaEs(target, 3).Polish(far, 150, 1.0).LogDensity, 0.05);
    }

    [Fact]
    public void Draws_have_the_mean_and_spread_of_the_posterior_on_a_grid()
    {
        Target target = Toy.Target(Toy.Rows(i => Toy.Predict(Truth)[i], patients: 60));
        Mode mode = new ModeFinder(target).Find([0.0, 0.0, 0.0]);
        PosteriorSample sample = new RandomizedLikelihood(target, mode, 5).Sample(1000, 2);
        (double[] mean, double[] sd) = Grid(target);
        for (int a = 0; a < 2; a++)
        {
            double[] draws = [.. sample.Draws.Select(d => d.Z[a])];
            Assert.Equal(mean[a], draws.Average(), 0.2 * sd[a]);
            Assert.InRange(Math.Sqrt(draws.Sum(d => Math.Pow(d - draws.Average(), 2.0)) / draws.Length) / sd[a], 0.88, 1.12);
        }

        // The third coordinate is the prior's.
        Assert.Equal(0.0, sample.Draws.Average(d => d.Z[2]), 0.12);
        Assert.InRange(Math.Sqrt(sample.Draws.Average(d => d.Z[2] * d.Z[2])), 0.92, 1.08);
        Assert.InRange(sample.Taken, 0.2, 1.0);
    }

    [Fact]
    public void Same_seed_same_draws_other_seed_other_draws()
    {
        Target target = Toy.Target(Toy.Rows(i => Toy.Predict(Truth)[i]));
        Mode mode = new ModeFinder(target).Find([0.0, 0.0, 0.0]);
        double[] Draws(ulong seed) => [.. new RandomizedLikelihood(target, mode, seed).Sample(32, 1).Draws.SelectMany(d => d.Z)];
        Assert.Equal(Draws(1), Draws(1));
        Assert.NotEqual(Draws(1), Draws(2));
    }

    [Fact]
    public void Nobody_is_drawn_where_nobody_can_live()
    {
        Target target = Toy.Target(Toy.Rows(i => Toy.Predict(Truth)[i]), predict: z => z[0] > 0.7 ? null : Toy.Predict(z));
        Mode mode = new ModeFinder(target).Find([0.0, 0.0, 0.0]);
        Assert.All(new RandomizedLikelihood(target, mode, 5).Sample(200, 2).Draws, d => Assert.True(d.Z[0] <= 0.7));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Leaving_a_trial_out_by_weights_or_anew_is_leaving_it_out(bool anew)
    {
        Target target = Toy.Target(Toy.Rows(i => Toy.Predict(Truth)[i] * (i / 6 == 1 && i % 3 < 2 ? 0.8 : 1.0)));
        Mode mode = new ModeFinder(target).Find([0.0, 0.0, 0.0]);
        ImmutableArray<Proposal> draws = new RandomizedLikelihood(target, mode, 5).Sample(2000, 1).Draws;
        Target without = target with { Likelihood = target.Likelihood.With(new HashSet<string>(StringComparer.Ordinal) { "trial 1" }) };
        (double[] mean, double[] sd) = Grid(without);
        double[] weights;
        if (anew)
        {
            Mode again = new ModeFinder(without).Climb(mode.Best, mode.Jacobian, 4);
            draws = new RandomizedLikelihood(without, again, 5).Sample(1000, 1, known: draws).Draws;
            weights = [.. draws.Select(_ => 1.0 / draws.Length)];
        }
        else
        {
            (weights, double k) = LeaveOneOut.Weigh(target.Likelihood, draws.Select(d => d.Predictions!), "trial 1");
            Assert.True(k < ParetoSmoothing.LargestTail(draws.Length));
        }

        for (int a = 0; a < 2; a++)
        {
            Assert.Equal(mean[a], draws.Zip(weights, (d, w) => d.Z[a] * w).Sum(), 0.25 * sd[a]);
        }

        TrialLeftOut left = new LeaveOneOut(target, mode, 5).Of(draws, "trial 1", 0);
        Assert.Equal(draws.Length, left.Predictions.Length);
    }

    private static (double[] Mean, double[] Sd) Grid(Target target)
    {
        double sum = 0.0;
        double[] first = new double[2], second = new double[2];
        double top = double.NegativeInfinity;
        List<(double[] Z, double Log)> places = [];
        for (double x = -3.0; x <= 3.0; x += 0.03)
        {
            for (double y = -4.0; y <= 4.0; y += 0.04)
            {
                double[] z = [x, y, 0.0];
                places.Add((z, target.LogDensity(target.At(z))));
                top = Math.Max(top, places[^1].Log);
            }
        }

        foreach ((double[] z, double log) in places)
        {
            double weight = Math.Exp(log - top);
            sum += weight;
            for (int a = 0; a < 2; a++)
            {
                first[a] += weight * z[a];
                second[a] += weight * z[a] * z[a];
            }
        }

        double[] mean = [first[0] / sum, first[1] / sum];
        return (mean, [Math.Sqrt((second[0] / sum) - (mean[0] * mean[0])), Math.Sqrt((second[1] / sum) - (mean[1] * mean[1]))]);
    }
}
