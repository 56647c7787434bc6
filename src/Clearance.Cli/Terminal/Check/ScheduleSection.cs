using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>What is overdue, due and planned, and what ends a drug by plan.</summary>
internal static class ScheduleSection
{
    private const int NextLines = 2;

    /// <summary>Writes everything ahead, what ends a drug by plan, and which laboratory values interrupt or stop it.</summary>
    public static void Write(CheckResult result, Page page)
    {
        var ahead = Ahead(result);
        if (ahead.Count == 0 && result.StopConditions.IsEmpty)
        {
            return;
        }

        Heading(result, $"the stricter schedule wins; {(result.Undated is null ? "dates" : "days of the course")}", page);
        Lines(ahead, Basis, page);
        Plans(result, page);
        if (!result.Thresholds.IsEmpty)
        {
            page.Paragraph($"Laboratory values that interrupt or stop {string.Join("; ", result.Thresholds.GroupBy(t => t.Drug).Select(g => $"{g.Key}: {string.Join(", ", g.Select(t => t.Rule))}"))}.", indent: 0, hang: 2);
        }
    }

    /// <summary>Writes what is overdue and due, the next planned checks, and what ends a drug by plan.</summary>
    public static void WriteNext(CheckResult result, Page page)
    {
        var ahead = Ahead(result);
        if (ahead.Count == 0 && result.StopConditions.IsEmpty)
        {
            return;
        }

        var next = ahead.TakeWhile((line, at) => line.State != ScheduleState.Planned || at < NextLines).ToList();

        // Mostly every line rests on the same: it is said once.
        var bases = next.Select(Basis).Where(static b => b.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        Heading(result, bases is [var shared] ? shared : "the stricter schedule wins", page);
        Lines(next, line => bases.Count == 1 ? "" : Basis(line), page);
        if (ahead.Skip(next.Count).LastOrDefault() is { } last)
        {
            page.Line($"and {ahead.Count - next.Count} more until {Window(last)}: --all, --ical FILE, or the report of run");
        }

        Plans(result, page);
    }

    private static List<ScheduleLine> Ahead(CheckResult result) =>
        [.. result.Schedule.Where(l => l.State is ScheduleState.Overdue or ScheduleState.Due), .. result.Schedule.Where(l => l.State == ScheduleState.Planned)];

    private static void Heading(CheckResult result, string remark, Page page) =>
        page.Heading("What is due", $"{result.Schedule.Count(l => l.State == ScheduleState.Done)} done; {remark}");

    /// <summary>The drugs that ask for a check, and how far its rules can be trusted.</summary>
    private static string Basis(ScheduleLine line) => line.Kind == ScheduleLineKind.Check ? $"{string.Join(" + ", line.Drugs)}; {CheckWords.Status(line.Status)}" : "";

    private static void Lines(List<ScheduleLine> lines, Func<ScheduleLine, string> basis, Page page)
    {
        var width = lines.Select(l => Window(l).Length).DefaultIfEmpty(0).Max() + 2;
        foreach (var line in lines)
        {
            var on = basis(line) is { Length: > 0 } words ? $" [{words}]" : "";
            page.Paragraph($"{State(line.State).PadRight(8)}{Window(line).PadRight(width)}".Replace(' ', '\u00A0') + line.Words + on, indent: 0, hang: 8 + width);
        }
    }

    private static void Plans(CheckResult result, Page page)
    {
        foreach (var stop in result.StopConditions)
        {
            page.Paragraph($"Plan: {stop}", indent: 0, hang: 2);
        }
    }

    private static string State(ScheduleState state) => state switch
    {
        ScheduleState.Overdue => "OVERDUE",
        ScheduleState.Due => "due",
        _ => "then",
    };

    private static string Window(ScheduleLine line) => line.FromDate is { } from
        ? from == line.ToDate ? from : $"{from} to {(from[..4] == line.ToDate![..4] ? line.ToDate[5..] : line.ToDate)}"
        : Math.Round(line.FromDay) == Math.Round(line.ToDay) ? $"day {Math.Round(line.FromDay):0}" : $"day {Math.Round(line.FromDay):0} to {Math.Round(line.ToDay):0}";
}
