using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>How well a group of rows is predicted. Errors are in percentage points.</summary>
/// <param name="Group">Name of the group.</param>
/// <param name="Rows">Rows counted.</param>
/// <param name="MeanAbsoluteError">Mean absolute error, points.</param>
/// <param name="MeanError">Mean of prediction minus publication, points.</param>
/// <param name="ShareInside">Share of rows inside their 95% interval, 0 to 1.</param>
/// <param name="IntervalScore">Mean interval score at 95%, points; smaller is better.</param>
public sealed record CheckSummary(string Group, int Rows, double MeanAbsoluteError, double MeanError, double ShareInside, double IntervalScore)
{
    /// <summary>Sums up rows; null when there are none.</summary>
    public static CheckSummary? Of(string group, IEnumerable<RowCheck> checks)
    {
        RowCheck[] mine = [.. checks.Where(c => c.IsInside is not null)];
        return mine.Length == 0 ? null : new CheckSummary(
            group,
            mine.Length,
            mine.Average(c => Math.Abs(c.Error!.Value)),
            mine.Average(c => c.Error!.Value),
            mine.Average(c => c.IsInside == true ? 1.0 : 0.0),
            mine.Average(c => c.Interval!.Value.Score(c.Row.Value!.Value)));
    }

    /// <summary>
    /// The summaries of a validation: verified rows in per cent by class, the week 12 to 16 responses that the model is
    /// judged on, and verified and recalled rows as a whole.
    /// </summary>
    public static ImmutableArray<CheckSummary> All(IReadOnlyCollection<RowCheck> checks)
    {
        RowCheck[] percent = [.. checks.Where(c => IsPercent(c.Row))];
        RowCheck[] verified = [.. percent.Where(c => c.Row.Status == ValueStatus.Verified)];
        IEnumerable<CheckSummary?> classes = Enum.GetValues<RowClass>().Select(rowClass => Of(Name(rowClass), verified.Where(c => c.Row.Class == rowClass)));
        RowCheck[] main = [.. verified.Where(c => IsMain(c.Row))];
        IEnumerable<CheckSummary?> mains = Enum.GetValues<RowClass>().Select(rowClass => Of($"week 12-16 EASI-75 and IGA 0/1, {Name(rowClass)}", main.Where(c => c.Row.Class == rowClass)));
        return
        [
            .. classes.OfType<CheckSummary>(),
            .. new[]
            {
                Of("all verified", verified),
                Of("all recalled", percent.Where(c => c.Row.Status == ValueStatus.Recalled)),
                Of("week 12-16 EASI-75 and IGA 0/1", main),
            }.Concat(mains).OfType<CheckSummary>(),
        ];
    }

    /// <summary>A class in words.</summary>
    public static string Name(RowClass rowClass) => rowClass switch
    {
        RowClass.Placebo => "placebo",
        RowClass.Biologic => "biologic",
        RowClass.JakInhibitor => "JAK inhibitor",
        RowClass.WithTopicalSteroid => "with topical steroid",
        RowClass.Withdrawal => "withdrawal",
        RowClass.Switch => "switch",
        _ => throw new InvalidOperationException($"Unknown class {rowClass}."),
    };

    private static bool IsPercent(TrialRow row) => row.Unit is "percent" or "percentage points" or "%";

    // Whole arms at weeks 12 to 16: the responses on the whole body of everybody randomised.
    private static bool IsMain(TrialRow row) =>
        row.Class is not (RowClass.Withdrawal or RowClass.Switch)
        && row.Statement is { Among: null, Measure: Measure.EasiResponse { Fraction: 0.75, Region: ArmScore.Easi } or Measure.IgaAtMost { Level: 1 } }
        && WeekWords.Read(row.Week) is >= 12.0 and <= 16.0;
}
