using System.Collections.Immutable;

namespace Clearance.Calibration;

/// <summary>
/// Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari and Gelman, arXiv:1804.06788): a parameter drawn from the
/// prior, data simulated from it, the posterior of these data; the rank of the parameter among the posterior draws is uniform if, and
/// only if, the method is right.
/// </summary>
internal static class RankStatistics
{
    /// <summary>Rank of a true value among draws, from 0 to their number.</summary>
    public static int RankOf(double truth, IEnumerable<double> draws) => draws.Count(d => d < truth);

    /// <summary>Chi-squared of ranks in equal bins against a uniform distribution.</summary>
    /// <param name="ranks">Ranks from 0 to <paramref name="draws"/>.</param>
    /// <param name="draws">Number of posterior draws.</param>
    /// <param name="bins">Bins; one less is the number of degrees of freedom.</param>
    public static double ChiSquared(ImmutableArray<int> ranks, int draws, int bins)
    {
        double[] counts = new double[bins];
        foreach (int rank in ranks)
        {
            counts[Math.Min(bins - 1, (int)((long)rank * bins / (draws + 1)))]++;
        }

        double expected = (double)ranks.Length / bins;
        return counts.Sum(c => (c - expected) * (c - expected) / expected);
    }
}
