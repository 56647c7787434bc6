using System.Collections.Immutable;

namespace Clearance.Formulary;

/// <summary>Potency class of a topical corticosteroid.</summary>
public enum SteroidClass
{
    Mild,
    Moderate,
    Potent,
    Superpotent,
}

/// <summary>Topical corticosteroids: classes with their effect and products.</summary>
public sealed record TopicalFacts
{
    /// <summary>Classes.</summary>
    public required ImmutableSortedDictionary<SteroidClass, SteroidClassFacts> Classes { get; init; }

    /// <summary>Products by name.</summary>
    public required ImmutableSortedDictionary<string, TopicalProduct> Products { get; init; }

    /// <summary>Finds a product by name or alias, ignoring case; null when there is none.</summary>
    public TopicalProduct? Find(string nameOrAlias) =>
        Products.Values.FirstOrDefault(p => string.Equals(p.Name, nameOrAlias, StringComparison.OrdinalIgnoreCase)
            || p.Aliases.Any(a => string.Equals(a, nameOrAlias, StringComparison.OrdinalIgnoreCase)));
}

/// <summary>The effect of a steroid class in the skin model.</summary>
/// <param name="Class">The class.</param>
/// <param name="Meaning">In words.</param>
/// <param name="Etop">Central value of the largest share of inflammation taken away.</param>
/// <param name="Prior">Its prior.</param>
public sealed record SteroidClassFacts(SteroidClass Class, string Meaning, SourcedValue Etop, Prior Prior);

/// <summary>A topical corticosteroid.</summary>
public sealed record TopicalProduct
{
    /// <summary>Name, lower case.</summary>
    public required string Name { get; init; }

    /// <summary>Salts, synonyms and brand names.</summary>
    public required ImmutableArray<string> Aliases { get; init; }

    /// <summary>Potency class at the usual strength.</summary>
    public required SteroidClass Class { get; init; }

    /// <summary>Usual strength; <see cref="SourcedValue.Value"/> is percent by weight.</summary>
    public required SourcedValue Strength { get; init; }

    /// <summary>Usual applications per day.</summary>
    public required SourcedValue ApplicationsPerDay { get; init; }

    /// <summary>What the class rests on.</summary>
    public required SourcedNote Basis { get; init; }

    /// <summary>Limits of the label.</summary>
    public required ImmutableArray<LabelLimit> Limits { get; init; }

    /// <summary>Sites the label leaves out.</summary>
    public required ImmutableArray<Course.BodySite> NotForSites { get; init; }
}
