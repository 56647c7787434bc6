using System.Collections.Immutable;

namespace Clearance.Gate;

/// <summary>The answer, in rising order of what stands against the drug.</summary>
public enum GateDecision
{
    /// <summary>Nothing stands against it (before a start), or it may go on.</summary>
    ClearToStart,

    /// <summary>The label says not recommended: only as an exception with a named prescriber and a reason. Never green, recorded or not.</summary>
    NotRecommendedExceptionMustBeRecorded,

    /// <summary>Something must be there or normal first; on treatment: interrupt until then.</summary>
    StartWhen,

    /// <summary>Contraindicated; on treatment: stop.</summary>
    DoNotStart,
}

/// <summary>The gate's whole answer to one question.</summary>
public sealed record GateFindings
{
    /// <summary>The question.</summary>
    public required GateQuestion Question { get; init; }

    /// <summary>The answer.</summary>
    public required GateDecision Decision { get; init; }

    /// <summary>True when something still stands in the way: a stop, a hold, or an exception that nobody recorded. The command then exits with 1.</summary>
    public required bool Blocks { get; init; }

    /// <summary>Findings of the region, the most important first.</summary>
    public required ImmutableArray<GateFinding> Findings { get; init; }

    /// <summary>What the other region's label says where it differs, as information.</summary>
    public required ImmutableArray<GateFinding> OtherRegion { get; init; }

    /// <summary>What stands beside the drug asked about: switching, labelled drugs.</summary>
    public required ImmutableArray<GateAlternative> Alternatives { get; init; }

    /// <summary>What was looked at, phase by phase.</summary>
    public required ImmutableArray<PhaseCheck> Checked { get; init; }

    /// <summary>Facts that the vocabulary does not know or that no patient can have; they counted as not recorded.</summary>
    public ImmutableArray<RefusedFact> Refused { get; init; } = [];

    /// <summary>Facts whose absence left a rule open without holding the drug, as information.</summary>
    public required ImmutableArray<string> LeftOpen { get; init; }
}

/// <summary>A fact the gate could not use.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Why">What is wrong with it.</param>
public sealed record RefusedFact(Fact Fact, string Why);

/// <summary>What one phase looked at.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Rules">Ids of the rules evaluated, of this region or any.</param>
/// <param name="Fired">How many of them fired.</param>
/// <param name="Open">How many could not be decided because a fact is not recorded.</param>
public sealed record PhaseCheck(GatePhase Phase, ImmutableArray<string> Rules, int Fired, int Open);

/// <summary>Another way than the drug asked about.</summary>
/// <param name="Id">Id of its entry.</param>
/// <param name="Drugs">Drugs meant, by nonproprietary name.</param>
/// <param name="Message">What it is, in words.</param>
/// <param name="Sources">Keys into the sources file.</param>
/// <param name="Status">How far that can be trusted.</param>
public sealed record GateAlternative(string Id, ImmutableArray<string> Drugs, string Message, ImmutableArray<string> Sources, RuleStatus Status);
