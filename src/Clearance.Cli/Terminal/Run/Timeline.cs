using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>Drug bars and observations over months, to scale.</summary>
internal static class Timeline
{
    private const int WidestLabel = 34;

    /// <summary>The mark of observation <paramref name="index"/>: 1 to 9, then a to z.</summary>
    public static char Mark(int index) => index < 9 ? (char)('1' + index) : (char)('a' + Math.Min(index - 9, 25));

    /// <summary>Writes axis, bars with their doses, and the marks of what was seen.</summary>
    public static void Write(CourseSummary course, Page page)
    {
        var first = Math.Min(0, course.DrugBars.Select(bar => bar.StartDay).Concat(course.Observations.Select(seen => seen.Day)).DefaultIfEmpty(0).Min());
        var label = Math.Min(WidestLabel, course.DrugBars.Select(bar => Name(bar).Length).Append(16).Max() + 3);
        var scale = new DayScale(first, Math.Max(course.EndDay, first + 1), page.Width - label - 1);
        page.Line("  month".PadRight(label) + scale.MonthAxis());
        foreach (var bar in course.DrugBars)
        {
            Bar(bar, label, scale, page);
        }

        if (course.Observations.Length > 0)
        {
            page.Line("  seen (below)".PadRight(label) + Marks(course, scale));
        }
    }

    private static string Name(DrugBar bar) => Page.Clean(bar.IsRescue ? $"{bar.Name} (rescue)" : bar.Name);

    private static void Bar(DrugBar bar, int label, DayScale scale, Page page)
    {
        var goesOn = bar.StopDay is null || bar.StopDay >= scale.Last;
        var start = scale.Column(bar.StartDay);
        var end = Math.Max(start + 1, scale.Column(Math.Min(bar.StopDay ?? scale.Last, scale.Last)));
        var cells = new string(bar.IsRescue ? page.Drawn.Other : page.Drawn.Full, end - start) + (goesOn ? page.Drawn.Onward : "");
        var name = Name(bar);
        var row = $"  {(name.Length > label - 3 ? name[..(label - 4)] + "." : name)}".PadRight(label) + new string(' ', start) + cells;
        var dose = Page.Clean(bar.Assumed ? $"{bar.DoseText} (assumed: {bar.AssumedWhat ?? "dose"})" : bar.DoseText);
        if (row.Length + 1 + dose.Length <= page.Width)
        {
            page.Line($"{row} {dose}");
            return;
        }

        // No room behind the bar: the dose stands under it, moved left until it fits.
        page.Line(row);
        page.Paragraph(dose, indent: Math.Max(4, Math.Min(label + start, page.Width - dose.Length)));
    }

    private static string Marks(CourseSummary course, DayScale scale)
    {
        var row = new char[scale.Columns + course.Observations.Length];
        Array.Fill(row, ' ');
        for (var i = 0; i < course.Observations.Length; i++)
        {
            var column = scale.Column(course.Observations[i].Day);
            while (row[column] != ' ')
            {
                column++;
            }

            row[column] = Mark(i);
        }

        return new string(row);
    }
}
