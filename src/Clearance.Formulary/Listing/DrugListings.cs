using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>What <c>clearance drugs</c> shows, without any layout.</summary>
public static class DrugListings
{
    /// <summary>All drugs: systemic ones by name, then topical steroids by name.</summary>
    public static ImmutableArray<DrugSummary> All(DrugFormulary formulary)
    {
        ArgumentNullException.ThrowIfNull(formulary);
        return
        [
            .. formulary.Drugs.Values.Select(static d => SummaryOf(d, SystemicLines.Of(d))),
            .. formulary.Topicals.Products.Values.Select(p => SummaryOf(p, TopicalLines.Of(p, formulary.Topicals))),
        ];
    }

    /// <summary>One drug by name or alias; null when it is not known (<see cref="NearestName"/> then helps).</summary>
    public static DrugListing? Find(DrugFormulary formulary, string nameOrAlias)
    {
        ArgumentNullException.ThrowIfNull(formulary);
        if (formulary.FindDrug(nameOrAlias) is { } drug)
        {
            var values = SystemicLines.Of(drug);
            return new DrugListing(SummaryOf(drug, values), drug.Aliases, values, SourcesOf(values, formulary));
        }

        if (formulary.Topicals.Find(nameOrAlias) is { } product)
        {
            var values = TopicalLines.Of(product, formulary.Topicals);
            return new DrugListing(SummaryOf(product, values), product.Aliases, values, SourcesOf(values, formulary));
        }

        return null;
    }

    /// <summary>The known name or alias nearest to a mistyped one, or null.</summary>
    public static string? NearestName(DrugFormulary formulary, string written)
    {
        ArgumentNullException.ThrowIfNull(formulary);
        return NearestKey.Of(written, formulary.Drugs.Values.SelectMany(static d => d.Aliases.Prepend(d.Name))
            .Concat(formulary.Topicals.Products.Values.SelectMany(static p => p.Aliases.Prepend(p.Name))));
    }

    private static DrugSummary SummaryOf(SystemicDrug drug, ImmutableArray<ListedValue> values) => new(
        drug.Name,
        "systemic",
        Token.Of(drug.Class),
        drug.Description,
        string.Join(", then ", drug.DefaultRegimen.Phases.Select(PhaseText)) + StandingText(drug.DefaultRegimen.Standing),
        drug.Pk.Name,
        values.Length,
        values.Count(static v => v.Status == ValueStatus.Verified));

    private static DrugSummary SummaryOf(TopicalProduct product, ImmutableArray<ListedValue> values) => new(
        product.Name,
        "topical",
        Token.Of(product.Class),
        $"topical corticosteroid, {product.Strength.Value}%",
        $"{product.ApplicationsPerDay.Value} x daily",
        "",
        values.Length,
        values.Count(static v => v.Status == ValueStatus.Verified));

    internal static string PhaseText(LabelPhase phase)
    {
        var every = phase.IntervalDays switch
        {
            0.5 => "twice daily",
            1.0 => "once daily",
            7.0 => "every week",
            var days when days % 7.0 == 0.0 => $"every {days / 7.0} weeks",
            var days => $"every {days} days",
        };
        return phase.Count switch
        {
            null => $"{phase.DoseMg} mg {every}",
            1 => $"{phase.DoseMg} mg once",
            var n => $"{phase.DoseMg} mg {every} ({n} doses)",
        };
    }

    private static string StandingText(RegimenStanding standing) => standing switch
    {
        RegimenStanding.Labelled => "",
        RegimenStanding.OffLabel => " (off label)",
        RegimenStanding.Studied => " (studied, on no label)",
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, null),
    };

    private static ImmutableArray<Source> SourcesOf(ImmutableArray<ListedValue> values, DrugFormulary formulary) =>
        [.. values.SelectMany(static v => v.Source.Split(", ")).Distinct().Order(StringComparer.Ordinal).Select(k => formulary.Sources[k])];
}
