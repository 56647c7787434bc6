using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Sums of questionnaires. In POEM and DLQI one unanswered item counts 0 and two make the score void (recalled).</summary>
public static class QuestionnaireFormula
{
    /// <summary>POEM, 0 to 28; null when two or more of the seven items are unanswered.</summary>
    public static decimal? Poem(PoemItems items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Sum([items.Itch, items.Sleep, items.Bleeding, items.Weeping, items.Cracking, items.Flaking, items.Dryness], 7, 1);
    }

    /// <summary>DLQI, 0 to 30; null when two or more of the ten items are unanswered.</summary>
    public static decimal? Dlqi(IReadOnlyList<int?> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Sum(items, 10, 1);
    }

    /// <summary>ADCT, 0 to 24; null when any of the six items is unanswered (no rule for missing ones was read).</summary>
    public static decimal? Adct(AdctItems items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Sum([items.OverallSeverity, items.IntenseItch, items.Bother, items.Sleep, items.DailyActivities, items.Mood], 6, 0);
    }

    private static decimal? Sum(IReadOnlyList<int?> items, int expected, int mayBeMissing)
    {
        var answered = items.Count(static i => i.HasValue);
        return expected - answered > mayBeMissing ? null : items.Sum(static i => i ?? 0);
    }
}
