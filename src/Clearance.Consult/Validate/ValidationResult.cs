using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Clearance.Consult;

/// <summary>Published rows held against the model: the result of <c>clearance validate</c>.</summary>
public sealed record ValidationResult
{
    /// <summary>The schema this version writes.</summary>
    public const string CurrentSchema = "clearance.validation/1";

    /// <summary>The schema.</summary>
    public required string Schema { get; init; }

    /// <summary>From what and how it was computed.</summary>
    public required ValidationRecord Record { get; init; }

    /// <summary>The rows, in the order of the files: efficacy, then durability.</summary>
    public required ImmutableArray<ValidatedRow> Rows { get; init; }

    /// <summary>How well groups of rows are predicted.</summary>
    public required ImmutableArray<ValidatedGroup> Groups { get; init; }
}

/// <summary>From what and how a validation was computed; the same record gives the same bytes.</summary>
public sealed record ValidationRecord
{
    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 over the knowledge files.</summary>
    public required string KnowledgeHash { get; init; }

    /// <summary>Efficacy table, as named.</summary>
    public required string Efficacy { get; init; }

    /// <summary>Durability table, as named.</summary>
    public required string Durability { get; init; }

    /// <summary>"calibrated" or "priors".</summary>
    public required string Basis { get; init; }

    /// <summary>Draws of the model.</summary>
    public required int Draws { get; init; }

    /// <summary>Candidates simulated under each draw.</summary>
    public required int PatientsPerDraw { get; init; }

    /// <summary>The trial that was left out, "every trial" for each in turn; null when none was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LeftOut { get; init; }

    /// <summary>Seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Rows that are a percentage at a numeric week.</summary>
    public required int PercentRows { get; init; }

    /// <summary>Of these, rows simulated.</summary>
    public required int PercentRowsSimulated { get; init; }
}

/// <summary>One published row and what the model would have expected.</summary>
public sealed record ValidatedRow
{
    /// <summary>"efficacy" or "durability".</summary>
    public required string Table { get; init; }

    /// <summary>Line in its file.</summary>
    public required int Line { get; init; }

    /// <summary>Trial, as the table writes it.</summary>
    public required string Trial { get; init; }

    /// <summary>Arm, as the table writes it.</summary>
    public required string Arm { get; init; }

    /// <summary>Endpoint, as the table writes it.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Week, as the table writes it.</summary>
    public required string Week { get; init; }

    /// <summary>Unit of the row.</summary>
    public required string Unit { get; init; }

    /// <summary>Published value; null when it is not a number.</summary>
    public required double? Observed { get; init; }

    /// <summary>Mean of the predictions; null when the row cannot be simulated.</summary>
    public required double? Predicted { get; init; }

    /// <summary>Lower end of the 95% interval for what such a trial would report.</summary>
    public required double? Low95 { get; init; }

    /// <summary>Upper end.</summary>
    public required double? High95 { get; init; }

    /// <summary>Whether the published value lies inside.</summary>
    public required bool? Inside { get; init; }

    /// <summary>How far the published value was checked: verified, recalled.</summary>
    public required string Status { get; init; }

    /// <summary>Why the row cannot be simulated; empty when it can.</summary>
    public required string WhyNot { get; init; }

    /// <summary>A doubt about the row's meaning or size; empty when none.</summary>
    public required string Doubt { get; init; }

    /// <summary>Class of the row.</summary>
    public required string Class { get; init; }

    /// <summary>How far outside the published value lies, in half-widths of the interval; 0 inside; null when not simulated.</summary>
    public required double? Miss { get; init; }

    /// <summary>How the trial was left out: weights, refit, unseen; null when it was not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LeftOutBy { get; init; }

    /// <summary>Tail index of the weights that leave the trial out; null without weights.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? ParetoK { get; init; }
}

/// <summary>How well a group of rows is predicted; errors in percentage points.</summary>
public sealed record ValidatedGroup
{
    /// <summary>The group.</summary>
    public required string Group { get; init; }

    /// <summary>Rows counted.</summary>
    public required int Rows { get; init; }

    /// <summary>Mean absolute error.</summary>
    public required double MeanAbsoluteError { get; init; }

    /// <summary>Mean of prediction minus publication.</summary>
    public required double MeanError { get; init; }

    /// <summary>Share inside the 95% interval, 0 to 1.</summary>
    public required double ShareInside { get; init; }

    /// <summary>Mean interval score at 95%; smaller is better.</summary>
    public required double IntervalScore { get; init; }
}
