using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Gate;

/// <summary>A window of days in which a check is due.</summary>
/// <param name="From">First day, counted from the first dose.</param>
/// <param name="To">Last day; equal to <paramref name="From"/> for a single day.</param>
public sealed record DueWindow(int From, int To);

/// <summary>One line of the monitoring timetable: what to check, when first, how often, until when. Days count from the first dose of the drug.</summary>
public sealed record MonitoringEntry
{
    /// <summary>Id, such as <c>MON-TOF-ALC</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Drugs it is about, by nonproprietary name.</summary>
    public required ImmutableSortedSet<string> Drugs { get; init; }

    /// <summary>What to check, as tokens of the timetable: <c>alc</c>, <c>lipids</c>, <c>skin_exam</c>.</summary>
    public required ImmutableArray<string> What { get; init; }

    /// <summary>The same in words.</summary>
    public required string Words { get; init; }

    /// <summary>Stated due windows in order; day 0 is the baseline before the first dose.</summary>
    public required ImmutableArray<DueWindow> At { get; init; }

    /// <summary>Days between checks after the last stated window; null when the source states none.</summary>
    public int? EveryDays { get; init; }

    /// <summary>Days after a rise of the dose at which the check is due again; null when none is stated.</summary>
    public int? AfterDoseIncreaseDays { get; init; }

    /// <summary>Days after the last dose until which it goes on; 0 ends it with the drug.</summary>
    public required int UntilDaysAfterStop { get; init; }

    /// <summary>What the source says of the time after the stated windows, in words; empty when nothing.</summary>
    public required string Then { get; init; }

    /// <summary>Only when this holds; null for always.</summary>
    public Condition? Condition { get; init; }

    /// <summary>Where it holds.</summary>
    public required RuleRegion Region { get; init; }

    /// <summary>Keys into the sources file.</summary>
    public required ImmutableArray<string> Sources { get; init; }

    /// <summary>How far it can be trusted.</summary>
    public required RuleStatus Status { get; init; }

    /// <summary>What a reader should know; empty when nothing.</summary>
    public required string Note { get; init; }

    /// <summary>Where it is written.</summary>
    public required SourcePlace Place { get; init; }
}

/// <summary>Another way than the drug asked about, as its file states it.</summary>
public sealed record AlternativeEntry
{
    /// <summary>Id, such as <c>ALT-SWITCH</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Drugs under check for which it is shown.</summary>
    public required ImmutableSortedSet<string> For { get; init; }

    /// <summary>Drugs it proposes.</summary>
    public required ImmutableArray<string> Drugs { get; init; }

    /// <summary>Only when this holds; null for always.</summary>
    public Condition? Condition { get; init; }

    /// <summary>What it is, in words.</summary>
    public required string Message { get; init; }

    /// <summary>Where it holds.</summary>
    public required RuleRegion Region { get; init; }

    /// <summary>Keys into the sources file.</summary>
    public required ImmutableArray<string> Sources { get; init; }

    /// <summary>How far it can be trusted.</summary>
    public required RuleStatus Status { get; init; }
}
