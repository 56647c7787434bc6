using System.Collections.Immutable;

namespace Clearance.Gate;

/// <summary>A fact as a finding used it.</summary>
/// <param name="Field">Field of the vocabulary.</param>
/// <param name="Known">The fact, or null when it is not recorded.</param>
public sealed record UsedFact(string Field, Fact? Known);

/// <summary>One line of the gate's answer.</summary>
public sealed record GateFinding
{
    /// <summary>Id of the rule; <see cref="NotRecorded"/> for the one hold that lists what is not recorded.</summary>
    public required string Rule { get; init; }

    /// <summary>The id of the hold that lists the facts not recorded.</summary>
    public const string NotRecorded = "NOT-RECORDED";

    /// <summary>Weight. A rule of the other region weighs <see cref="GateSeverity.Inform"/> here; see <see cref="RuleSeverity"/>.</summary>
    public required GateSeverity Severity { get; init; }

    /// <summary>Weight the rule itself states, before region and records.</summary>
    public required GateSeverity RuleSeverity { get; init; }

    /// <summary>The phase that found it.</summary>
    public required GatePhase Phase { get; init; }

    /// <summary>What the rule asks, in words.</summary>
    public required string Message { get; init; }

    /// <summary>The patient's facts that made it fire, and those it lacked.</summary>
    public required ImmutableArray<UsedFact> Facts { get; init; }

    /// <summary>What would lift it, in words; empty when nothing would.</summary>
    public required string LiftedBy { get; init; }

    /// <summary>Keys into the sources file.</summary>
    public required ImmutableArray<string> Sources { get; init; }

    /// <summary>Section of the label; empty when none.</summary>
    public required string Section { get; init; }

    /// <summary>How far the rule can be trusted.</summary>
    public required RuleStatus Status { get; init; }

    /// <summary>Where the rule holds.</summary>
    public required RuleRegion Region { get; init; }

    /// <summary>True for a rule of the other region, shown as information.</summary>
    public bool OtherRegion { get; init; }

    /// <summary>What the prescriber must record.</summary>
    public RecordNeeded Record { get; init; }

    /// <summary>The record of the course that answers it; null when there is none.</summary>
    public RuleRecord? Recorded { get; init; }

    /// <summary>Rules whose findings this line stands for as well (weaker ones on the same ground).</summary>
    public ImmutableArray<string> StandsFor { get; init; } = [];
}
