using System.Collections.Immutable;

namespace Clearance.Formulary;

/// <summary>What a label does with the dose under one condition.</summary>
public sealed record LabelAdjustment
{
    /// <summary>Interaction, renal or hepatic impairment, or genotype.</summary>
    public required ExposureCondition On { get; init; }

    /// <summary>Degree of impairment or name of the genotype, in snake case; empty for an interaction.</summary>
    public required string Level { get; init; }

    /// <summary>Classes of co-medication that must all be taken; empty for other conditions.</summary>
    public required ImmutableArray<string> Classes { get; init; }

    /// <summary>Whose label.</summary>
    public required LabelRegion Region { get; init; }

    /// <summary>The change.</summary>
    public required LabelChange Change { get; init; }

    /// <summary>Key of the source.</summary>
    public required string Source { get; init; }

    /// <summary>How sure it is.</summary>
    public required ValueStatus Status { get; init; }

    /// <summary>What a reader should know; empty when there is nothing to say.</summary>
    public required string Note { get; init; }
}

/// <summary>Edition of a label.</summary>
public enum LabelRegion
{
    /// <summary>Both editions say so.</summary>
    Any,
    Us,
    Eu,
}

/// <summary>A change of dose.</summary>
public abstract record LabelChange
{
    private LabelChange()
    {
    }

    /// <summary>This dose at this interval, unless what is given is lower already.</summary>
    /// <param name="Dose">The dose.</param>
    /// <param name="Interval">Time between doses.</param>
    public sealed record ChangeTo(SourcedValue Dose, SourcedValue Interval) : LabelChange;

    /// <summary>This share of the usual dose.</summary>
    /// <param name="Factor">The share.</param>
    public sealed record Multiply(SourcedValue Factor) : LabelChange;

    /// <summary>Not more than this dose at each administration.</summary>
    /// <param name="Dose">The dose.</param>
    public sealed record AtMost(SourcedValue Dose) : LabelChange;

    /// <summary>The label was seen to ask for no change.</summary>
    public sealed record NoChange : LabelChange;

    /// <summary>The label advises against the drug.</summary>
    public sealed record NotRecommended : LabelChange;
}
