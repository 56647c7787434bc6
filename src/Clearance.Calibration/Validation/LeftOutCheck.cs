using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Calibration;

/// <summary>A published row held against a model that has not seen its trial.</summary>
public sealed record LeftOutCheck
{
    /// <summary>Which table the row comes from.</summary>
    public required TrialTable Table { get; init; }

    /// <summary>Trial as the table names it.</summary>
    public required string Trial { get; init; }

    /// <summary>Arm.</summary>
    public required string Arm { get; init; }

    /// <summary>Endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Week as written.</summary>
    public required string Week { get; init; }

    /// <summary>Unit of every number of the row.</summary>
    public required string Unit { get; init; }

    /// <summary>Class of the row.</summary>
    public required RowClass Class { get; init; }

    /// <summary>How far the row was checked.</summary>
    public required ValueStatus Status { get; init; }

    /// <summary>Published.</summary>
    public required double Observed { get; init; }

    /// <summary>Mean of the predictions.</summary>
    public required double Predicted { get; init; }

    /// <summary>Their median.</summary>
    public required double Median { get; init; }

    /// <summary>Lower end of the 95% interval: parameters, the trial's own shift, chance, dispersion.</summary>
    public required double Low95 { get; init; }

    /// <summary>Upper end.</summary>
    public required double High95 { get; init; }

    /// <summary>How the trial was left out.</summary>
    public required LeftOutMethod Method { get; init; }

    /// <summary>Tail index of the weights of the trial; minus infinity without weights.</summary>
    public required double ParetoK { get; init; }

    /// <summary>Whether the published value lies in the interval.</summary>
    public bool IsInside => Observed >= Low95 && Observed <= High95;

    /// <summary>Whether the figures say what a model without the trial predicts.</summary>
    public bool IsTrusted => Method != LeftOutMethod.Degenerate;

    /// <summary>The rows of the trials left out, each once, in the order of the rows.</summary>
    /// <param name="counted">All rows of the calibration.</param>
    /// <param name="leftOut">Each trial left out in turn.</param>
    /// <param name="settings">How trials are weighed.</param>
    /// <param name="dispersion">What the calibration left unexplained.</param>
    public static ImmutableArray<LeftOutCheck> Of(CountedRows counted, ImmutableArray<TrialLeftOut> leftOut, CalibrationFacts settings, double dispersion)
    {
        Dictionary<string, TrialLeftOut> byTrial = leftOut.ToDictionary(t => t.Trial, StringComparer.Ordinal);
        return [.. Enumerable.Range(0, counted.Rows.Length).Select(r => Of(counted, r, byTrial[LeaveOneTrialOut.Family(counted.Rows[r].Trial)], settings, dispersion))];
    }

    /// <summary>The interval as validations hold it.</summary>
    public PredictiveInterval Interval => new(Predicted, Low95, High95);

    private static LeftOutCheck Of(CountedRows counted, int r, TrialLeftOut left, CalibrationFacts settings, double dispersion)
    {
        TrialRow row = counted.Rows[r];
        double unit = counted.Observed[r].IsShare ? 100.0 : 1.0;
        double[] predicted = [.. left.Predictions.Select(p => unit * p[r])];

        // The candidates are the same under every draw: their chance is not in the spread of draws, so none is taken out.
        PredictiveInterval interval = RowCheck.Of(row, predicted, new double[predicted.Length], settings, dispersion).Interval!.Value;
        double[] ordered = [.. predicted.Order()];
        return new LeftOutCheck
        {
            Table = row.Table,
            Trial = row.Trial,
            Arm = row.Arm,
            Endpoint = row.Endpoint,
            Week = row.Week,
            Unit = row.Unit,
            Class = row.Class,
            Status = row.Status,
            Observed = row.Value!.Value,
            Predicted = interval.Mean,
            Median = 0.5 * (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]),
            Low95 = interval.Low,
            High95 = interval.High,
            Method = left.Method,
            ParetoK = left.ParetoK,
        };
    }
}
