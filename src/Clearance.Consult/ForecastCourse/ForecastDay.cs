using Clearance.Course;
using Clearance.Forecast;

namespace Clearance.Consult;

/// <summary>From which day a forecast is made.</summary>
internal static class ForecastDay
{
    /// <summary>The day asked for, else the last of which anything is known.</summary>
    public static (double Day, Issue? Issue) Of(TreatmentCourse course, string? asOf) =>
        asOf is null ? (CourseHistory.LastKnown(course), null) : CourseDay.AsOf(asOf, course);

    /// <summary>The course without what is dated later than today, which nobody can have seen.</summary>
    public static TreatmentCourse WithoutTheFuture(TreatmentCourse course, TimeProvider clock, List<Issue> issues)
    {
        if (course.Anchor.Date is not { } anchor)
        {
            return course;
        }

        double today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime).DayNumber - anchor.DayNumber;
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
}
