using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Pharmacokinetics;

/// <summary>
/// The static form: area with co-medication over area without = 1 / (1 - sum of shares + sum of share x activity left). Of two
/// inhibitors (or inducers) of one pathway the stronger counts. Inhibition and induction of one pathway together is not predicted.
/// </summary>
public static class StaticForm
{
    /// <summary>Ratio of areas, with the range that the classes' own range gives; null when no share is touched or a pathway is pulled both ways.</summary>
    /// <param name="shares">Shares of clearance.</param>
    /// <param name="classes">Classes taken, each one of <paramref name="facts"/>.</param>
    /// <param name="facts">Effects of classes.</param>
    public static Estimate? Ratio(ImmutableArray<ClearanceShare> shares, IEnumerable<string> classes, InteractionFacts facts)
    {
        ILookup<ClearancePathway, PathwayEffect> effects = classes.SelectMany(name => facts.Classes[name]).ToLookup(effect => effect.Pathway);
        double middle = 1.0;
        double least = 1.0;
        double most = 1.0;
        bool touched = false;
        foreach (ClearanceShare share in shares.Where(share => effects[share.Pathway].Any()))
        {
            PathwayEffect[] here = [.. effects[share.Pathway]];
            if (IsPulledBothWays(here))
            {
                return null;
            }

            PathwayEffect strongest = here[0].Activity.Internal > 1.0 ? here.MaxBy(e => e.Activity.Internal)! : here.MinBy(e => e.Activity.Internal)!;
            double of = share.Share.Internal;
            middle += of * (strongest.Activity.Internal - 1.0);
            least += of * (strongest.Low - 1.0);
            most += of * (strongest.High - 1.0);
            touched = true;
        }

        // Shares may sum to 1 and all be shut; a thousandth left keeps the ratio finite.
        const double Floor = 1e-3;
        return touched ? new Estimate(1.0 / Math.Max(middle, Floor), 1.0 / Math.Max(most, Floor), 1.0 / Math.Max(least, Floor)) : null;
    }

    /// <summary>True when classes inhibit and induce one pathway at once.</summary>
    public static bool IsPulledBothWays(IEnumerable<string> classes, InteractionFacts facts) =>
        classes.SelectMany(name => facts.Classes[name]).GroupBy(effect => effect.Pathway).Any(group => IsPulledBothWays([.. group]));

    private static bool IsPulledBothWays(PathwayEffect[] effects) =>
        effects.Any(e => e.Activity.Internal > 1.0) && effects.Any(e => e.Activity.Internal < 1.0);
}
