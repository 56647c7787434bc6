namespace Clearance.Formulary;

/// <summary>Weekly peak itch: the mean of the daily worst itch of a week.</summary>
public static class PpNrsFormula
{
    /// <summary>Fewest days that make a week's mean: 4 of 7, as trials do (recalled; policy here).</summary>
    public const int FewestDays = 4;

    /// <summary>The mean, or null with fewer than four days.</summary>
    public static decimal? Weekly(IReadOnlyCollection<decimal> daily)
    {
        ArgumentNullException.ThrowIfNull(daily);
        return daily.Count < FewestDays ? null : daily.Average();
    }
}
