using System.Collections.Immutable;

namespace Clearance.Calibration;

/// <summary>What a drug blocks in the Miyano model.</summary>
internal enum MiyanoTarget
{
    /// <summary>IL-4 and IL-13.</summary>
    Il4AndIl13,

    /// <summary>IL-13.</summary>
    Il13,

    /// <summary>IL-31.</summary>
    Il31,

    /// <summary>IL-4, IL-13, IL-22, IL-31, interferon gamma and TSLP.</summary>
    Jak,
}

/// <summary>
/// Courses of one treatment from baseline, solved once on a grid of blockade and placebo effect and interpolated: a fit needs
/// thousands of them. The grid is even in -ln(1 - blockade) and in the logarithm of the factor on k3.
/// </summary>
internal sealed class MiyanoLibrary
{
    /// <summary>Later days are read here, when all has settled.</summary>
    private const int LastDay = 364;

    private static readonly double[] Blocks = [0.0, 0.35, 0.6, 0.78, 0.9, 0.97, 0.995];
    private static readonly double[] PlaceboFactors = [-4.0, -2.5, -1.5, -0.75, 0.0, 1.0, 2.5];
    private static readonly ImmutableArray<int> Days = [7, 14, 21, 28, 42, 56, 70, 84, 98, 112, 126, 154, 182, 238, 294, LastDay];
    private readonly Dictionary<(MiyanoTarget Target, int Block, int Placebo), double[][]> _easi = [];

    public MiyanoLibrary(MiyanoCohort cohort)
    {
        for (int placebo = 0; placebo < PlaceboFactors.Length; placebo++)
        {
            MiyanoInput input = new() { Placebo = Math.Exp(PlaceboFactors[placebo]) };
            double[][] none = cohort.Easi([new MiyanoStretch(LastDay, input)], Days);
            foreach (MiyanoTarget target in Enum.GetValues<MiyanoTarget>())
            {
                _easi[(target, 0, placebo)] = none;
                for (int block = 1; block < Blocks.Length; block++)
                {
                    _easi[(target, block, placebo)] = cohort.Easi([new MiyanoStretch(LastDay, With(input, target, Blocks[block]))], Days);
                }
            }
        }
    }

    /// <summary>An input with more blocked: what two drugs let through multiplies.</summary>
    public static MiyanoInput With(MiyanoInput input, MiyanoTarget target, double block)
    {
        double Both(double before) => 1.0 - ((1.0 - before) * (1.0 - block));
        return target switch
        {
            MiyanoTarget.Il4AndIl13 => input with { Il4 = Both(input.Il4), Il13 = Both(input.Il13) },
            MiyanoTarget.Il13 => input with { Il13 = Both(input.Il13) },
            MiyanoTarget.Il31 => input with { Il31 = Both(input.Il31) },
            MiyanoTarget.Jak => input with
            {
                Il4 = Both(input.Il4), Il13 = Both(input.Il13), Il22 = Both(input.Il22), Il31 = Both(input.Il31), InterferonGamma = Both(input.InterferonGamma), Tslp = Both(input.Tslp),
            },
            _ => throw new InvalidOperationException($"Unknown target {target}."),
        };
    }

    /// <summary>EASI by patient at the end of a day under a blockade and a placebo effect.</summary>
    /// <param name="target">What is blocked.</param>
    /// <param name="block">Share blocked.</param>
    /// <param name="placebo">Logarithm of the factor on k3.</param>
    /// <param name="days">Days from baseline.</param>
    public double[] Easi(MiyanoTarget target, double block, double placebo, int days)
    {
        (int b, double inBlock) = Place([.. Blocks.Select(x => -Math.Log(1.0 - x))], -Math.Log(1.0 - Math.Min(block, Blocks[^1])));
        (int p, double inPlacebo) = Place(PlaceboFactors, placebo);
        (int d, double inDays) = Place([.. Days.Select(day => (double)day)], days);
        double[] easi = new double[_easi[(target, 0, 0)][0].Length];
        foreach ((int block1, double w1) in new[] { (b, 1.0 - inBlock), (b + 1, inBlock) })
        {
            foreach ((int placebo1, double w2) in new[] { (p, 1.0 - inPlacebo), (p + 1, inPlacebo) })
            {
                double[][] course = _easi[(target, block1, placebo1)];
                for (int i = 0; i < easi.Length; i++)
                {
                    easi[i] += w1 * w2 * (((1.0 - inDays) * course[d][i]) + (inDays * course[d + 1][i]));
                }
            }
        }

        return easi;
    }

    private static (int Index, double Share) Place(double[] grid, double x)
    {
        double held = Math.Clamp(x, grid[0], grid[^1]);
        int i = 0;
        while (i + 2 < grid.Length && held > grid[i + 1])
        {
            i++;
        }

        return (i, (held - grid[i]) / (grid[i + 1] - grid[i]));
    }
}
