using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>How much the mean of an arm varies, for calibration and validation alike.</summary>
internal static class MeanSpread
{
    // At enrolment: the pooled dupilumab trials have a mean EASI of 29.9 (verified, knowledge/trials); trials that ask for itch of 4 or more
    // have about 7.5 (assumption). What improvement lost and body surface move by is assumed too. They only carry the shift of a trial.
    private const double TypicalEasi = 30.0, TypicalItch = 7.5, LostByShift = 20.0, SurfaceByShift = -12.0;

    /// <summary>Standard error of a published mean, in the row's unit: given or from the SD between patients; of a time to an event with the interval between visits.</summary>
    /// <param name="row">The row.</param>
    /// <param name="statement">What it states.</param>
    /// <param name="value">Its value.</param>
    /// <param name="patients">Patients in the arm.</param>
    /// <param name="settings">SDs between patients (knowledge/model/calibration.yaml).</param>
    public static double StandardError(TrialRow row, ArmStatement statement, double value, double patients, CalibrationFacts settings)
    {
        double error = row.StandardError is > 0.0 and { } given ? given : Of(statement.Measure, value, settings).Sd / Math.Sqrt(patients);

        // A time to an event is known to the interval between two visits.
        double between = statement.Measure.IsFirstTime ? statement.VisitDays / Math.Sqrt(12.0) : 0.0;
        return Math.Sqrt((error * error) + (between * between));
    }

    /// <summary>
    /// SD between the patients of an arm, in the row's unit, and how far a shift of 1 on the logit of response moves the mean: a share s
    /// of the score that is left moves by s (1 - s).
    /// </summary>
    /// <param name="measure">What is averaged.</param>
    /// <param name="value">Its value.</param>
    /// <param name="settings">SDs between patients (knowledge/model/calibration.yaml).</param>
    public static (double Sd, double Shift) Of(Measure measure, double value, CalibrationFacts settings)
    {
        double Left(double start) => Math.Clamp(value / start, 0.1, 0.9) is var s ? start * s * (1.0 - s) : 0.0;
        return measure switch
        {
            Measure.MeanPercentChange => (settings["percent_change_sd"], -Math.Clamp(-value / 100.0, 0.1, 0.9) is var s ? 100.0 * s * (1.0 + s) : 0.0),
            Measure.ImprovementLost => (settings["percent_change_sd"], LostByShift),
            Measure.MeanScore { Score: ArmScore.Itch } => (settings["itch_sd"], -Left(TypicalItch)),
            Measure.MeanScore => (settings["easi_sd"], -Left(TypicalEasi)),
            Measure.MedianScore { Score: ArmScore.Itch } => (1.25 * settings["itch_sd"], -Left(TypicalItch)),
            Measure.MedianScore => (1.25 * settings["easi_sd"], -Left(TypicalEasi)),
            Measure.MeanBsa or Measure.BsaChange => (settings["body_surface_sd"], SurfaceByShift),
            // The standard error of the median of exponential times is median/(ln 2 √n).
            _ => (Math.Abs(value) / Math.Log(2.0), 0.5 * Math.Abs(value)),
        };
    }
}
