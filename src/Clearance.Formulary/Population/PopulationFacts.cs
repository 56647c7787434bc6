using System.Collections.Immutable;

namespace Clearance.Formulary;

/// <summary>The adult population from which facts that a course leaves open are drawn.</summary>
public sealed record PopulationFacts
{
    /// <summary>Name for the record of a run.</summary>
    public required string Name { get; init; }

    /// <summary>Who they are.</summary>
    public required string Description { get; init; }

    /// <summary>Numeric quantities by name: age, weight_male, weight_female, renal_function, egfr, albumin, peak_itch, easi_share, region_logit_spread, adherence.</summary>
    public required ImmutableSortedDictionary<string, PopulationQuantity> Quantities { get; init; }

    /// <summary>Shares of the levels of a fact (sex, race); each sums to 1.</summary>
    public required ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, SourcedValue>> Shares { get; init; }

    /// <summary>Published numbers the choices rest on.</summary>
    public required ImmutableSortedDictionary<string, SourcedValue> Facts { get; init; }
}

/// <summary>A quantity that varies over the population.</summary>
/// <param name="Name">Name.</param>
/// <param name="Meaning">What it is.</param>
/// <param name="Central">Central value with unit, source and status.</param>
/// <param name="Prior">Its distribution, in the program's unit.</param>
/// <param name="Low">Draws are kept above this (program's unit); null when open.</param>
/// <param name="High">Draws are kept below this (program's unit); null when open.</param>
public sealed record PopulationQuantity(string Name, string Meaning, SourcedValue Central, Prior Prior, double? Low, double? High);
