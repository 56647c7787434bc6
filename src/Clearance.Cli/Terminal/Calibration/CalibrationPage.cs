using System.Globalization;
using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>A calibration as text: errors by class, misses first, parameters.</summary>
internal static class CalibrationPage
{
    private const int MissesShown = 25;

    /// <summary>Writes the page.</summary>
    public static void Write(CalibrationResult result, Page page)
    {
        page.Title("CALIBRATION ON PUBLISHED TRIALS");
        page.Paragraph(Text($"{result.RowCount} {(result.Rows == "all" ? "rows (recalled ones a quarter)" : "verified rows")}, {result.Draws} draws kept, seed {result.Seed}."));
        if (result.LeftOut.Length > 0)
        {
            page.Paragraph($"Left out: {string.Join(", ", result.LeftOut)}.");
        }

        page.Paragraph(Text($"ln density {result.LogDensityAtPriors:0.0} at the priors, {result.LogDensityAtMode:0.0} at the mode; dispersion {result.Dispersion:0.00}, mean square of the draws' residuals {result.Misfit:0.00}; {100.0 * result.StepsTaken:0}% of their steps taken."));
        if (result.PolishGain is { } gain)
        {
            page.Paragraph(Text($"A search without derivatives gained {gain:0.00} on the ln density of the mode."));
        }

        page.Heading("Error by class", "percentage points, predicted less observed");
        Columns.Write([["class", "rows", "mean |error|", "mean error", "what"], .. result.Classes.Select(c => new[] { c.Class, Text($"{c.Rows}"), Text($"{c.MeanAbsoluteError:0.0}"), Text($"{c.MeanError:+0.0;-0.0}"), c.What })], page);
        page.Heading("Misses first", "error over its SD");
        foreach (var fit in result.Fits.Take(MissesShown))
        {
            page.Paragraph(Text($"{fit.Standardised,5:+0.0;-0.0}  {fit.Trial}, {fit.Arm}, {fit.Endpoint}, week {fit.Week}: {fit.Observed:0.#} observed, {fit.Predicted:0.#} ({fit.Low:0.#} to {fit.High:0.#}) predicted{(fit.Counted ? "" : ", not counted")}"), hang: 7);
        }

        page.Heading("Leave one trial out", "shares of patients, percentage points");
        string Points(double? value) => value is { } points ? Text($"{points:0.0}") : "-";
        Columns.Write(
            [
                ["trial", "rows", "|error|", "seen", "inside", "k", "method"],
                .. result.Trials.Select(t => new[]
                {
                    t.Trial, Text($"{t.Rows}"), Points(t.MeanAbsoluteError), Points(t.MeanAbsoluteErrorSeen), Text($"{100.0 * t.Inside:0}%"), Text($"{t.ParetoK:0.00}"), t.Method == "refit" ? Text($"refit ({100.0 * t.StepsTaken:0}%)") : t.Method,
                }),
            ],
            page);
        page.Heading("Parameters", "median and 90% range");
        Columns.Write(
            [["parameter", "prior", "posterior", "unit"], .. result.Parameters.Select(p => new[] { p.Name, Range(p.Prior, p.PriorLow, p.PriorHigh), Range(p.Median, p.Low, p.High), p.Unit })], page);
    }

    private static string Range(double median, double low, double high) => Text($"{median:G3} ({low:G3} to {high:G3})");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
