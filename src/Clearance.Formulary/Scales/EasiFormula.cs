using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>
/// EASI = sum over regions of weight x area score x (erythema + induration + excoriation + lichenification), in exact
/// decimals, 0 to 72 (regions, weights, half steps and area bands: EASI guides, verified).
/// </summary>
public static class EasiFormula
{
    private const decimal AdultWeightsFromAge = 8m;

    /// <summary>Weight of a region. Children use other weights until their 8th birthday; an unknown age counts as adult.</summary>
    public static decimal Weight(BodyRegion region, decimal? ageYears)
    {
        var child = ageYears < AdultWeightsFromAge;
        return region switch
        {
            BodyRegion.HeadNeck => child ? 0.2m : 0.1m,
            BodyRegion.UpperLimbs => 0.2m,
            BodyRegion.Trunk => 0.3m,
            BodyRegion.LowerLimbs => child ? 0.3m : 0.4m,
            _ => throw new ArgumentOutOfRangeException(nameof(region), region, null),
        };
    }

    /// <summary>
    /// Area score of the percent of a region affected. The printed bands (1-9, 10-29, ...) leave gaps; the continuous form
    /// has none: 9.5% scores 1 and 29.5% scores 2.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not between 0 and 100.</exception>
    public static int AreaScore(decimal percent) => percent switch
    {
        < 0m or > 100m => throw new ArgumentOutOfRangeException(nameof(percent), percent, "A share of the region lies between 0 and 100%."),
        0m => 0,
        < 10m => 1,
        < 30m => 2,
        < 50m => 3,
        < 70m => 4,
        < 90m => 5,
        _ => 6,
    };

    /// <summary>Score of one region before its weight (0 to 72): as stated, or area score times the sum of signs; null when items are missing. With area score 0 the signs do not matter.</summary>
    public static decimal? Regional(EasiRegionScore region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Area == 0)
        {
            return 0m;
        }

        return region.Score ?? region.Area * (region.Erythema + region.Induration + region.Excoriation + region.Lichenification);
    }

    /// <summary>The total from the regions; null unless all four are complete.</summary>
    public static decimal? FromItems(EasiScore score, decimal? ageYears)
    {
        ArgumentNullException.ThrowIfNull(score);
        decimal total = 0m;
        foreach (var region in Enum.GetValues<BodyRegion>())
        {
            if (score.Regions.FirstOrDefault(r => r.Region == region) is not { } items || Regional(items) is not { } value)
            {
                return null;
            }

            total += Weight(region, ageYears) * value;
        }

        return total;
    }
}
