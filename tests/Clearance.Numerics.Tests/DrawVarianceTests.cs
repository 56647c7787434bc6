using Clearance.Numerics.Random;
using Clearance.Numerics.Statistics;

namespace Clearance.Numerics.Tests;

/// <summary>Values with a known variance between draws: does the interval made of the estimate hold the mean of a new draw?</summary>
public sealed class DrawVarianceTests
{
    private const uint Repetitions = 500;
    private const double Normal95 = 1.6448536269514722;

    [Theory]
    [InlineData(256, 3, 0.15)]
    [InlineData(256, 16, 0.07)]
    [InlineData(64, 64, 0.05)]
    [InlineData(32, 64, 0.15)]
    public void NinetyPercentIntervalsOfPairedDifferencesHoldNinetyPercent(int draws, int each, double tau) =>
        Assert.InRange(Try(draws, each, tau).Coverage, 0.86, 0.94);

    /// <summary>Where draws do not differ at all the interval is too wide, never too narrow, and less so with more patients a draw.</summary>
    [Theory]
    [InlineData(1.0)]
    [InlineData(0.9999)]
    [InlineData(0.997)]
    public void WhereOneDrawHoldsTheWeightDrawsMayDifferAsTheSpreadOfIndividualsAllows(double first)
    {
        // A chance of 0.3 under the draw that is left, 100 individuals; another draw with next to nothing.
        double[] weights = [first, 1.0 - first];
        double[] squares = [first * first / 100.0, (1.0 - first) * (1.0 - first)];
        double mean = 0.3 * first;
        double between = DrawVariance.Of(weights, squares, [mean, 0.0], mean, mean).Between;
        double total = mean - (mean * mean);
        Assert.InRange(between, 0.02 * total, 0.5 * total);
    }

    [Fact]
    public void WithoutDifferencesBetweenDrawsTheIntervalIsSafeAndNarrowsWithPatients()
    {
        (double few, double widthFew) = Try(256, 3, 0.0);
        (double many, double widthMany) = Try(256, 48, 0.0);
        Assert.True(few >= 0.9, $"{few}");
        Assert.True(many >= 0.9, $"{many}");
        Assert.True(widthMany < 0.35 * widthFew, $"{widthMany} against {widthFew}");
    }

    /// <summary>The plain estimate, cut at 0, gives widths that differ eightfold between repetitions of the same thing.</summary>
    [Fact]
    public void TheWidthIsSteady()
    {
        double[] widths = new double[200];
        for (uint r = 0; r < widths.Length; r++)
        {
            widths[r] = Once(r, 256, 3, 0.05).Half;
        }

        Array.Sort(widths);
        Assert.True(widths[190] < 3.0 * widths[10], $"{widths[10]} to {widths[190]}");
    }

    private static (double Coverage, double Width) Try(int draws, int each, double tau)
    {
        int held = 0;
        double width = 0.0;
        for (uint r = 0; r < Repetitions; r++)
        {
            (bool isHeld, double half) = Once(r, draws, each, tau);
            held += isHeld ? 1 : 0;
            width += half / Repetitions;
        }

        return (held / (double)Repetitions, width);
    }

    // Paired differences -1, 0, 1 of patients; their mean varies between draws with SD tau around 0.05. Draws have unequal
    // numbers of patients, as partial responders do.
    private static (bool Held, double Half) Once(uint repetition, int draws, int each, double tau)
    {
        RandomStream stream = new(5, "test/draws");
        uint next = 0;
        double Mean() => Math.Clamp(0.05 + (tau * stream.Normal(repetition, next++)), -0.4, 0.4);
        double[] counts = new double[draws];
        double[] totals = new double[draws];
        double second = 0.0;
        for (int d = 0; d < draws; d++)
        {
            double mean = Mean();
            double up = 0.2 + (0.5 * mean);
            double down = up - mean;
            counts[d] = Math.Floor(stream.Uniform(repetition, next++) * ((2 * each) + 1));
            for (int i = 0; i < (int)counts[d]; i++)
            {
                double u = stream.Uniform(repetition, next++);
                double value = u < up ? 1.0 : u < up + down ? -1.0 : 0.0;
                totals[d] += value;
                second += value * value;
            }
        }

        double n = counts.Sum();
        double[] weights = [.. counts.Select(c => c / n)];
        double estimate = totals.Sum() / n;
        DrawVariance.Parts parts = DrawVariance.Of(weights, [.. counts.Select(c => c / n / n)], [.. totals.Select(t => t / n)], estimate, second / n);
        double half = Normal95 * Math.Sqrt(parts.Between + (parts.Within / n) + (parts.Between * weights.Sum(w => w * w)));
        return (Math.Abs(Mean() - estimate) <= half, half);
    }
}
