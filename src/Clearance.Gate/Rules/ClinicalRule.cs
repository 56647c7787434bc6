using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Gate;

/// <summary>One rule as its file states it.</summary>
public sealed record ClinicalRule
{
    /// <summary>Id, such as <c>CBC-001</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Drugs it is about, by nonproprietary name.</summary>
    public required ImmutableSortedSet<string> Drugs { get; init; }

    /// <summary>Where it holds.</summary>
    public required RuleRegion Region { get; init; }

    /// <summary>When it holds.</summary>
    public required ImmutableSortedSet<TreatmentStage> Stages { get; init; }

    /// <summary>The phase that asks it.</summary>
    public required GatePhase Phase { get; init; }

    /// <summary>Weight.</summary>
    public required GateSeverity Severity { get; init; }

    /// <summary>What must be recorded.</summary>
    public required RecordNeeded Record { get; init; }

    /// <summary>The condition as written.</summary>
    public required string When { get; init; }

    /// <summary>The condition, typed.</summary>
    public required Condition Condition { get; init; }

    /// <summary>What it asks, in words.</summary>
    public required string Message { get; init; }

    /// <summary>What would lift it, in words.</summary>
    public required string LiftedBy { get; init; }

    /// <summary>How long it holds or how long a result counts, in words; empty when nothing is said.</summary>
    public required string Validity { get; init; }

    /// <summary>Keys into the sources file.</summary>
    public required ImmutableArray<string> Sources { get; init; }

    /// <summary>Section of the label; empty when none.</summary>
    public required string Section { get; init; }

    /// <summary>How far it can be trusted.</summary>
    public required RuleStatus Status { get; init; }

    /// <summary>What a reader should know; empty when nothing.</summary>
    public required string Note { get; init; }

    /// <summary>What was changed against the collection it was curated from, and why; empty when nothing.</summary>
    public required string Mended { get; init; }

    /// <summary>Ids of weaker rules on the same ground, whose findings this one's stands for.</summary>
    public required ImmutableArray<string> StandsFor { get; init; }

    /// <summary>Where it is written.</summary>
    public required SourcePlace Place { get; init; }
}
