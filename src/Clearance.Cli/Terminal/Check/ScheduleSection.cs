using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>What is overdue, due and planned, and what ends a drug by plan.</summary>
internal static class ScheduleSection
{
    /// <summary>Writes the section with at most so many lines of planned checks.</summary>
    public static void Write(CheckResult result, Page page, int most)
    {
        var lines = result.Schedule.Where(l => l.State is ScheduleState.Overdue or ScheduleState.Due).Concat(result.Schedule.Where(l => l.State == ScheduleState.Planned)).ToList();
        if (lines.Count == 0 && result.StopConditions.IsEmpty)
        {
            return;
        }

        var done = result.Schedule.Count(l => l.State == ScheduleState.Done);
        page.Heading("What is due", $"{done} done; the stricter schedule wins; {(result.Undated is null ? "dates" : "days of the course")}");
        var width = lines.Take(most).Select(l => Window(l).Length).DefaultIfEmpty(0).Max() + 2;
        foreach (var line in lines.Take(most))
        {
            var when = Window(line);
            var basis = line.Kind == ScheduleLineKind.Check ? $" [{string.Join(" + ", line.Drugs)}; {CheckWords.Status(line.Status)}]" : "";
            page.Paragraph($"{State(line.State).PadRight(8)}{when.PadRight(width)}".Replace(' ', '\u00A0') + line.Words + basis, indent: 0, hang: 8 + width);
        }

        if (lines.Count > most)
        {
            page.Line($"and {lines.Count - most} more: --format json, --ical, or the report of run");
        }

        foreach (var stop in result.StopConditions)
        {
            page.Paragraph($"Plan: {stop}", indent: 0, hang: 2);
        }

        if (!result.Thresholds.IsEmpty)
        {
            page.Paragraph($"Laboratory values that interrupt or stop {string.Join("; ", result.Thresholds.GroupBy(t => t.Drug).Select(g => $"{g.Key}: {string.Join(", ", g.Select(t => t.Rule))}"))}.", indent: 0, hang: 2);
        }
    }

    private static string State(ScheduleState state) => state switch
    {
        ScheduleState.Overdue => "OVERDUE",
        ScheduleState.Due => "due",
        _ => "then",
    };

    private static string Window(ScheduleLine line) => line.FromDate is { } from
        ? from == line.ToDate ? from : $"{from} to {line.ToDate![5..]}"
        : Math.Round(line.FromDay) == Math.Round(line.ToDay) ? $"day {Math.Round(line.FromDay):0}" : $"day {Math.Round(line.FromDay):0} to {Math.Round(line.ToDay):0}";
}
