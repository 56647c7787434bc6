using Xunit.Abstractions;
namespace Clearance.Forecast.Tests;
public sealed class Scratch3(ITestOutputHelper output)
{
    [Fact]
    public void Cdf()
    {
        foreach (double x in new[] { -8.0, -5.0, -3.0, -1.0, 0.0, 1.0, 3.0, 5.0, 8.0 })
        {
            output.WriteLine($"{x} {Clearance.Numerics.Statistics.NormalDistribution.Cdf(x)}");
        }
        ScoreLikelihood s = new(new ScoreConstants(Shipped.Formulary.Skin));
        double[] truth = [5, 5, 5, 5];
        output.WriteLine($"{s.EasiAtMost(truth, 1, 0.0)} {s.EasiAtMost(truth, 1, 72.0)} {s.EasiAtMost(truth, 1, double.PositiveInfinity)} {s.Zero(5)} {s.Zero(0.3)}");
    }
}
