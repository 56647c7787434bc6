using Clearance.Numerics.Statistics;
using Clearance.Simulation;

namespace Clearance.Calibration.Tests;

public sealed class ErrorModelTests
{
    private static readonly ScoreChances Chances = new(ModelDraw.Central(Shipped.Formulary));

    [Theory]
    [InlineData(0.0, 0.5)]
    [InlineData(2.015048373, 0.95)]
    [InlineData(-2.570581836, 0.025)]
    [InlineData(4.032142984, 0.995)]
    public void Students_t_with_five_degrees_has_its_tabled_probabilities(double t, double probability) =>
        Assert.Equal(probability, RaterError.Cdf(t), 1e-9);

    [Fact]
    public void The_parts_of_the_rater_error_are_equal_slices_with_their_means()
    {
        Assert.Equal(RaterError.Parts, RaterError.Means.Length);
        Assert.Equal(0.0, RaterError.Means.Sum(), 1e-12);

        // Mean absolute value of Student's t with 5 degrees of freedom: 2 sqrt 5 / 4 times 8/(3 pi sqrt 5) times 5/2 ... = 0.9490.
        Assert.Equal(0.94905, RaterError.Means.Average(Math.Abs), 1e-4);
    }

    [Theory]
    [InlineData(0.0, 0.5)]
    [InlineData(1.959963984540054, 0.975)]
    [InlineData(-3.090232306167813, 0.001)]
    public void The_normal_distribution_has_its_tabled_probabilities(double x, double probability) =>
        Assert.Equal(probability, NormalDistribution.Cdf(x), 1e-12);

    [Fact]
    public void A_score_and_its_logit_are_inverse() =>
        Assert.All(new[] { 0.5, 3.0, 20.0, 60.0 }, easi => Assert.Equal(easi, Chances.Score(Chances.Logit(easi)), 1e-9));

    [Fact]
    public void The_mean_of_a_bounded_itch_score_is_drawn_in_at_both_ends()
    {
        Assert.Equal(5.0, Chances.MeanItch(5.0), 1e-6);
        Assert.Equal(Chances.ItchSd * 0.39894228, Chances.MeanItch(0.0), 1e-6);
        Assert.Equal(10.0 - (Chances.ItchSd * 0.39894228), Chances.MeanItch(10.0), 1e-6);
    }

    [Fact]
    public void Iga_follows_easi()
    {
        Assert.Equal(0.5, Chances.IgaAtMost(2.6 - Chances.Offset, 1), 1e-12);
        Assert.True(Chances.IgaAtMost(0.1, 1) > 0.99);
        Assert.True(Chances.IgaAtMost(30.0, 2) < 0.01);
    }
}
