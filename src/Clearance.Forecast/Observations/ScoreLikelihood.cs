using Clearance.Numerics.Statistics;
using Clearance.Simulation;

namespace Clearance.Forecast;

/// <summary>
/// Probability of what was written, given the true scores of a day: the errors of <see cref="ScoreModel"/>, integrated and not drawn.
/// </summary>
/// <remarks>
/// One rater error e a visit moves the logit of every region: EASI(e) = Σ w_r (72.3 L(l_r + e) - 0.15), Student t with 5 degrees of
/// freedom; each region may be written 0. A total is therefore a mixture over the sets of regions written 0, each with the
/// density of e at the solution of EASI(e) = total over its slope. Sets whose probability is below 1e-4 are left out.
/// </remarks>
internal sealed class ScoreLikelihood(ScoreConstants constants)
{
    /// <summary>All four regions, one bit each from head and neck upward.</summary>
    public const int AllRegions = 15;

    private const double Top = 72.0;
    private const double Least = 1e-4;
    private const double FarthestError = 12.0;
    private readonly double _span = Top + (2.0 * constants.Offset);

    /// <summary>Density of a written EASI above 0, over some regions (their weighted mean).</summary>
    public double EasiDensity(ReadOnlySpan<double> truth, int regions, double written)
    {
        Span<double> zero = stackalloc double[4];
        Span<double> odds = stackalloc double[8];
        Prepare(truth, zero, odds);
        double density = 0.0;
        for (int set = regions; set > 0; set = (set - 1) & regions)
        {
            double chance = Chance(zero, regions, set);
            if (chance >= Least && Solve(odds, regions, set, written, out double error, out double slope))
            {
                density += chance * StudentT5.Density(error / constants.Rater) / (constants.Rater * slope);
            }
        }

        return density;
    }

    /// <summary>Probability that an EASI over some regions is written at most so; for 0 it is the probability of a 0.</summary>
    public double EasiAtMost(ReadOnlySpan<double> truth, int regions, double most) => AtMost(truth, regions, most, 0.0);

    /// <summary>
    /// Probability that the scores of some regions, written one by one, have a weighted mean of at most so. Beside the rater's error common to
    /// them each has one of its own (<see cref="ScoreConstants.Regional"/>): together they move the mean like one normal error on the logit, to first order.
    /// </summary>
    public double RegionalAtMost(ReadOnlySpan<double> truth, int regions, double most) => AtMost(truth, regions, most, constants.Regional);

    private double AtMost(ReadOnlySpan<double> truth, int regions, double most, double own)
    {
        if (most < 0.0)
        {
            return 0.0;
        }

        Span<double> zero = stackalloc double[4];
        Span<double> odds = stackalloc double[8];
        Prepare(truth, zero, odds);
        double probability = Chance(zero, regions, 0);
        for (int set = regions; set > 0; set = (set - 1) & regions)
        {
            double chance = Chance(zero, regions, set);
            if (chance < Least)
            {
                continue;
            }

            double below = Solve(odds, regions, set, most, out double error, out _) ? Below(error, own == 0.0 ? 0.0 : own * Pooled(odds, set, error)) : most <= 0.0 ? 0.0 : 1.0;
            probability += chance * below;
        }

        return Math.Min(1.0, probability);
    }

    /// <summary>
    /// Probability that an EASI is written at most a multiple of another day's, both with their errors: the two rater errors
    /// together as a normal of their variance.
    /// </summary>
    public double ShareAtMost(ReadOnlySpan<double> truth, ReadOnlySpan<double> reference, int regions, double share)
    {
        double limit = share * Whole(reference, regions);
        Span<double> zero = stackalloc double[4];
        Span<double> odds = stackalloc double[8];
        Prepare(truth, zero, odds);
        double sd = constants.Rater * Math.Sqrt(2.0 * 5.0 / 3.0);
        double probability = Chance(zero, regions, 0);
        for (int set = regions; set > 0; set = (set - 1) & regions)
        {
            double chance = Chance(zero, regions, set);
            if (chance >= Least)
            {
                probability += chance * (Solve(odds, regions, set, limit, out double error, out _) ? NormalDistribution.Cdf(error / sd) : limit <= 0.0 ? 0.0 : 1.0);
            }
        }

        return Math.Min(1.0, probability);
    }

    /// <summary>
    /// Log density of regional scores of one visit on the logit scale, the rater's error common to them integrated by
    /// quadrature; a region written 0 counts with its probability.
    /// </summary>
    public double LogRegional(ReadOnlySpan<double> truth, int regions, ReadOnlySpan<double> written)
    {
        double log = 0.0;
        double sum = 0.0;
        double squares = 0.0;
        int n = 0;
        for (int r = 0; r < 4; r++)
        {
            if ((regions & (1 << r)) == 0)
            {
                continue;
            }

            double zero = Zero(truth[r]);
            if (written[r] <= 0.0)
            {
                log += Math.Log(Math.Max(1e-300, zero));
                continue;
            }

            log += Math.Log(Math.Max(1e-300, 1.0 - zero));
            double d = Logit(written[r]) - Logit(truth[r]);
            sum += d;
            squares += d * d;
            n++;
        }

        if (n == 0)
        {
            return log;
        }

        double own = constants.Regional;
        double mean = sum / n;
        double rest = Math.Max(0.0, squares - (n * mean * mean));
        double spread = own / Math.Sqrt(n);
        double common = 0.0;
        for (int i = 0; i < Points.Length; i++)
        {
            common += Weights[i] * StudentT5.Density((mean + (spread * Points[i])) / constants.Rater) / constants.Rater;
        }

        return log - (rest / (2.0 * own * own)) - ((n - 1) * Math.Log(own)) + Math.Log(common);
    }

    /// <summary>Probability of each level of the investigator's global assessment up to one.</summary>
    public double GlobalAtMost(double easi, int level)
    {
        if (level < 0)
        {
            return 0.0;
        }

        return level >= constants.GlobalCuts.Length
            ? 1.0
            : NormalDistribution.Cdf((constants.GlobalCuts[level] - Math.Log(easi + constants.Offset)) / constants.GlobalSd);
    }

    /// <summary>Density of an itch score, or at the ends its probability.</summary>
    public double Itch(double truth, double written)
    {
        double z = (written - truth) / constants.ItchSd;
        return written <= 0.0 ? NormalDistribution.Cdf(z)
            : written >= 10.0 ? 1.0 - NormalDistribution.Cdf(z)
            : Math.Exp(-0.5 * z * z) / (constants.ItchSd * Math.Sqrt(2.0 * Math.PI));
    }

    /// <summary>Probability that an itch score is written at most so.</summary>
    public double ItchAtMost(double truth, double most) =>
        most >= 10.0 ? 1.0 : most < 0.0 ? 0.0 : NormalDistribution.Cdf((most - truth) / constants.ItchSd);

    /// <summary>
    /// Mean and SD of a written body surface, per cent: the errors of the area scores of the regions, independent, and one
    /// point for the palm that is counted or not.
    /// </summary>
    public (double Mean, double Sd) Surface(ReadOnlySpan<double> truth, bool about)
    {
        double mean = 0.0;
        double variance = (constants.SurfaceSd * constants.SurfaceSd) + (about ? constants.AboutSurface * constants.AboutSurface : 0.0);
        for (int r = 0; r < 4; r++)
        {
            double bsa = constants.Surface.Bsa(truth[r]);
            double slope = constants.Surface.BsaPerArea(truth[r]);
            double weight = EasiWeights.Adult[r];
            mean += weight * bsa;
            variance += weight * weight * slope * slope * constants.AreaSd * constants.AreaSd;
        }

        return (mean, Math.Sqrt(variance));
    }

    /// <summary>Weighted mean EASI of some regions.</summary>
    public static double Whole(ReadOnlySpan<double> truth, int regions)
    {
        double sum = 0.0;
        double weights = 0.0;
        for (int r = 0; r < 4; r++)
        {
            if ((regions & (1 << r)) != 0)
            {
                sum += EasiWeights.Adult[r] * truth[r];
                weights += EasiWeights.Adult[r];
            }
        }

        return sum / weights;
    }

    /// <summary>Probability that a region is written 0.</summary>
    public double Zero(double truth) =>
        truth <= 0.0 ? 1.0 : NormalDistribution.Cdf((constants.ZeroLogMedian - Math.Log(truth)) / constants.ZeroSd);

    // Probability that the rater's error and a normal one of some spread together stay below a value.
    private double Below(double error, double spread)
    {
        if (spread == 0.0)
        {
            return StudentT5.Below(error / constants.Rater);
        }

        double sum = 0.0;
        for (int i = 0; i < Points.Length; i++)
        {
            sum += Weights[i] * StudentT5.Below((error + (spread * Points[i])) / constants.Rater);
        }

        return sum;
    }

    // How much of the spread of errors that each region of a set has of its own is left in the error of their mean.
    private double Pooled(ReadOnlySpan<double> odds, int set, double error)
    {
        double factor = Math.Exp(error);
        double sum = 0.0;
        double squares = 0.0;
        for (int r = 0; r < 4; r++)
        {
            double moved = odds[r] * factor;
            double share = moved / (1.0 + moved);
            double value = (_span * share) - constants.Offset;
            double slope = (set & (1 << r)) != 0 && value > 0.0 && value < Top ? EasiWeights.Adult[r] * share * (1.0 - share) : 0.0;
            sum += slope;
            squares += slope * slope;
        }

        return sum > 0.0 ? Math.Sqrt(squares) / sum : 0.0;
    }

    // Gauss-Hermite, seven points, for a standard normal.
    private static ReadOnlySpan<double> Points => [-3.750439717725742, -2.366759410734541, -1.154405394739968, 0.0, 1.154405394739968, 2.366759410734541, 3.750439717725742];

    private static ReadOnlySpan<double> Weights => [5.482688559722185e-4, 3.075712396758650e-2, 2.401231786050127e-1, 4.571428571428571e-1, 2.401231786050127e-1, 3.075712396758650e-2, 5.482688559722185e-4];

    private double Logit(double easi)
    {
        double share = Math.Clamp((easi + constants.Offset) / _span, 1e-6, 1.0 - 1e-6);
        return Math.Log(share / (1.0 - share));
    }

    // Probability of a 0 by region; odds by region, then their logarithms.
    private void Prepare(ReadOnlySpan<double> truth, Span<double> zero, Span<double> odds)
    {
        for (int r = 0; r < 4; r++)
        {
            // Well above the threshold nobody writes 0: no logarithm is needed to know.
            zero[r] = truth[r] > 8.0 ? 0.0 : Zero(truth[r]);
            double share = Math.Clamp((truth[r] + constants.Offset) / _span, 1e-6, 1.0 - 1e-6);
            odds[r] = share / (1.0 - share);
            odds[4 + r] = Math.Log(odds[r]);
        }
    }

    // Probability that just the regions of the set, of those looked at, are not written 0.
    private static double Chance(ReadOnlySpan<double> zero, int regions, int set)
    {
        double chance = 1.0;
        for (int r = 0; r < 4; r++)
        {
            if ((regions & (1 << r)) != 0)
            {
                chance *= (set & (1 << r)) != 0 ? 1.0 - zero[r] : zero[r];
            }
        }

        return chance;
    }

    // Rater error at which the regions of the set give the written total; false when none does (more than they can reach, or nothing).
    private bool Solve(ReadOnlySpan<double> odds, int regions, int set, double written, out double error, out double slope)
    {
        double weights = 0.0;
        double mean = 0.0;
        for (int r = 0; r < 4; r++)
        {
            if ((regions & (1 << r)) != 0)
            {
                weights += EasiWeights.Adult[r];
            }

            if ((set & (1 << r)) != 0)
            {
                mean += EasiWeights.Adult[r] * odds[4 + r];
            }
        }

        double inSet = 0.0;
        for (int r = 0; r < 4; r++)
        {
            inSet += (set & (1 << r)) != 0 ? EasiWeights.Adult[r] : 0.0;
        }

        double target = written * weights / inSet;
        error = 0.0;
        slope = 0.0;
        if (target <= 0.0 || target >= Top)
        {
            return false;
        }

        // Newton's method inside a bracket, from the error that would suit regions of equal odds.
        double low = -FarthestError;
        double high = FarthestError;
        error = Math.Clamp(Math.Log((target + constants.Offset) / (Top + constants.Offset - target)) - (mean / inSet), -10.0, 10.0);
        for (int i = 0; i < 40; i++)
        {
            double factor = Math.Exp(error);
            double total = 0.0;
            slope = 0.0;
            for (int r = 0; r < 4; r++)
            {
                if ((set & (1 << r)) == 0)
                {
                    continue;
                }

                double moved = odds[r] * factor;
                double share = moved / (1.0 + moved);
                double value = (_span * share) - constants.Offset;
                if (value > 0.0 && value < Top)
                {
                    total += EasiWeights.Adult[r] * value;
                    slope += EasiWeights.Adult[r] * _span * share * (1.0 - share);
                }
                else if (value >= Top)
                {
                    total += EasiWeights.Adult[r] * Top;
                }
            }

            double miss = (total / weights) - written;
            slope /= weights;
            if (Math.Abs(miss) < 1e-6 * (0.1 + written))
            {
                return slope > 0.0;
            }

            (low, high) = miss > 0.0 ? (low, error) : (error, high);
            double next = slope > 0.0 ? error - (miss / slope) : double.NaN;
            error = next > low && next < high ? next : 0.5 * (low + high);
        }

        return slope > 0.0;
    }
}
