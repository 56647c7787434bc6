using Clearance.Numerics.Statistics;
using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>
/// What would be written down of a true score, as probabilities instead of draws: the error model of
/// <see cref="ScoreModel"/> in closed form, so that predictions move smoothly with the parameters.
/// </summary>
/// <remarks>
/// One rater error moves all regions on the logit scale. For the whole body that is a shift of logit EASI by the error times
/// a slope (1 for equal regions), exact to first order; regions scored 0 though a little is left are taken at their mean.
/// </remarks>
internal sealed class ScoreChances
{
    /// <summary>Parts the error of an itch score is taken in.</summary>
    public const int ItchParts = 4;

    private readonly double _zeroLogMedian, _zeroSd, _igaSd;
    private readonly double[] _cuts;

    /// <summary>The error model under a draw.</summary>
    public ScoreChances(ModelDraw draw)
    {
        Offset = draw["easi_offset"];
        Sigma = draw["sigma_same"];
        ItchSd = draw["nrs_sd_week"];
        OneDayItchSd = draw["nrs_sd_day"];
        _zeroLogMedian = Math.Log(draw["zero_median"]);
        _zeroSd = draw["zero_sd"];
        _igaSd = draw["iga_sd"];
        _cuts = [.. Enumerable.Range(0, 4).Select(k => Math.Log(draw[$"iga_cut_{k}"]))];
    }

    /// <summary>Offset of the logit of EASI, points.</summary>
    public double Offset { get; }

    /// <summary>Scale of the rater's error on the logit.</summary>
    public double Sigma { get; }

    /// <summary>SD of the weekly peak itch, points.</summary>
    public double ItchSd { get; }

    /// <summary>SD of one day's peak itch, points.</summary>
    public double OneDayItchSd { get; }

    /// <summary>Mean of a standard normal error within each quarter of its distribution.</summary>
    public static ReadOnlySpan<double> ItchErrors => [-1.2711063, -0.3246628, 0.3246628, 1.2711063];

    /// <summary>Largest score plus both offsets.</summary>
    public double Top => 72.0 + (2.0 * Offset);

    /// <summary>logit((EASI + offset)/(72 + 2 offset)).</summary>
    public double Logit(double easi)
    {
        double share = Math.Clamp((easi + Offset) / Top, 1e-6, 1.0 - 1e-6);
        return Math.Log(share / (1.0 - share));
    }

    /// <summary>The score of a logit, points, kept within 0 to 72.</summary>
    public double Score(double logit) => Math.Clamp((Top / (1.0 + Math.Exp(-logit))) - Offset, 0.0, 72.0);

    /// <summary>Probability that a region with this true score is scored 0.</summary>
    public double Zero(double regionalEasi) => regionalEasi <= 0.0 ? 1.0 : NormalDistribution.Cdf((_zeroLogMedian - Math.Log(regionalEasi)) / _zeroSd);

    /// <summary>Probability that IGA is at most a level, 0 to 3, with this true EASI.</summary>
    public double IgaAtMost(double easi, int level) => NormalDistribution.Cdf((_cuts[level] - Math.Log(easi + Offset)) / _igaSd);

    /// <summary>Probability that the itch score is at most some points, 0 or more, with this true itch.</summary>
    public double ItchAtMost(double itch, double points, bool isOneDay = false) =>
        points < 0.0 ? 0.0 : points >= 10.0 ? 1.0 : NormalDistribution.Cdf((points - itch) / (isOneDay ? OneDayItchSd : ItchSd));

    /// <summary>Mean of the itch score, which is kept within 0 to 10.</summary>
    public double MeanItch(double itch)
    {
        double low = -itch / ItchSd;
        double high = (10.0 - itch) / ItchSd;
        double below = NormalDistribution.Cdf(low);
        double above = NormalDistribution.Cdf(-high);
        return (itch * (1.0 - below - above)) + (ItchSd * (NormalDistribution.Density(low) - NormalDistribution.Density(high))) + (10.0 * above);
    }
}
