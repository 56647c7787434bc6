using Clearance.Formulary;

namespace Clearance.Calibration;

/// <summary>Which of the two tables a row comes from.</summary>
public enum TrialTable
{
    /// <summary>Responses by arm and week.</summary>
    Efficacy,

    /// <summary>Withdrawal, spacing and dose reduction.</summary>
    Durability,
}

/// <summary>One published result, with what it means to the simulation or why it means nothing to it.</summary>
public sealed record TrialRow
{
    /// <summary>Which table.</summary>
    public required TrialTable Table { get; init; }

    /// <summary>File name as given.</summary>
    public required string File { get; init; }

    /// <summary>Line in the file.</summary>
    public required int Line { get; init; }

    /// <summary>Trial as the table names it.</summary>
    public required string Trial { get; init; }

    /// <summary>Arm as the table names it; in the durability table the treatment before and after the change.</summary>
    public required string Arm { get; init; }

    /// <summary>Endpoint or measure as the table names it.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Week as written: from randomisation, in switch studies from the switch, in the durability table from the change.</summary>
    public required string Week { get; init; }

    /// <summary>Published value in the table's unit; null when it is not a number.</summary>
    public required double? Value { get; init; }

    /// <summary>The table's unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Patients the value is about, or null.</summary>
    public required int? Patients { get; init; }

    /// <summary>Standard error in the table's unit, or null.</summary>
    public required double? StandardError { get; init; }

    /// <summary>How far the row was checked.</summary>
    public required ValueStatus Status { get; init; }

    /// <summary>The table's note.</summary>
    public required string Note { get; init; }

    /// <summary>Class of the row in summaries.</summary>
    public required RowClass Class { get; init; }

    /// <summary>What to simulate; null when <see cref="WhyNot"/> says why there is nothing.</summary>
    public ArmStatement? Statement { get; init; }

    /// <summary>Why the row cannot be simulated; empty when it can.</summary>
    public string WhyNot { get; init; } = "";

    /// <summary>A doubt about what the row means; empty when none.</summary>
    public string Doubt { get; init; } = "";

    /// <summary>True for a share of patients in per cent, whose sampling error is binomial.</summary>
    public bool IsShare => Statement?.Measure.IsShare ?? false;
}

/// <summary>Classes of rows in the summary of a validation.</summary>
public enum RowClass
{
    /// <summary>Placebo or vehicle without background steroid.</summary>
    Placebo,

    /// <summary>A biologic alone.</summary>
    Biologic,

    /// <summary>A JAK inhibitor alone.</summary>
    JakInhibitor,

    /// <summary>Any arm with background topical steroid.</summary>
    WithTopicalSteroid,

    /// <summary>Treatment stopped, spaced or lowered, or continued as the comparator of that.</summary>
    Withdrawal,

    /// <summary>Patients moved from one drug to another, or kept on after failing.</summary>
    Switch,
}
