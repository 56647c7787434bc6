using System.Collections.Immutable;

namespace Clearance.Consult;

/// <summary>The virtual patients of the run. Drawn is the largest number; each further one is a part of the one before.</summary>
public sealed record PopulationSummary
{
    /// <summary>Virtual patients drawn.</summary>
    public required int Drawn { get; init; }

    /// <summary>Those whose observed state at the start fits the entry criteria of the course.</summary>
    public required int Enrolled { get; init; }

    /// <summary>Those who were partial responders when the rescue began, as the patient was.</summary>
    public required int PartialResponders { get; init; }

    /// <summary>The entry criteria.</summary>
    public required string EnrolledDefinition { get; init; }

    /// <summary>What counts as partial responder.</summary>
    public required string PartialResponderDefinition { get; init; }

    /// <summary>Who the virtual patients stand for, with source.</summary>
    public required string Description { get; init; }

    /// <summary>Numerical outcome by kind; the counts add up to <see cref="Drawn"/>.</summary>
    public required ImmutableArray<StatusCount> Statuses { get; init; }
}

/// <summary>How many virtual patients ended with one numerical status.</summary>
public sealed record StatusCount
{
    /// <summary>The status token: "solved".</summary>
    public required string Status { get; init; }

    /// <summary>How many.</summary>
    public required int Count { get; init; }

    /// <summary>What it means and, for a failure, the cure.</summary>
    public required string Meaning { get; init; }
}
