using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>
/// The validated global assessment from the grades of its signs: the highest of erythema, induration and lichenification.
/// The scale asks a clinician for the level that fits best; taking the highest sign is a rule of this project (policy).
/// Oozing belongs to levels 3 and 4 only, so it lifts the level to at least 3.
/// </summary>
public static class IgaFormula
{
    private const int LowestLevelWithOozing = 3;

    /// <summary>The level, 0 to 4.</summary>
    public static int FromSigns(IgaSigns signs)
    {
        ArgumentNullException.ThrowIfNull(signs);
        var level = Math.Max(signs.Erythema, Math.Max(signs.Induration, signs.Lichenification));
        return signs.Oozing > 0 ? Math.Max(level, LowestLevelWithOozing) : level;
    }
}
