namespace Clearance.Numerics.Statistics;

/// <summary>Scores of probabilistic forecasts (Gneiting and Raftery 2007, J. Am. Stat. Assoc. 102:359).</summary>
public static class ForecastScores
{
    /// <summary>
    /// Continuous ranked probability score of a weighted sample: E|X - y| - E|X - X'|/2. In the unit of the value; less is better; the
    /// absolute error when the sample is one point.
    /// </summary>
    /// <param name="sample">The forecast's sample, in any order.</param>
    /// <param name="weights">Weights that sum to 1, in the same order.</param>
    /// <param name="observed">What came.</param>
    public static double Crps(ReadOnlySpan<double> sample, ReadOnlySpan<double> weights, double observed)
    {
        if (sample.Length != weights.Length || sample.IsEmpty)
        {
            throw new ArgumentException("A sample needs one weight for each of its values, and at least one.", nameof(weights));
        }

        int n = sample.Length;
        double[] values = sample.ToArray();
        double[] sorted = weights.ToArray();
        Array.Sort(values, sorted);
        double distance = 0.0;
        double spread = 0.0;
        double below = 0.0;
        for (int i = 0; i < n; i++)
        {
            distance += sorted[i] * Math.Abs(values[i] - observed);

            // Sum over pairs of w w' |x - x'|/2 = sum of gaps times weight below times weight above.
            if (i > 0)
            {
                spread += (values[i] - values[i - 1]) * below * (1.0 - below);
            }

            below += sorted[i];
        }

        return distance - spread;
    }

    /// <summary>The same for a sample of equal weights.</summary>
    public static double Crps(ReadOnlySpan<double> sample, double observed)
    {
        double[] weights = new double[sample.Length];
        Array.Fill(weights, 1.0 / Math.Max(1, sample.Length));
        return Crps(sample, weights, observed);
    }

    /// <summary>Whether a central interval of the given content holds a value with this probability integral transform.</summary>
    public static bool IsWithin(double pit, double content) => pit >= 0.5 * (1.0 - content) && pit <= 0.5 * (1.0 + content);

    /// <summary>Counts of probability integral transforms in equal bins over 0 to 1.</summary>
    public static int[] Histogram(IEnumerable<double> pits, int bins)
    {
        int[] counts = new int[bins];
        foreach (double pit in pits)
        {
            counts[Math.Clamp((int)(pit * bins), 0, bins - 1)]++;
        }

        return counts;
    }

    /// <summary>Pearson's statistic of a histogram against the flat one; with b bins it has b - 1 degrees of freedom when forecasts are right.</summary>
    public static double ChiSquare(ReadOnlySpan<int> counts)
    {
        double total = 0.0;
        foreach (int count in counts)
        {
            total += count;
        }

        double expected = total / counts.Length;
        double sum = 0.0;
        foreach (int count in counts)
        {
            sum += (count - expected) * (count - expected) / expected;
        }

        return sum;
    }
}
