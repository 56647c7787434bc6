using System.Globalization;
using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>A validation as text: the misses first, then the groups, then everything else.</summary>
internal static class ValidationPage
{
    /// <summary>Writes the page.</summary>
    public static void Write(ValidationResult result, Page page)
    {
        var record = result.Record;
        page.Title($"Published rows against the model ({(record.Basis == "calibrated" ? "calibrated population" : "priors: the model is not calibrated")})");
        page.Paragraph(
            string.Create(CultureInfo.InvariantCulture, $"{result.Rows.Length} rows of {record.Efficacy} and {record.Durability}; {record.PercentRowsSimulated} of {record.PercentRows} percentages at a numeric week simulated{(record.LeftOut is null ? string.Create(CultureInfo.InvariantCulture, $"; {record.Draws} draws of the model, {record.PatientsPerDraw} candidates each, seed {record.Seed}") : "")}."),
            indent: 0);
        if (record.LeftOut is { } leftOut)
        {
            page.Paragraph($"Left out: {leftOut}. The draws that predict a row have not seen its trial.", indent: 0);
            foreach (var method in result.Rows.Where(row => row.LeftOutBy is not null).GroupBy(row => row.LeftOutBy!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                var trials = method.GroupBy(row => row.Trial, StringComparer.Ordinal).Select(trial => trial.First().ParetoK is { } k ? string.Create(CultureInfo.InvariantCulture, $"{trial.Key} (k {k:0.00})") : trial.Key);
                page.Paragraph($"{method.Key}: {string.Join(", ", trials)}", hang: 4);
            }
        }

        page.Paragraph("The interval says where a trial of that size would report in 95 of 100 cases: uncertain parameters, differences between trials (SD 0.2 on the logit), chance, and what the calibration left unexplained.", indent: 0);
        var misses = result.Rows.Where(row => row.Inside == false).OrderByDescending(row => row.Miss).ThenBy(row => row.Table == "durability").ThenBy(row => row.Line).ToArray();
        page.Heading("Misses", $"{misses.Length} of {result.Rows.Count(row => row.Inside is not null)} rows outside their interval, farthest first");
        Long(misses, page);
        page.Heading("By group", "errors in points of per cent, prediction minus publication");
        Groups(result, page);
        page.Heading("Hits", $"{result.Rows.Count(row => row.Inside == true)} rows inside their interval");
        Short([.. result.Rows.Where(row => row.Inside == true)], page);
        page.Heading("Not simulated", $"{result.Rows.Count(row => row.Predicted is null)} rows");
        foreach (var reason in result.Rows.Where(row => row.Predicted is null).GroupBy(row => row.WhyNot, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            var where = string.Join(", ", reason.Select(row => row.Trial).Distinct(StringComparer.Ordinal));
            page.Paragraph($"{reason.Count()}: {reason.Key} ({where})", hang: 4);
        }

        var doubts = result.Rows.Where(row => row.Doubt.Length > 0 && row.Predicted is not null).GroupBy(row => row.Doubt, StringComparer.Ordinal).ToArray();
        if (doubts.Length == 0)
        {
            return;
        }

        page.Heading("Doubts", "simulated, with a reservation");
        foreach (var doubt in doubts)
        {
            page.Paragraph($"{doubt.Count()}: {doubt.Key} ({string.Join(", ", doubt.Select(row => row.Trial).Distinct(StringComparer.Ordinal))})", hang: 4);
        }
    }

    // In full: the names above, the figures below.
    private static void Long(ValidatedRow[] rows, Page page)
    {
        if (rows.Length == 0)
        {
            page.Line("  none");
        }

        foreach (var row in rows)
        {
            page.Paragraph($"{row.Trial}: {row.Arm}", hang: 2);
            page.Paragraph($"{row.Endpoint}, week {row.Week}: observed {ValidationFiles.Figure(row.Observed)}, predicted {ValidationFiles.Figure(row.Predicted)} ({ValidationFiles.Figure(row.Low95)} to {ValidationFiles.Figure(row.High95)}){(row.Status == "verified" ? "" : $", {row.Status}")}", indent: 6, hang: 2);
        }
    }

    // One line a row, long names cut short; in full where the page is too narrow.
    private static void Short(ValidatedRow[] rows, Page page)
    {
        List<string[]> lines = [["trial", "arm", "endpoint", "week", "obs.", "pred.", "95% interval"]];
        lines.AddRange(rows.Select(row => (string[])
        [
            Cut(row.Trial, 18), Cut(row.Arm, 23), Cut(row.Endpoint, 16), Cut(row.Week, 5),
            ValidationFiles.Figure(row.Observed), ValidationFiles.Figure(row.Predicted), $"{ValidationFiles.Figure(row.Low95)} {ValidationFiles.Figure(row.High95)}",
        ]));
        if (rows.Length > 0 && Columns.Fits(lines, page))
        {
            Columns.Write(lines, page);
            return;
        }

        Long(rows, page);
    }

    private static void Groups(ValidationResult result, Page page)
    {
        List<string[]> lines = [["group", "rows", "abs error", "error", "inside", "score"]];
        lines.AddRange(result.Groups.Select(group => (string[])
        [
            group.Group,
            group.Rows.ToString(CultureInfo.InvariantCulture),
            ValidationFiles.Figure(group.MeanAbsoluteError),
            group.MeanError.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"{100.0 * group.ShareInside:0}%"),
            ValidationFiles.Figure(group.IntervalScore),
        ]));
        Columns.Write(lines, page);
        page.Paragraph("By class: verified rows in per cent. Score: width of the interval, and forty times the distance of what lies outside; smaller is better.");
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
