using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>Which months a table of a course shows: what happened first, then early response, then the widest gaps.</summary>
internal static class MonthColumns
{
    private static readonly int[] EarlyResponse = [1, 2, 4];

    /// <summary>At most <paramref name="count"/> months, ascending.</summary>
    public static IReadOnlyList<int> Of(RunResult result, int count)
    {
        var last = (int)Math.Round(result.Course.EndDay / Rounded.DaysPerMonth);
        var chosen = new SortedSet<int> { 0, last };
        var events = result.Milestones.Select(milestone => milestone.Day)
            .Concat(result.Course.DrugBars.Where(bar => bar.IsRescue).SelectMany(bar => new[] { bar.StartDay, bar.StopDay ?? bar.StartDay }))
            .Concat(result.Reported.Select(point => point.Day))
            .Concat(result.Course.DrugBars.SelectMany(bar => new[] { bar.StartDay, bar.StopDay ?? bar.StartDay }))
            .Select(day => (int)Math.Round(day / Rounded.DaysPerMonth))
            .Concat(EarlyResponse);
        foreach (var month in events.Where(month => month >= 0 && month <= last))
        {
            if (chosen.Count < count)
            {
                chosen.Add(month);
            }
        }

        while (chosen.Count < count && WidestGap(chosen) is { } middle)
        {
            chosen.Add(middle);
        }

        return [.. chosen];
    }

    /// <summary>The position of <paramref name="day"/> in a series, or null where the series does not reach it.</summary>
    public static int? Index(TrajectorySeries series, double day)
    {
        var at = series.Day.AsSpan().BinarySearch(day);
        if (at >= 0)
        {
            return at;
        }

        // The nearest day; half a month outside the series is no value of it.
        var next = Math.Min(~at, series.Day.Length - 1);
        var nearest = next > 0 && day - series.Day[next - 1] < series.Day[next] - day ? next - 1 : next;
        nearest = ~at >= series.Day.Length ? series.Day.Length - 1 : nearest;
        return Math.Abs(series.Day[nearest] - day) <= Rounded.DaysPerMonth / 2 ? nearest : null;
    }

    private static int? WidestGap(SortedSet<int> months)
    {
        (int Width, int Middle) widest = (1, 0);
        foreach (var (a, b) in months.Zip(months.Skip(1)))
        {
            widest = b - a > widest.Width ? (b - a, a + (b - a) / 2) : widest;
        }

        return widest.Width > 1 ? widest.Middle : null;
    }
}
