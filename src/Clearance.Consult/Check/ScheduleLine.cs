using System.Collections.Immutable;

namespace Clearance.Consult;

/// <summary>One line of the schedule. Days count from the course's day 0.</summary>
public sealed record ScheduleLine
{
    /// <summary>What kind of line.</summary>
    public required ScheduleLineKind Kind { get; init; }

    /// <summary>What to check, as tokens; empty for other kinds.</summary>
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

    /// <summary>Date of the first day (yyyy-MM-dd), or null.</summary>
    public required string? FromDate { get; init; }

    /// <summary>Date of the last day, or null.</summary>
    public required string? ToDate { get; init; }

    /// <summary>How it stands on the day of the check.</summary>
    public required ScheduleState State { get; init; }

    /// <summary>Day on which it was done, or null.</summary>
    public required double? DoneDay { get; init; }

    /// <summary>Keys of the sources, joined by commas.</summary>
    public required string Source { get; init; }

    /// <summary>The weakest status behind it.</summary>
    public required RuleEvidence Status { get; init; }
}

/// <summary>A value at which a drug is interrupted or stopped.</summary>
public sealed record CheckThreshold(string Rule, string Drug, FindingSeverity Severity, string When, string Message, string Source, RuleEvidence Status);
