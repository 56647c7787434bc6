using Clearance.Course;
using Clearance.Forecast;

namespace Clearance.Consult;

/// <summary>From which day a forecast is made.</summary>
internal static class ForecastDay
{
    /// <summary>The day asked for, else the last of which anything is known: what is planned for a day after today is a plan, and nothing has happened then.</summary>
    public static (double Day, Issue? Issue) Of(TreatmentCourse course, string? asOf, TimeProvider clock) =>
        asOf is null ? (Last(course, clock), null) : CourseDay.AsOf(asOf, course);

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

    private static double Last(TreatmentCourse course, TimeProvider clock)
    {
        double seen = course.Observations.Items.Select(o => o.At.Day ?? 0.0).DefaultIfEmpty(0.0).Max();
        double known = CourseHistory.LastKnown(course);
        return Today(course, clock) is { } today ? Math.Max(seen, Math.Min(today, known)) : known;
    }

    // Today in days from the anchor; null where the anchor has no date.
    private static double? Today(TreatmentCourse course, TimeProvider clock) =>
        course.Anchor.Date is { } anchor ? DateOnly.FromDateTime(clock.GetLocalNow().DateTime).DayNumber - anchor.DayNumber : null;
}
