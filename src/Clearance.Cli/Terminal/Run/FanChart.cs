using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>Whole-body EASI over time: bands and median with the rescue, median without, and what was reported.</summary>
internal static class FanChart
{
    private const int Rows = 10;
    private const int LabelWidth = 6;
    private const char WithoutMark = 'o';
    private const char ReportedMark = 'R';

    /// <summary>Writes the chart with its axis and its key.</summary>
    public static void Write(TrajectorySeries with, TrajectorySeries? without, RunResult result, RunWords words, Page page)
    {
        var scale = new DayScale(Math.Min(0, with.Day[0]), result.Course.EndDay, page.Width - LabelWidth - 1);
        var reported = result.Reported.Where(point => point.Quantity == Quantity.Easi && point.Region is null).ToList();
        var top = Top(Math.Max(with.P95.Max(), without?.Median.Max() ?? 0));
        for (var row = Rows - 1; row >= 0; row--)
        {
            var (low, high) = (top * row / Rows, top * (row + 1) / Rows);
            var cells = new char[scale.Columns];
            for (var column = 0; column < cells.Length; column++)
            {
                cells[column] = Cell(with, without, scale.Day(column), low, high, page.Drawn);
            }

            foreach (var point in reported.Where(point => point.Low < high && (point.High > low || row == 0)))
            {
                cells[scale.Column(point.Day)] = ReportedMark;
            }

            var label = row == Rows - 1 ? "EASI" : row % 2 == 0 ? low.ToString("0") : "";
            page.Line($"{label,LabelWidth - 1} {page.Drawn.Axis}{new string(cells)}");
        }

        page.Line($"{new string(' ', LabelWidth)}{page.Drawn.Axis}{RescueAxis(scale, result, page.Drawn)}");
        page.Line($"{"month",LabelWidth} {scale.MonthAxis()}");
        page.Paragraph($"{page.Drawn.Median} median, {page.Drawn.Band50} 50%, {page.Drawn.Band90} 90% of patients with {words.Rescue} ({page.Drawn.Other} given); {WithoutMark} median without; {ReportedMark} reported");
        page.Line();
    }

    private static char Cell(TrajectorySeries with, TrajectorySeries? without, double day, double low, double high, Glyphs glyphs)
    {
        bool Within(double value) => value >= low && value < high;
        bool Overlaps(double from, double to) => from < high && to >= low;
        if (MonthColumns.Index(with, day) is not { } at)
        {
            return ' ';
        }

        var median = Within(with.Median[at]);
        if (!median && without is not null && MonthColumns.Index(without, day) is { } there && Within(without.Median[there]))
        {
            return WithoutMark;
        }

        return median ? glyphs.Median
            : Overlaps(with.P25[at], with.P75[at]) ? glyphs.Band50
            : Overlaps(with.P5[at], with.P95[at]) ? glyphs.Band90
            : ' ';
    }

    private static string RescueAxis(DayScale scale, RunResult result, Glyphs glyphs)
    {
        var axis = new char[scale.Columns];
        Array.Fill(axis, glyphs.Rule);
        foreach (var bar in result.Course.DrugBars.Where(bar => bar.IsRescue))
        {
            var start = scale.Column(bar.StartDay);
            Array.Fill(axis, glyphs.Other, start, Math.Max(1, scale.Column(bar.StopDay ?? scale.Last) - start));
        }

        return new string(axis);
    }

    // A multiple of five per two rows, so that labels are round; never above the scale's own end by more than a row.
    private static double Top(double highest) => Math.Max(5, Math.Min(75, Math.Ceiling(highest / 25) * 25));
}
