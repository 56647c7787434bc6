using Clearance.Numerics.Lanes;

namespace Clearance.Forecast;

/// <summary>Scores as small whole numbers: fine enough for quantiles, small enough to keep for every particle, week and option.</summary>
internal static class ScoreBins
{
    /// <summary>Number of bins.</summary>
    public const int Count = 1024;

    private const double Offset = 0.15;
    private static readonly double Low = Math.Log(Offset);
    private static readonly double Range = Math.Log(72.0 + Offset) - Math.Log(Offset);

    /// <summary>Bin of an EASI: 0 for 0, then even on the logarithm of EASI + 0.15 (0.6% of it a bin).</summary>
    public static ushort OfEasi(double easi) =>
        easi <= 0.0 ? (ushort)0 : (ushort)Math.Clamp(1 + (int)((Math.Log(easi + Offset) - Low) / Range * (Count - 1)), 1, Count - 1);

    /// <summary>Bins of the EASI of eight, to the bit those of <see cref="OfEasi(double)"/>.</summary>
    /// <param name="easi">Eight scores.</param>
    /// <param name="bins">Receives their bins.</param>
    public static void OfEasi(ReadOnlySpan<double> easi, Span<ushort> bins)
    {
        Span<double> places = stackalloc double[8];
        for (int lane = 0; lane < 8; lane += 4)
        {
            Lane4 shifted = Lane4.Load(easi, lane) + Lane4.Broadcast(Offset);
            Lane4.Store((LaneMath.LogPositive(shifted) - Lane4.Broadcast(Low)) / Lane4.Broadcast(Range) * Lane4.Broadcast(Count - 1), places, lane);
        }

        for (int lane = 0; lane < 8; lane++)
        {
            // The two logarithms differ in the last bits: so near to the edge of a bin the runtime's has the say.
            double place = places[lane];
            bool isSure = easi[lane] > 0.0 && Math.Abs(place - Math.Round(place)) > 1e-9;
            bins[lane] = isSure ? (ushort)Math.Clamp(1 + (int)place, 1, Count - 1) : OfEasi(easi[lane]);
        }
    }

    /// <summary>EASI at a (fractional) bin.</summary>
    public static double Easi(double bin) =>
        bin <= 1.0 ? 0.0 : Math.Min(72.0, (Offset * Math.Exp((bin - 1.0) / (Count - 1) * Range)) - Offset);

    /// <summary>Bin of an itch score, even over 0 to 10.</summary>
    public static ushort OfItch(double itch) => (ushort)Math.Clamp((int)(itch / 10.0 * (Count - 1)), 0, Count - 1);

    /// <summary>Itch at a (fractional) bin.</summary>
    public static double Itch(double bin) => Math.Clamp(10.0 * bin / (Count - 1), 0.0, 10.0);

    /// <summary>Percentiles that are kept.</summary>
    public static ReadOnlySpan<double> Kept => [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

    /// <summary>Fractional bins of the percentiles that are kept.</summary>
    /// <param name="bins">One bin a particle.</param>
    /// <param name="weights">Weights that sum to 1.</param>
    /// <param name="quantiles">Receives them.</param>
    public static void Quantiles(ReadOnlySpan<ushort> bins, ReadOnlySpan<double> weights, Span<double> quantiles)
    {
        Span<double> sums = stackalloc double[Count];
        sums.Clear();
        for (int i = 0; i < bins.Length; i++)
        {
            sums[bins[i]] += weights[i];
        }

        ReadOnlySpan<double> wanted = Kept;
        double below = 0.0;
        int q = 0;
        for (int b = 0; b < Count && q < wanted.Length; b++)
        {
            while (q < wanted.Length && below + sums[b] >= wanted[q] && sums[b] > 0.0)
            {
                // The atom at 0 is a point, every other bin a stretch.
                quantiles[q] = b == 0 ? 0.0 : b + ((wanted[q] - below) / sums[b]);
                q++;
            }

            below += sums[b];
        }

        for (; q < wanted.Length; q++)
        {
            quantiles[q] = Count - 1;
        }
    }
}
