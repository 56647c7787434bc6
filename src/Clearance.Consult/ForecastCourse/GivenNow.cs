using System.Collections.Immutable;
using System.Globalization;
using Clearance.Forecast;
using Clearance.Formulary;

namespace Clearance.Consult;

/// <summary>What is taken, in words.</summary>
internal static class GivenNow
{
    /// <summary>What goes on when the future begins.</summary>
    public static ImmutableArray<string> Of(CourseHistory history) =>
    [
        .. history.Resolved.Systemics.Where(s => s.StopDay is null || s.StopDay > history.Now).Select(s => Words(s)),
        .. history.Resolved.Topicals.Where(t => t.StopDay is null || t.StopDay > history.Now).Select(t => $"{t.Product.Name}, {Times(t.ApplicationsPerDay)}"),
    ];

    /// <summary>What was taken from a day on.</summary>
    public static ImmutableArray<string> Since(CourseHistory whole, int day) =>
    [
        .. whole.Resolved.Systemics.Where(s => s.StopDay is null || s.StopDay > day).Select(s => Words(s) + Until(s.StartDay, s.StopDay, day)),
        .. whole.Resolved.Topicals.Where(t => t.StopDay is null || t.StopDay > day).Select(t => $"{t.Product.Name}, {Times(t.ApplicationsPerDay)}" + Until(t.StartDay, t.StopDay, day)),
    ];

    /// <summary>Names of the systemic drugs begun from a day on.</summary>
    public static ImmutableArray<string> Begun(CourseHistory whole, int day) =>
        [.. whole.Resolved.Systemics.Where(s => CourseTreatment.Whole(s.StartDay) >= day).Select(s => s.Drug.Name).Distinct(StringComparer.Ordinal)];

    private static string Until(double start, double? stop, int day) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(start >= day - 0.5 ? $" from day {start:0}" : string.Empty)}{(stop is { } end ? $" to day {end:0}" : string.Empty)}");

    private static string Words(ResolvedRegimen.Systemic regimen)
    {
        DosePhase last = regimen.Phases[^1];
        return string.Create(CultureInfo.InvariantCulture, $"{regimen.Drug.Name} {last.DoseMg:0.##} mg {Every(last.IntervalDays)}");
    }

    private static string Every(double days) => days switch
    {
        0.5 => "twice daily",
        1.0 => "once daily",
        _ when days % 7.0 == 0.0 => string.Create(CultureInfo.InvariantCulture, $"every {(days == 7.0 ? "week" : $"{days / 7.0:0} weeks")}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"every {days:0.##} days"),
    };

    private static string Times(double perDay) => perDay == 1.0 ? "once daily" : perDay == 2.0 ? "twice daily" : string.Create(CultureInfo.InvariantCulture, $"{perDay:0.##} times daily");
}
