using Clearance.Numerics.Statistics;

namespace Clearance.Consult;

/// <summary>Median with the 5th and 95th percentile over virtual patients.</summary>
internal static class Interval90
{
    /// <summary>The interval of some values; zeros when there are none.</summary>
    public static Interval Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0
            ? new Interval { Median = 0.0, Low = 0.0, High = 0.0 }
            : new Interval
            {
                Median = Quantiles.OfSorted(sorted, 0.5),
                Low = Quantiles.OfSorted(sorted, 0.05),
                High = Quantiles.OfSorted(sorted, 0.95),
            };
    }
}
