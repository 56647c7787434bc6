using Clearance.Formulary;
using Clearance.Numerics.Random;

namespace Clearance.Simulation.Tests;

public sealed class PriorSamplerTests
{
    private const uint Draws = 20_000;

    // Standard errors over 20,000 draws are 0.007 SD for a mean and 0.005 SD for an SD: limits of four of them.
    [Fact]
    public void Log_normal_draws_have_the_median_and_sd_of_the_logarithm() =>
        Moments(new Prior.LogNormal(3.0, 0.5), Math.Log, Math.Log(3.0), 0.5);

    [Fact]
    public void Logit_normal_draws_have_the_median_and_sd_on_the_logit() =>
        Moments(new Prior.LogitNormal(0.2, 0.8), PriorSampler.Logit, PriorSampler.Logit(0.2), 0.8);

    [Fact]
    public void Normal_draws_have_mean_and_sd() => Moments(new Prior.Normal(-2.0, 1.5), static x => x, -2.0, 1.5);

    [Fact]
    public void Half_normal_draws_are_never_negative_and_have_the_mean_of_their_scale() =>
        Moments(new Prior.HalfNormal(2.0), static x => x >= 0.0 ? x : double.NaN, 2.0 * Math.Sqrt(2.0 / Math.PI), 2.0 * Math.Sqrt(1.0 - (2.0 / Math.PI)));

    [Fact]
    public void Uniform_draws_fill_their_range() => Moments(new Prior.Uniform(1.0, 5.0), static x => x is >= 1.0 and <= 5.0 ? x : double.NaN, 3.0, 4.0 / Math.Sqrt(12.0));

    [Fact]
    public void A_fixed_prior_never_varies() =>
        Assert.Equal(0.7, PriorSampler.Sample(new Prior.Fixed(0.7), new RandomStream(1, "test/fixed"), 3, 2));

    [Fact]
    public void A_redraw_is_another_number_and_the_same_request_the_same() 
    {
        RandomStream stream = new(1, "test/again");
        Prior prior = new Prior.Normal(0.0, 1.0);
        Assert.Equal(PriorSampler.Sample(prior, stream, 7, 0), PriorSampler.Sample(prior, stream, 7, 0));
        Assert.NotEqual(PriorSampler.Sample(prior, stream, 7, 0), PriorSampler.Sample(prior, stream, 7, 1));
        Assert.NotEqual(PriorSampler.Sample(prior, stream, 7, 0), PriorSampler.Sample(prior, stream, 8, 0));
    }

    [Theory]
    [InlineData(0.3, 2.0, 5.0)]
    [InlineData(1.0, 1.0, 1.0)]
    [InlineData(20.0, 30.0, 50.0)]
    public void Dirichlet_shares_sum_to_1_with_the_means_and_variances_of_their_concentrations(double a, double b, double c)
    {
        double[] concentrations = [a, b, c];
        double total = concentrations.Sum();
        double[] mean = new double[3];
        double[] square = new double[3];
        for (uint d = 0; d < Draws; d++)
        {
            double[] shares = PriorSampler.Dirichlet(concentrations, 9, "test/dirichlet", d, 0);
            Assert.Equal(1.0, shares.Sum(), 1e-12);
            Assert.All(shares, s => Assert.InRange(s, 0.0, 1.0));
            for (int i = 0; i < 3; i++)
            {
                mean[i] += shares[i] / Draws;
                square[i] += shares[i] * shares[i] / Draws;
            }
        }

        for (int i = 0; i < 3; i++)
        {
            double m = concentrations[i] / total;
            double variance = m * (1.0 - m) / (total + 1.0);
            Assert.Equal(m, mean[i], 4.0 * Math.Sqrt(variance / Draws));
            Assert.InRange((square[i] - (mean[i] * mean[i])) / variance, 0.93, 1.07);
        }
    }

    private static void Moments(Prior prior, Func<double, double> scale, double mean, double sd)
    {
        RandomStream stream = new(2, "test/" + prior.GetType().Name);
        double[] values = [.. Enumerable.Range(0, (int)Draws).Select(i => scale(PriorSampler.Sample(prior, stream, (uint)i, 0)))];
        double found = values.Average();
        Assert.Equal(mean, found, 4.0 * sd / Math.Sqrt(Draws));
        Assert.InRange(Math.Sqrt(values.Average(v => (v - found) * (v - found))) / sd, 0.97, 1.03);
    }
}
