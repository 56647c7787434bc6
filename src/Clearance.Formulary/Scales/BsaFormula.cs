using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Body surface affected in percent, from palms (1% each, recalled) or from the share of each region.</summary>
public static class BsaFormula
{
    /// <summary>
    /// Surface of a region in percent of the skin by the rule of nines for adults (SCORAD description, verified): head and
    /// neck 9, arms 18, front and back of the trunk 36 with genitals 1, legs 36.
    /// </summary>
    public static decimal Surface(BodyRegion region) => region switch
    {
        BodyRegion.HeadNeck => 9m,
        BodyRegion.UpperLimbs => 18m,
        BodyRegion.Trunk => 37m,
        BodyRegion.LowerLimbs => 36m,
        _ => throw new ArgumentOutOfRangeException(nameof(region), region, null),
    };

    /// <summary>Percent of the skin from palms, else from regions; null unless palms or all four regions are given.</summary>
    public static decimal? FromItems(BsaScore score)
    {
        ArgumentNullException.ThrowIfNull(score);
        if (score.Palms is { } palms)
        {
            return Math.Min(palms, 100m);
        }

        return score.Regions.Select(static r => r.Region).Distinct().Count() == Enum.GetValues<BodyRegion>().Length
            ? score.Regions.Sum(static r => Surface(r.Region) * r.Percent / 100m)
            : null;
    }
}
