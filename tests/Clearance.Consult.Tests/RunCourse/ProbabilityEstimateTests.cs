using Clearance.Numerics.Random;

namespace Clearance.Consult.Tests;

public sealed class ProbabilityEstimateTests
{
    [Fact]
    public void Without_spread_between_draws_the_interval_is_the_binomial_one_and_what_draws_of_forty_could_hide()
    {
        // 4,000 independent patients at 0.3 over 100 draws of 40: the draws' shares have an SE of 7 points, and draws that differ by
        // sqrt(0.8 sqrt(2/100)) of it cannot be told from draws that do not: 3.5 times the binomial interval.
        RandomStream stream = new(3, "test/binomial");
        bool[] happened = [.. Enumerable.Range(0, 4000).Select(i => stream.Uniform((uint)i, 0) < 0.3)];
        Probability p = ProbabilityEstimate.Of(happened, [.. Enumerable.Range(0, 4000).Select(i => i % 100)]);
        double se = Math.Sqrt(p.P * (1.0 - p.P) / 4000.0);
        Assert.Equal(0.3, p.P, 0.02);
        Assert.InRange((p.High - p.Low) / (2.0 * 1.645 * se), 1.0, 4.0);
    }

    [Fact]
    public void Spread_between_draws_widens_the_interval_to_that_spread()
    {
        // Half of 50 draws have probability 0.1, half 0.5: mean 0.3, SD of the draws 0.2.
        RandomStream stream = new(4, "test/spread");
        int[] draws = [.. Enumerable.Range(0, 20_000).Select(i => i % 50)];
        bool[] happened = [.. draws.Select((d, i) => stream.Uniform((uint)i, 0) < (d < 25 ? 0.1 : 0.5))];
        Probability p = ProbabilityEstimate.Of(happened, draws);
        double sd = 0.2 * Math.Sqrt(50.0 / 49.0 * (1.0 + (1.0 / 50.0)));
        double logitSd = sd / (0.3 * 0.7);
        double centre = Math.Log(0.3 / 0.7);
        Assert.Equal(1.0 / (1.0 + Math.Exp(-(centre - (1.645 * logitSd)))), p.Low, 0.02);
        Assert.Equal(1.0 / (1.0 + Math.Exp(-(centre + (1.645 * logitSd)))), p.High, 0.03);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public void None_or_all_of_forty_still_leave_doubt(int reached)
    {
        Probability p = ProbabilityEstimate.Of([.. Enumerable.Range(0, 40).Select(i => i < reached)], [.. Enumerable.Range(0, 40).Select(i => i % 8)]);
        Assert.Equal(reached / 40.0, p.P);
        Assert.InRange(p.P, p.Low, p.High);
        Assert.InRange(p.High - p.Low, 0.01, 0.4);
    }

    [Fact]
    public void Nobody_means_nothing_is_known()
    {
        Probability p = ProbabilityEstimate.Of([], []);
        Assert.Equal((0.0, 1.0), (p.Low, p.High));
        Probability d = ProbabilityEstimate.Difference([], []);
        Assert.Equal((-1.0, 1.0), (d.Low, d.High));
    }

    [Fact]
    public void One_patient_and_one_draw_give_finite_numbers()
    {
        foreach (Probability p in new[]
        {
            ProbabilityEstimate.Of([true], [0]),
            ProbabilityEstimate.Of([true, false, true, true], [0, 0, 0, 0]),
            ProbabilityEstimate.Of([true, false, true, true], [0, 1, 2, 3]),
            ProbabilityEstimate.Difference([1], [0]),
            ProbabilityEstimate.Difference([1, 0, -1, 1], [0, 0, 0, 0]),
        })
        {
            Assert.True(double.IsFinite(p.Low) && double.IsFinite(p.High), p.ToString());
            Assert.InRange(p.P, p.Low, p.High);
        }
    }

    [Fact]
    public void A_difference_that_never_varies_is_known_exactly_but_for_its_sampling()
    {
        Probability none = ProbabilityEstimate.Difference(new int[200], [.. Enumerable.Range(0, 200).Select(i => i % 20)]);
        Assert.Equal((0.0, 0.0, 0.0), (none.P, none.Low, none.High));
        int[] some = [.. Enumerable.Range(0, 2000).Select(i => i % 7 == 0 ? 1 : 0)];
        Probability p = ProbabilityEstimate.Difference(some, [.. Enumerable.Range(0, 2000).Select(i => i % 100)]);
        Assert.Equal(some.Average(), p.P, 1e-12);
        double se = Math.Sqrt(p.P * (1.0 - p.P) / 2000.0);
        Assert.InRange((p.High - p.Low) / (2.0 * 1.645 * se), 1.0, 2.5);
    }
}
