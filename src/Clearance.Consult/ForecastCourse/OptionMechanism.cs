using Clearance.Forecast;
using Clearance.Formulary;

namespace Clearance.Consult;

/// <summary>How an option acts, in a sentence made from the facts of its drug.</summary>
internal static class OptionMechanism
{
    /// <summary>The sentence.</summary>
    public static string Of(ForecastOption option, DrugFormulary formulary)
    {
        if (option.Kind == OptionKind.Topical)
        {
            return "A topical steroid takes part of the inflammation away where it is put on; it fades within about a week of stopping.";
        }

        if (option.Drug is not { } name || formulary.FindDrug(name) is not { } drug)
        {
            return "Nothing is changed.";
        }

        if (drug.Class != DrugClass.JakInhibitor)
        {
            string blocked = string.Join(", ", drug.BlockedSignals.Select(b => formulary.Signalling.Signals[b.Signal].Name));
            return option.Kind switch
            {
                OptionKind.Stop => $"Without {name} its concentration falls over weeks, and what it blocked comes back with that: {blocked}.",
                OptionKind.Interval => $"{Capital(name)} blocks {blocked}; another interval changes its concentration, and with it how much of these signals passes.",
                _ => $"{Capital(name)} blocks {blocked}.",
            };
        }

        JakPotency strongest = drug.Potencies.Values.MinBy(p => p.Median.Internal)!;
        PotencyClass receptor = drug.Potencies.First(p => p.Value == strongest).Key;
        string signals = string.Join(", ", formulary.Signalling.Signals.Where(s => formulary.Signalling.ClassOf(s.Key, Clearance.Formulary.Il13Reading.ReceptorBiology) == receptor).Select(s => s.Value.Name));
        string beside = option.IsCombination
            ? " Behind the biologic it adds on the signals the biologic leaves alone; where both act, what each lets through multiplies."
            : string.Empty;
        return option.Kind == OptionKind.Stop
            ? $"Without {name} every signal it blocked comes back within days."
            : $"{Capital(name)} blocks in part, and most of the day, every signal that runs through JAK1; it is strongest on {signals}.{beside} It starts and stops within days.";
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
