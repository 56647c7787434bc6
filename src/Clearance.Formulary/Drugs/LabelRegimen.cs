using System.Collections.Immutable;

namespace Clearance.Formulary;

/// <summary>A regimen of a label or a trial programme: phases one after another, the last without an end.</summary>
public sealed record LabelRegimen
{
    /// <summary>Name, for example adult_ad.</summary>
    public required string Name { get; init; }

    /// <summary>True for the one used when a course leaves the dose open.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>How it is given.</summary>
    public required DoseRoute Route { get; init; }

    /// <summary>The phases in order; every phase but the last has a number of doses.</summary>
    public required ImmutableArray<LabelPhase> Phases { get; init; }

    /// <summary>For whom or when, in words.</summary>
    public required string Condition { get; init; }

    /// <summary>Whether it is a labelled regimen for atopic dermatitis.</summary>
    public required RegimenStanding Standing { get; init; }

    /// <summary>Key of the source.</summary>
    public required string Source { get; init; }

    /// <summary>How sure the regimen as a whole is.</summary>
    public required ValueStatus Status { get; init; }

    /// <summary>The phase that goes on without an end.</summary>
    public LabelPhase Maintenance => Phases[^1];

    /// <summary>The first phase when its doses are larger than those that follow; otherwise null.</summary>
    public LabelPhase? Loading => Phases.Length > 1 && Phases[0].DoseMg > Phases[1].DoseMg ? Phases[0] : null;
}

/// <summary>A run of equal doses.</summary>
/// <param name="Dose">Dose per administration.</param>
/// <param name="Interval">Time to the next administration.</param>
/// <param name="Count">Number of administrations; null for the last phase.</param>
public sealed record LabelPhase(SourcedValue Dose, SourcedValue Interval, int? Count)
{
    /// <summary>Dose per administration, mg.</summary>
    public double DoseMg => Dose.Internal;

    /// <summary>Time to the next administration, days (0.5 for twice daily).</summary>
    public double IntervalDays => Interval.Internal;
}

/// <summary>The standing of a regimen in atopic dermatitis.</summary>
public enum RegimenStanding
{
    /// <summary>On a label for atopic dermatitis.</summary>
    Labelled,

    /// <summary>On a label for another disease only.</summary>
    OffLabel,

    /// <summary>Studied, on no label.</summary>
    Studied,
}
