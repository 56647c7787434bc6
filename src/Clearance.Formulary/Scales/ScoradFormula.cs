using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>SCORAD = A/5 + 7 B/2 + C (0 to 103); objective SCORAD = A/5 + 7 B/2 (0 to 83). Verified by arithmetic.</summary>
public static class ScoradFormula
{
    /// <summary>Total; null when a part is missing.</summary>
    public static decimal? FromItems(ScoradScore score) => Objective(score) + Subjective(score);

    /// <summary>Objective part; null when extent or intensity is missing.</summary>
    public static decimal? Objective(ScoradScore score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return score.Extent / 5m + 7m * Intensity(score) / 2m;
    }

    private static decimal? Intensity(ScoradScore score) => score.Intensity is { } i
        ? i.Erythema + i.Oedema + i.Oozing + i.Excoriation + i.Lichenification + i.Dryness
        : score.IntensitySum;

    private static decimal? Subjective(ScoradScore score) => score.Itch + score.SleepLoss ?? score.SubjectiveSum;
}
