using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>One row held against the model.</summary>
/// <param name="Row">The row.</param>
/// <param name="Interval">What the model would have expected of it; null when it cannot be simulated.</param>
/// <param name="AssumedPatients">Whether the size of the arm had to be assumed.</param>
public sealed record RowCheck(TrialRow Row, PredictiveInterval? Interval, bool AssumedPatients)
{
    /// <summary>Size of an arm that is not given: a small phase 2 arm.</summary>
    public const int UsualPatients = 60;

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
    /// <param name="dispersion">What the calibration left unexplained, see <see cref="PredictiveInterval.OfShare"/>; 1 for priors.</param>
    public static RowCheck Of(TrialRow row, ReadOnlySpan<double> predicted, ReadOnlySpan<double> errors, double dispersion = 1.0)
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
            return new RowCheck(row, null, AssumedPatients: false);
        }

        if (values.Count == 0)
        {
            return new RowCheck(row with { Statement = null, WhyNot = "no virtual patient meets the row's conditions" }, null, AssumedPatients: false);
        }

        int patients = row.Patients ?? UsualPatients;
        PredictiveInterval interval = row.IsShare
            ? PredictiveInterval.OfShare(values.ToArray(), noise.ToArray(), patients, dispersion)
            : PredictiveInterval.OfMean(
                values.ToArray(),
                noise.ToArray(),
                row.StandardError ?? (Spread(statement.Measure) / Math.Sqrt(patients)),
                centre => BetweenTrials(statement.Measure, centre),
                dispersion);
        return new RowCheck(row, interval, row.Patients is null);
    }

    // SD between the patients of an arm. Standard errors of 2.6 to 5.2 in arms of 63 to 224 give about 40 for per cent changes
    // of EASI, 3.1 to 4.3 in arms of 83 to 169 as much for itch (knowledge/trials); the others are assumed.
    private static double Spread(Measure measure) => measure switch
    {
        Measure.MeanPercentChange { Score: not ArmScore.Itch and not ArmScore.Easi } => 45.0,
        Measure.MeanPercentChange => 40.0,
        Measure.ImprovementLost { Score: ArmScore.Itch } => 40.0,
        Measure.ImprovementLost => 25.0,
        Measure.MeanScore { Score: ArmScore.Itch } or Measure.MedianScore { Score: ArmScore.Itch } => 2.4,
        Measure.MeanScore or Measure.MedianScore => 10.0,
        Measure.MeanBsa or Measure.BsaChange => 25.0,
        Measure.MedianDaysToFlare or Measure.MedianDaysToIga2 => 70.0,
        _ => 0.0,
    };

    // The shift of 0.2 on the logit of a share, carried to the share of the score that is left; a tenth of other means.
    private static double BetweenTrials(Measure measure, double centre)
    {
        if (measure is Measure.MeanPercentChange or Measure.ImprovementLost)
        {
            double left = Math.Clamp(1.0 + (centre / 100.0), 0.05, 0.95);
            return 100.0 * PredictiveInterval.BetweenTrials * left * (1.0 - left);
        }

        return 0.1 * Math.Abs(centre);
    }
}
