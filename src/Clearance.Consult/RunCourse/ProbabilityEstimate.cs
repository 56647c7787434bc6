using Clearance.Numerics.Statistics;

namespace Clearance.Consult;

/// <summary>
/// Probabilities over virtual patients with an interval that covers what is not known of the model's typical values as well
/// as the number of patients.
/// </summary>
/// <remarks>
/// Patients share draws of the typical values. The spread of the draws' own shares beyond what chance would give
/// (<see cref="DrawVariance"/>) is the uncertainty of the probability; the standard error of the mean is added. The interval is
/// made on the logit scale, so it stays within 0 and 1.
/// </remarks>
internal static class ProbabilityEstimate
{
    /// <summary>Probability of an event with its 90% interval.</summary>
    /// <param name="happened">For each patient, whether it happened.</param>
    /// <param name="draws">For each patient, the draw of the typical values.</param>
    public static Probability Of(IReadOnlyList<bool> happened, IReadOnlyList<int> draws)
    {
        int n = happened.Count;
        if (n == 0)
        {
            return new Probability { P = 0.0, Low = 0.0, High = 1.0 };
        }

        int count = happened.Count(h => h);
        double p = (double)count / n;
        (double low, double high) = LogitInterval.Of(p, count, n, Variance([.. happened.Select(h => h ? 1.0 : 0.0)], draws));
        return new Probability { P = p, Low = low, High = high };
    }

    /// <summary>Mean of paired differences (-1, 0, 1) with its 90% interval.</summary>
    public static Probability Difference(IReadOnlyList<int> differences, IReadOnlyList<int> draws)
    {
        int n = differences.Count;
        if (n == 0)
        {
            return new Probability { P = 0.0, Low = -1.0, High = 1.0 };
        }

        double[] values = [.. differences.Select(d => (double)d)];
        double mean = values.Average();
        double sd = Math.Sqrt(Variance(values, draws));
        return new Probability { P = mean, Low = Math.Max(-1.0, mean - (LogitInterval.Normal95 * sd)), High = Math.Min(1.0, mean + (LogitInterval.Normal95 * sd)) };
    }

    // Expected variance of the draws' true means plus the squared standard error of the mean.
    private static double Variance(double[] values, IReadOnlyList<int> draws)
    {
        int n = values.Length;
        double mean = values.Average();
        double second = values.Sum(v => v * v) / n;
        (int Count, double Sum)[] groups = [.. values.Select((v, i) => (Value: v, Draw: draws[i])).GroupBy(x => x.Draw).Select(g => (g.Count(), g.Sum(x => x.Value)))];
        int k = groups.Length;
        if (n < 2 || k < 2 || n == k)
        {
            return n < 2 ? 0.25 : Math.Max(0.0, second - (mean * mean)) / (n - 1.0);
        }

        double share = 1.0 / n;
        DrawVariance.Parts parts = DrawVariance.Of(
            [.. groups.Select(g => g.Count * share)], [.. groups.Select(g => g.Count * share * share)], [.. groups.Select(g => g.Sum * share)], mean, second);
        return parts.Between + (parts.Within / n) + (parts.Between * groups.Sum(g => g.Count * share * g.Count * share));
    }
}
