using System.Collections.Immutable;

namespace Clearance.Gate;

/// <summary>How a scheduled check stands on the day of the schedule.</summary>
public enum CheckState
{
    /// <summary>Still ahead.</summary>
    Planned,

    /// <summary>Its window is open and it is not done.</summary>
    Due,

    /// <summary>Its window is over and it is not done.</summary>
    Overdue,

    /// <summary>The course records it.</summary>
    Done,

    /// <summary>It was not done, and a later check of the same kind has taken its place.</summary>
    Missed,

    /// <summary>Its window is open or over, and a course file has no place to record it.</summary>
    NotRecordable,
}

/// <summary>What a line of the schedule is.</summary>
public enum ScheduleKind
{
    /// <summary>A test, an examination or a score.</summary>
    Check,

    /// <summary>The planned stop or decision of a drug.</summary>
    PlannedStop,

    /// <summary>A payer's approval ends.</summary>
    ApprovalExpires,
}

/// <summary>One line of the schedule. Days count from the course's anchor.</summary>
public sealed record ScheduledCheck
{
    /// <summary>What kind of line.</summary>
    public required ScheduleKind Kind { get; init; }

    /// <summary>What to check, as tokens of the timetable; empty for other kinds.</summary>
    public required ImmutableArray<string> What { get; init; }

    /// <summary>The same in words.</summary>
    public required string Words { get; init; }

    /// <summary>Drugs that ask for it.</summary>
    public required ImmutableArray<string> Drugs { get; init; }

    /// <summary>Ids of the timetable's entries behind it.</summary>
    public required ImmutableArray<string> Rules { get; init; }

    /// <summary>First day of the window.</summary>
    public required double FromDay { get; init; }

    /// <summary>Last day of the window.</summary>
    public required double ToDay { get; init; }

    /// <summary>Date of <see cref="FromDay"/>; null where the course has no dates.</summary>
    public DateOnly? FromDate { get; init; }

    /// <summary>Date of <see cref="ToDay"/>.</summary>
    public DateOnly? ToDate { get; init; }

    /// <summary>How it stands.</summary>
    public required CheckState State { get; init; }

    /// <summary>Day on which it was done; null when it was not.</summary>
    public double? DoneDay { get; init; }

    /// <summary>Keys into the sources file.</summary>
    public required ImmutableArray<string> Sources { get; init; }

    /// <summary>The weakest status among the entries behind it.</summary>
    public required RuleStatus Status { get; init; }
}

/// <summary>A value at which the drug is interrupted or stopped, as a rule of the book states it.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Drug">The drug.</param>
/// <param name="Severity">Hold: interrupt; stop: discontinue.</param>
/// <param name="When">The condition in words.</param>
/// <param name="Message">What the rule asks.</param>
/// <param name="Sources">Keys into the sources file.</param>
/// <param name="Status">How far the rule can be trusted.</param>
public sealed record StopThreshold(string Rule, string Drug, GateSeverity Severity, string When, string Message, ImmutableArray<string> Sources, RuleStatus Status);

/// <summary>The schedule of a course.</summary>
/// <param name="Checks">Lines in the order of their days.</param>
/// <param name="Thresholds">Values at which a drug is interrupted or stopped.</param>
/// <param name="StopConditions">What ends a drug by plan, in words (a rescue's condition and longest duration).</param>
/// <param name="Undated">Why the lines have no calendar dates; null when they have.</param>
public sealed record MonitoringSchedule(ImmutableArray<ScheduledCheck> Checks, ImmutableArray<StopThreshold> Thresholds, ImmutableArray<string> StopConditions, string? Undated);
