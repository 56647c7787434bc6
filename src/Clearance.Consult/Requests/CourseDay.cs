using System.Globalization;
using Clearance.Course;

namespace Clearance.Consult;

/// <summary>A day of a course as a user types it: a number of days from day 0, such as 274 or -3.5, or a date, such as 2021-04-01.</summary>
public abstract record CourseDay
{
    /// <summary>What can be typed, in a sentence.</summary>
    public const string Cure = "Give a day of the course, such as 274, or a date, such as 2021-04-01.";

    private const double Most = 50_000.0;

    private CourseDay()
    {
    }

    /// <summary>Reads it; null for anything else, and for days more than 50,000 from day 0.</summary>
    public static CourseDay? Read(string text)
    {
        if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double day))
        {
            return Math.Abs(day) < Most ? new Number(day) : null;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? new Date(date) : null;
    }

    /// <summary>The day that <c>--as-of</c> names, days from day 0; an issue where it names none, or a date in a course without dates.</summary>
    internal static (double Day, Issue? Issue) AsOf(string text, TreatmentCourse course) => (Read(text), course.Anchor.Date) switch
    {
        (Number number, _) => (number.Day, null),
        (Date date, { } anchor) => (date.Day.DayNumber - anchor.DayNumber, null),
        (_, var anchor) => (0.0, new Issue(
            "as-of.no-day",
            IssueSeverity.Error,
            course.Places.Of("anchor"),
            $"'{text}' cannot be placed in this course.",
            anchor is null ? "The course has no calendar date for its anchor: give a day number, such as 274." : Cure)),
    };

    /// <summary>Days from day 0.</summary>
    public sealed record Number(double Day) : CourseDay;

    /// <summary>A date.</summary>
    public sealed record Date(DateOnly Day) : CourseDay;
}
