using Clearance.Course;

namespace Clearance.Forecast;

/// <summary>The course as a clinician knew it on a day, before deciding what to do from then on.</summary>
public static class DecisionDay
{
    /// <summary>
    /// Hides what lies later than a day, and what was decided on it: regimens that begin on that day are options yet, and a
    /// stop or a change on that day is not yet made. What was seen on it is known.
    /// </summary>
    /// <param name="course">The course.</param>
    /// <param name="day">Days from the anchor.</param>
    public static TreatmentCourse KnownOn(this TreatmentCourse course, double day)
    {
        int whole = CourseTreatment.Whole(day);
        bool IsBefore(CourseTime time) => time.Day is not { } at || CourseTreatment.Whole(at) < whole;

        // A month is no whole number of days: what falls on the same whole day was seen that day.
        TreatmentCourse known = course.AsOf(whole + 0.499);
        return known with
        {
            Regimens =
            [
                .. known.Regimens.Items.Where(r => IsBefore(r.Start)).Select(r => r with
                {
                    Changes = [.. r.Changes.Items.Where(c => IsBefore(c.At))],
                    Stop = r.Stop is { Day: not null } stop && !IsBefore(stop) ? null : r.Stop,
                }),
            ],
        };
    }
}
