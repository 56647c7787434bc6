using System.Globalization;
using Clearance.Course;
using Clearance.Forecast;

namespace Clearance.Consult;

/// <summary>From which day a forecast is made.</summary>
internal static class ForecastDay
{
    /// <summary>The day asked for, else the last of which anything is known: what is planned for a day after today is a plan, and nothing has happened then.</summary>
    public static (double Day, Issue? Issue) Of(TreatmentCourse course, string? asOf, TimeProvider clock)
    {
        if (asOf is null)
        {
            double seen = course.Observations.Items.Select(o => o.At.Day ?? 0.0).DefaultIfEmpty(0.0).Max();
            return (Today(course, clock) is { } last ? Math.Max(seen, Math.Min(last, CourseHistory.LastKnown(course))) : CourseHistory.LastKnown(course), null);
        }

        if (double.TryParse(asOf, NumberStyles.Float, CultureInfo.InvariantCulture, out double day) && double.IsFinite(day) && Math.Abs(day) < 50_000.0)
        {
            return (day, null);
        }

        if (DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) && course.Anchor.Date is { } anchor)
        {
            return (date.DayNumber - anchor.DayNumber, null);
        }

        return (0.0, new Issue(
            "as-of.no-day",
            IssueSeverity.Error,
            course.Places.Of("anchor"),
            $"'{asOf}' cannot be placed in this course.",
            course.Anchor.Date is null ? "The course has no calendar date for its anchor: give a day number, such as 274." : "Give a day number, such as 274, or a date, such as 2021-04-01."));
    }

    /// <summary>The course without what is dated later than today, which nobody can have seen.</summary>
    public static TreatmentCourse WithoutTheFuture(TreatmentCourse course, TimeProvider clock, List<Issue> issues)
    {
        if (course.Anchor.Date is not { } anchor || Today(course, clock) is not { } today)
        {
            return course;
        }

        List<Observation> kept = [];
        foreach ((Observation observation, int index) in course.Observations.Items.Select((o, i) => (o, i)))
        {
            if (observation.At.Day is { } day && day >= today + 1.0)
            {
                issues.Add(new Issue("forecast.after-today", IssueSeverity.Warning, course.Places.Of($"observations[{index}].at"), $"This was seen on {anchor.AddDays((int)day):yyyy-MM-dd}, which is after today; it is left out.", "Correct its time, or the date of the anchor."));
                continue;
            }

            kept.Add(observation);
        }

        return kept.Count == course.Observations.Count ? course : course with { Observations = [.. kept] };
    }

    // Today in days from the anchor; null where the anchor has no date.
    private static double? Today(TreatmentCourse course, TimeProvider clock) =>
        course.Anchor.Date is { } anchor ? DateOnly.FromDateTime(clock.GetLocalNow().DateTime).DayNumber - anchor.DayNumber : null;
}
