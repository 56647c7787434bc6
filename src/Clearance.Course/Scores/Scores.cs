namespace Clearance.Course;

/// <summary>The scores a course may hold.</summary>
public enum ScoreKind
{
    Easi,
    Iga,
    Bsa,
    PpNrs,
    Scorad,
    Poem,
    Dlqi,
    Adct,
}

/// <summary>Eczema Area and Severity Index (0-72): the total, the regions, or both. The formulary computes the total from items.</summary>
public sealed record EasiScore(decimal? Total, ValueList<EasiRegionScore> Regions);

/// <summary>
/// One region of the EASI. Either <paramref name="Score"/> (area score times the sum of signs, before the region's weight, 0-72)
/// or the area score (0-6) and the four signs (0-3 in half steps).
/// </summary>
public sealed record EasiRegionScore(
    BodyRegion Region, decimal? Score, int? Area, decimal? Erythema, decimal? Induration, decimal? Excoriation, decimal? Lichenification);

/// <summary>Validated Investigator Global Assessment (0-4): the level, or the grades of its signs (0-4).</summary>
public sealed record IgaScore(int? Level, IgaSigns? Signs);

/// <summary>Grades of the signs behind an investigator global assessment, each 0 (none) to 4 (marked).</summary>
public sealed record IgaSigns(int Erythema, int Induration, int Lichenification, int Oozing);

/// <summary>Body surface affected in percent (0-100): the total, palms (1% each), or the share of each region that is affected.</summary>
/// <param name="Percent">Percent of the whole skin.</param>
/// <param name="About">True when the source says "about".</param>
/// <param name="Palms">Area in palms of the patient with fingers.</param>
/// <param name="Regions">Percent of each region's own surface.</param>
public sealed record BsaScore(decimal? Percent, bool About, decimal? Palms, ValueList<RegionShare> Regions);

/// <summary>Percent of a region's own surface that is affected.</summary>
public sealed record RegionShare(BodyRegion Region, decimal Percent);

/// <summary>Peak pruritus numerical rating scale (0-10): one value, or daily values whose mean is the week's.</summary>
public sealed record PpNrsScore(decimal? Value, ValueList<decimal> Daily);

/// <summary>SCORing Atopic Dermatitis (0-103): the total, or A (extent), B (intensity) and C (subjective), as sums or as items.</summary>
public sealed record ScoradScore
{
    /// <summary>Total as stated.</summary>
    public decimal? Total { get; init; }

    /// <summary>A: extent in percent (0-100).</summary>
    public decimal? Extent { get; init; }

    /// <summary>B as a sum (0-18).</summary>
    public decimal? IntensitySum { get; init; }

    /// <summary>B as items.</summary>
    public ScoradIntensity? Intensity { get; init; }

    /// <summary>C as a sum (0-20).</summary>
    public decimal? SubjectiveSum { get; init; }

    /// <summary>Itch (0-10), part of C.</summary>
    public decimal? Itch { get; init; }

    /// <summary>Sleep loss (0-10), part of C.</summary>
    public decimal? SleepLoss { get; init; }
}

/// <summary>The six intensity items of the SCORAD, each 0-3.</summary>
public sealed record ScoradIntensity(
    decimal Erythema, decimal Oedema, decimal Oozing, decimal Excoriation, decimal Lichenification, decimal Dryness);

/// <summary>Patient-Oriented Eczema Measure (0-28): the total, or seven items of 0-4 (an unanswered item is null).</summary>
public sealed record PoemScore(int? Total, PoemItems? Items);

/// <summary>The seven items of the POEM.</summary>
public sealed record PoemItems(int? Itch, int? Sleep, int? Bleeding, int? Weeping, int? Cracking, int? Flaking, int? Dryness);

/// <summary>Dermatology Life Quality Index (0-30): the total, or ten items of 0-3 in the order of the form (an unanswered item is null).</summary>
public sealed record DlqiScore(int? Total, ValueList<int?> Items);

/// <summary>Atopic Dermatitis Control Tool (0-24): the total, or six items of 0-4.</summary>
public sealed record AdctScore(int? Total, AdctItems? Items);

/// <summary>The six items of the ADCT.</summary>
public sealed record AdctItems(int? OverallSeverity, int? IntenseItch, int? Bother, int? Sleep, int? DailyActivities, int? Mood);
