namespace Clearance.Course;

/// <summary>A unit of time a person writes.</summary>
public enum TimeUnit
{
    Days,
    Weeks,
    Months,
    Years,
}

/// <summary>Lengths of the units in days.</summary>
public static class TimeUnits
{
    /// <summary>A month is 365.25/12 days (policy of the project; every page that prints months says so).</summary>
    public const double DaysInMonth = 365.25 / 12;

    /// <summary>A Julian year in days.</summary>
    public const double DaysInYear = 365.25;

    /// <summary>Days in one unit.</summary>
    public static double Days(this TimeUnit unit) => unit switch
    {
        TimeUnit.Days => 1,
        TimeUnit.Weeks => 7,
        TimeUnit.Months => DaysInMonth,
        TimeUnit.Years => DaysInYear,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
    };
}

/// <summary>A length of time as written.</summary>
/// <param name="Amount">How many.</param>
/// <param name="Unit">Of what.</param>
public sealed record Duration(decimal Amount, TimeUnit Unit)
{
    /// <summary>The length in days.</summary>
    public double InDays => (double)Amount * Unit.Days();
}

/// <summary>A time as a person wrote it.</summary>
public abstract record WrittenTime
{
    private WrittenTime()
    {
    }

    /// <summary>A calendar date.</summary>
    public sealed record OnDate(DateOnly Date) : WrittenTime;

    /// <summary>The time of a named anchor: the course's anchor, an event's id, or <c>REGIMEN_start</c> / <c>REGIMEN_stop</c>.</summary>
    public sealed record AtAnchor(string Name) : WrittenTime;

    /// <summary>So long after (negative: before) a named anchor.</summary>
    public sealed record After(Duration Offset, string Anchor) : WrittenTime;

    /// <summary>The source does not say when. It happened, at an unknown time.</summary>
    public sealed record NotStated : WrittenTime;
}

/// <summary>A time in the course: what was written and the day it resolves to.</summary>
/// <param name="Written">As written in the file.</param>
/// <param name="Day">Days from the course's anchor (day 0), or null when the time is not stated.</param>
public sealed record CourseTime(WrittenTime Written, double? Day)
{
    /// <summary>A time nobody stated.</summary>
    public static CourseTime Unknown { get; } = new(new WrittenTime.NotStated(), null);

    /// <summary>Stated by the source, or assumed by whoever coded the course.</summary>
    public FactMark Mark { get; init; } = FactMark.Stated;

    /// <summary>True when the day is known.</summary>
    public bool IsKnown => Day.HasValue;

    /// <summary>So many units after the course's anchor, for courses made in code.</summary>
    public static CourseTime AfterAnchor(decimal amount, TimeUnit unit, string anchorName) =>
        new(new WrittenTime.After(new Duration(amount, unit), anchorName), (double)amount * unit.Days());
}

/// <summary>Day 0 of a course.</summary>
/// <param name="Name">Its name, for instance <c>dupilumab_start</c>.</param>
/// <param name="Date">Its calendar date where it is known; needed only when the course uses dates.</param>
public sealed record CourseAnchor(string Name, DateOnly? Date);
