using System.Collections.Immutable;

namespace Clearance.Consult;

/// <summary>One line of the gate's answer.</summary>
public sealed record CheckFinding
{
    /// <summary>The check it belongs to.</summary>
    public required int Check { get; init; }

    /// <summary>The drug.</summary>
    public required string Drug { get; init; }

    /// <summary>Id of the rule; "NOT-RECORDED" for the one hold that lists missing facts.</summary>
    public required string Rule { get; init; }

    /// <summary>Weight here.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>The phase that found it.</summary>
    public required FindingPhase Phase { get; init; }

    /// <summary>What the rule asks.</summary>
    public required string Message { get; init; }

    /// <summary>The patient's facts behind it, in one line.</summary>
    public required string Fact { get; init; }

    /// <summary>The same, one by one.</summary>
    public required ImmutableArray<FindingFact> Facts { get; init; }

    /// <summary>Keys of the sources, joined by commas; see <see cref="CheckResult.Sources"/>.</summary>
    public required string Source { get; init; }

    /// <summary>Section of the label; empty when none.</summary>
    public required string Section { get; init; }

    /// <summary>How far the rule can be trusted.</summary>
    public required RuleEvidence Status { get; init; }

    /// <summary>What would lift it; empty when nothing would.</summary>
    public required string LiftedBy { get; init; }

    /// <summary>True for a rule of the other region, shown as information.</summary>
    public required bool OtherRegion { get; init; }

    /// <summary>True when an exception or decision must be recorded and is not.</summary>
    public required bool RecordNeeded { get; init; }

    /// <summary>The exception or decision on record for it; null when there is none.</summary>
    public required CheckException? Recorded { get; init; }

    /// <summary>Ids of weaker rules that this line stands for.</summary>
    public required ImmutableArray<string> StandsFor { get; init; }

    /// <summary>The expected change of exposure in this patient, where the finding is about dose or interaction; else null.</summary>
    public required ExposureEstimate? Exposure { get; init; }
}

/// <summary>A fact as a finding used it.</summary>
/// <param name="Field">Field of the vocabulary.</param>
/// <param name="Said">What the course says; null when it is not recorded.</param>
/// <param name="Value">The value in the field's unit; null when it is not recorded.</param>
/// <param name="Day">Day, days from day 0; null when not stated.</param>
/// <param name="Date">Date (yyyy-MM-dd), or null.</param>
/// <param name="Line">Line of the course file; null for what was worked out.</param>
/// <param name="Expired">True when it is too old to rely on.</param>
/// <param name="Assumed">True when a label or default filled it in.</param>
/// <param name="Steps">Steps from what was written to the value.</param>
public sealed record FindingFact(string Field, string? Said, string? Value, double? Day, string? Date, int? Line, bool Expired, bool Assumed, ImmutableArray<string> Steps);

/// <summary>An expected change of exposure, as a ratio of the area under the curve.</summary>
/// <param name="Because">Of what: the other medicine or the organ.</param>
/// <param name="Median">Median ratio.</param>
/// <param name="Low">5th percentile.</param>
/// <param name="High">95th percentile.</param>
/// <param name="Published">The published ratio in words; null when none is known.</param>
/// <param name="Basis">How it was computed.</param>
/// <param name="Status">How far it can be trusted.</param>
public sealed record ExposureEstimate(string Because, double Median, double Low, double High, string? Published, string Basis, RuleEvidence Status);
