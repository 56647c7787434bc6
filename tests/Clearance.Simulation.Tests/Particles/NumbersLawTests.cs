using Clearance.Numerics.Random;

namespace Clearance.Simulation.Tests.Particles;

public sealed class NumbersLawTests
{
    private const int Particles = 4000;
    private static readonly RandomStream Stream = new(5, "law/test");

    // Two numbers: the first near 1 with a small spread, the second follows it in part.
    private static readonly double[] Numbers = [.. Enumerable.Range(0, Particles).SelectMany(p =>
    {
        double a = Stream.Normal((uint)p, 0), b = Stream.Normal((uint)p, 1);
        return new[] { 1.0 + (0.2 * a), -0.5 + (0.6 * a) + (0.4 * b) };
    })];

    private static readonly NumbersLaw Law = new(Numbers, [.. Enumerable.Repeat(1.0 / Particles, Particles)]);

    [Fact]
    public void AWholeStepForgetsTheNumbersAndHasTheirMeanSpreadAndMostOfTheirCorrelation()
    {
        double[][] drawn = [.. Enumerable.Range(0, 20000).Select(i => Stepped(1.0, i, i % 2 == 0 ? [3.0, 3.0] : [-3.0, 0.0]).Numbers)];
        double mean0 = drawn.Average(z => z[0]), mean1 = drawn.Average(z => z[1]);
        double sd0 = Math.Sqrt(drawn.Average(z => (z[0] - mean0) * (z[0] - mean0)));
        double sd1 = Math.Sqrt(drawn.Average(z => (z[1] - mean1) * (z[1] - mean1)));
        Assert.Equal(1.0, mean0, 0.02);
        Assert.Equal(-0.5, mean1, 0.03);
        Assert.Equal(0.2, sd0, 0.01);
        Assert.Equal(Math.Sqrt(0.52), sd1, 0.03);

        // 0.12/(0.2 sqrt 0.52) = 0.83; seven tenths of it are kept.
        Assert.Equal(0.7 * 0.832, drawn.Average(z => (z[0] - mean0) * (z[1] - mean1)) / (sd0 * sd1), 0.03);
    }

    [Fact]
    public void NoStepChangesNothing()
    {
        (double[] numbers, double correction) = Stepped(0.0, 1, [0.7, -1.2]);
        Assert.Equal([0.7, -1.2], numbers.Select(z => Math.Round(z, 12)));
        Assert.Equal(0.0, correction, 1e-12);
    }

    [Fact]
    public void TheCorrectionIsThePriorOverTheLawAfterLessBefore()
    {
        for (int i = 0; i < 20; i++)
        {
            double[] before = [1.0 + (0.02 * i), -0.5];
            (double[] after, double correction) = Stepped(0.8, i, before);
            Assert.Equal(LogRatio(after) - LogRatio(before), correction, 1e-9);
        }
    }

    // Log of the standard normal density over that of the law, from the moments of the numbers, without a constant.
    private static double LogRatio(double[] z)
    {
        double Mean(Func<int, double> of) => Enumerable.Range(0, Particles).Average(of);
        double mean0 = Mean(p => Numbers[2 * p]), mean1 = Mean(p => Numbers[(2 * p) + 1]);
        double var0 = Mean(p => Math.Pow(Numbers[2 * p] - mean0, 2)), var1 = Mean(p => Math.Pow(Numbers[(2 * p) + 1] - mean1, 2));
        double both = 0.7 * Mean(p => (Numbers[2 * p] - mean0) * (Numbers[(2 * p) + 1] - mean1));
        double a = z[0] - mean0, b = z[1] - mean1;
        double law = -0.5 * ((a * a * var1) - (2.0 * a * b * both) + (b * b * var0)) / ((var0 * var1) - (both * both));
        return (-0.5 * ((z[0] * z[0]) + (z[1] * z[1]))) - law;
    }

    private static (double[] Numbers, double Correction) Stepped(double step, int index, double[] from)
    {
        double[] numbers = [.. from];
        double correction = Law.Step(step, [Stream.Normal((uint)index, 2), Stream.Normal((uint)index, 3)], numbers);
        return (numbers, correction);
    }
}
