namespace Clearance.Numerics.Statistics;

/// <summary>Sample quantiles by linear interpolation between order statistics (Hyndman and Fan 1996, type 7).</summary>
public static class Quantiles
{
    /// <summary>Quantile of numbers sorted in ascending order; NaN when there are none.</summary>
    /// <param name="sorted">The numbers, ascending.</param>
    /// <param name="probability">Between 0 and 1.</param>
    public static double OfSorted(ReadOnlySpan<double> sorted, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(probability, 0.0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1.0);
        if (sorted.IsEmpty)
        {
            return double.NaN;
        }

        double position = probability * (sorted.Length - 1);
        int below = (int)position;
        if (below >= sorted.Length - 1)
        {
            return sorted[^1];
        }

        double share = position - below;
        return sorted[below] + share * (sorted[below + 1] - sorted[below]);
    }
}
