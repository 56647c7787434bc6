using System.Collections.Immutable;

namespace Clearance.Consult;

/// <summary>Rules explained. Schema clearance.rule/1.</summary>
public sealed record RuleResult
{
    /// <summary>The version of this shape.</summary>
    public const string CurrentSchema = "clearance.rule/1";

    /// <summary>"clearance.rule/1".</summary>
    public required string Schema { get; init; }

    /// <summary>The rules.</summary>
    public required ImmutableArray<RuleExplained> Rules { get; init; }

    /// <summary>The sources they name.</summary>
    public required ImmutableArray<CheckSource> Sources { get; init; }

    /// <summary>SHA-256 over the knowledge files.</summary>
    public required string KnowledgeHash { get; init; }
}

/// <summary>One rule.</summary>
public sealed record RuleExplained
{
    /// <summary>Id.</summary>
    public required string Rule { get; init; }

    /// <summary>Drugs it is about.</summary>
    public required ImmutableArray<string> Drugs { get; init; }

    /// <summary>"US", "EU" or "any".</summary>
    public required string Region { get; init; }

    /// <summary>Stages of treatment in which it is asked.</summary>
    public required ImmutableArray<CheckStage> Stages { get; init; }

    /// <summary>The phase that asks it.</summary>
    public required FindingPhase Phase { get; init; }

    /// <summary>Weight.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>The condition in words.</summary>
    public required string When { get; init; }

    /// <summary>The condition as the file writes it.</summary>
    public required string Condition { get; init; }

    /// <summary>What it asks.</summary>
    public required string Message { get; init; }

    /// <summary>What would lift it.</summary>
    public required string LiftedBy { get; init; }

    /// <summary>How long it holds or a result counts; empty when nothing is said.</summary>
    public required string Validity { get; init; }

    /// <summary>What must be recorded: "nothing", "a decision" or "an exception".</summary>
    public required string Record { get; init; }

    /// <summary>Keys of the sources, joined by commas.</summary>
    public required string Source { get; init; }

    /// <summary>Section of the label; empty when none.</summary>
    public required string Section { get; init; }

    /// <summary>How far it can be trusted.</summary>
    public required RuleEvidence Status { get; init; }

    /// <summary>What a reader should know; empty when nothing.</summary>
    public required string Note { get; init; }

    /// <summary>What was changed against the collection it was curated from; empty when nothing.</summary>
    public required string Mended { get; init; }

    /// <summary>Where it is written: file and line.</summary>
    public required string Place { get; init; }
}
