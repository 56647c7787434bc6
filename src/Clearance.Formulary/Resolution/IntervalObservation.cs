using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>What a word said: a score, or its share of an earlier value, lay in an interval.</summary>
public sealed record IntervalObservation
{
    /// <summary>Position in the course's observations.</summary>
    public required int Observation { get; init; }

    /// <summary>Days from the anchor.</summary>
    public required double Day { get; init; }

    /// <summary>The word.</summary>
    public required string Word { get; init; }

    /// <summary>The score.</summary>
    public required BoundedScore Score { get; init; }

    /// <summary>The value, or its share of the value at <see cref="ReferenceDay"/>.</summary>
    public required BoundKind Of { get; init; }

    /// <summary>The day of the reference of a share; null for a value.</summary>
    public required double? ReferenceDay { get; init; }

    /// <summary>The regions it speaks of; empty for the whole skin.</summary>
    public required ImmutableArray<BodyRegion> Regions { get; init; }

    /// <summary>Lower end.</summary>
    public required double Low { get; init; }

    /// <summary>True when the lower end itself is excluded.</summary>
    public required bool LowOpen { get; init; }

    /// <summary>Upper end, included.</summary>
    public required double High { get; init; }

    /// <summary>The rule in a sentence.</summary>
    public required string Meaning { get; init; }

    /// <summary>Key of the source of the rule.</summary>
    public required string Source { get; init; }

    /// <summary>How sure the rule is.</summary>
    public required ValueStatus Status { get; init; }

    /// <summary>Whether a value (or share) fulfils it.</summary>
    public bool Holds(double value) => (LowOpen ? value > Low : value >= Low) && value <= High;
}
