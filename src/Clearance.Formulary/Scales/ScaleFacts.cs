using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Scores and the meaning of words said in their place.</summary>
public sealed record ScaleFacts
{
    /// <summary>Definitions by score.</summary>
    public required ImmutableSortedDictionary<ScoreKind, ScaleDefinition> Scales { get; init; }

    /// <summary>The meaning of words.</summary>
    public required WordTable Words { get; init; }

    /// <summary>Worked vectors that the score formulas must give.</summary>
    public required ImmutableArray<WorkedVector> WorkedVectors { get; init; }
}

/// <summary>A score: range, definition, bands.</summary>
public sealed record ScaleDefinition
{
    /// <summary>The score.</summary>
    public required ScoreKind Kind { get; init; }

    /// <summary>Full name.</summary>
    public required string Name { get; init; }

    /// <summary>Lowest value.</summary>
    public required decimal Low { get; init; }

    /// <summary>Highest value.</summary>
    public required decimal High { get; init; }

    /// <summary>How it is computed, in words.</summary>
    public required string Definition { get; init; }

    /// <summary>Key of the source.</summary>
    public required string Source { get; init; }

    /// <summary>How sure the definition is.</summary>
    public required ValueStatus Status { get; init; }

    /// <summary>Published sets of bands; the first is the one shown.</summary>
    public required ImmutableArray<StratumSet> Strata { get; init; }

    /// <summary>The band of a value in the set shown, or in a named set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside the range of the score.</exception>
    public Stratum StratumOf(decimal value, string? set = null)
    {
        if (value < Low || value > High)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"{Name} runs from {Low} to {High}.");
        }

        var strata = set is null ? Strata[0] : Strata.First(s => s.Name == set);
        return strata.Bands.First(b => value < b.Upper || (value == b.Upper && !b.UpperOpen));
    }
}

/// <summary>A published set of bands.</summary>
/// <param name="Name">Whose bands.</param>
/// <param name="Bands">Bands from low to high.</param>
/// <param name="Source">Key of the source.</param>
/// <param name="Status">How sure they are.</param>
public sealed record StratumSet(string Name, ImmutableArray<Stratum> Bands, string Source, ValueStatus Status);

/// <summary>One band; its lower end is the upper end of the band before.</summary>
/// <param name="Name">Name, snake case.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="UpperOpen">True when the upper end belongs to the next band.</param>
public sealed record Stratum(string Name, decimal Upper, bool UpperOpen);

/// <summary>A worked example of a score.</summary>
/// <param name="Score">Name of the score.</param>
/// <param name="Items">The items in words.</param>
/// <param name="Expect">What the formula must give.</param>
/// <param name="Source">Key of the source.</param>
/// <param name="Status">How sure it is.</param>
public sealed record WorkedVector(string Score, string Items, decimal Expect, string Source, ValueStatus Status);
