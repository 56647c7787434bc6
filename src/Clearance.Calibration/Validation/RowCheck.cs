using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>One row held against the model.</summary>
/// <param name="Row">The row.</param>
/// <param name="Interval">What the model would have expected of it; null when it cannot be simulated.</param>
/// <param name="AssumedPatients">The size of the arm if it had to be assumed; null when it is known or not needed.</param>
public sealed record RowCheck(TrialRow Row, PredictiveInterval? Interval, int? AssumedPatients)
{
    /// <summary>Whether the published value lies in the interval; null when there is none.</summary>
    public bool? IsInside => Interval is { } interval && Row.Value is { } value ? value >= interval.Low && value <= interval.High : null;

    /// <summary>Prediction minus publication; null when there is none.</summary>
    public double? Error => Interval is { } interval && Row.Value is { } value ? interval.Mean - value : null;

    /// <summary>How far outside the published value lies, in half-widths of the interval; 0 inside.</summary>
    public double Miss
    {
        get
        {
            if (IsInside != false)
            {
                return 0.0;
            }

            (double low, double high) = (Interval!.Value.Low, Interval.Value.High);
            double outside = Math.Max(low - Row.Value!.Value, Row.Value.Value - high);
            return outside / Math.Max(1e-6, 0.5 * (high - low));
        }
    }

    /// <summary>Checks one row against predictions.</summary>
    /// <param name="row">The row.</param>
    /// <param name="predicted">Predictions under the draws, in the row's unit; NaN when it cannot be simulated.</param>
    /// <param name="errors">Their Monte Carlo errors.</param>
    /// <param name="settings">What varies between trials and between patients, and the size of an arm that is not given.</param>
    /// <param name="dispersion">What the calibration left unexplained, see <see cref="PredictiveInterval.OfShare"/>; 1 for priors.</param>
    public static RowCheck Of(TrialRow row, ReadOnlySpan<double> predicted, ReadOnlySpan<double> errors, CalibrationFacts settings, double dispersion = 1.0)
    {
        // A draw under which nobody would be counted says nothing about the row.
        List<double> values = [], noise = [];
        for (int d = 0; d < predicted.Length; d++)
        {
            if (double.IsFinite(predicted[d]))
            {
                values.Add(predicted[d]);
                noise.Add(double.IsFinite(errors[d]) ? errors[d] : 0.0);
            }
        }

        if (row.Statement is not { } statement)
        {
            return new RowCheck(row, null, AssumedPatients: null);
        }

        if (values.Count == 0)
        {
            return new RowCheck(row with { Statement = null, WhyNot = "no virtual patient meets the row's conditions" }, null, AssumedPatients: null);
        }

        int patients = row.Patients ?? (int)settings["unknown_patients"];
        double between = settings["between_trial_sd"];
        PredictiveInterval interval = row.IsShare
            ? PredictiveInterval.OfShare(values.ToArray(), noise.ToArray(), patients, between, dispersion)
            : PredictiveInterval.OfMean(
                values.ToArray(),
                noise.ToArray(),
                MeanSpread.StandardError(row, statement, row.Value ?? values.Average(), patients, settings),
                centre => between * Math.Abs(MeanSpread.Of(statement.Measure, centre, settings).Shift),
                dispersion);
        return new RowCheck(row, interval, row.Patients is null ? patients : null);
    }
}
