using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Consult;

/// <summary>What a check is asked for.</summary>
public sealed record CheckRequest : CourseRequest
{
    /// <summary>A proposal in words, such as "tofacitinib 5 mg twice daily"; null checks the drugs of the course.</summary>
    public string? Add { get; init; }

    /// <summary>A day of the course or a date (yyyy-MM-dd); null chooses the day, see docs/check.md.</summary>
    public string? On { get; init; }

    /// <summary>US or EU; null takes the patient's region, else US.</summary>
    public CheckRegion? Region { get; init; }

    /// <summary>Whether an iCalendar file is wanted.</summary>
    public bool Calendar { get; init; }
}

/// <summary>What came of a check.</summary>
/// <param name="Result">The result; null when an issue is an error.</param>
/// <param name="Calendar">The schedule as an iCalendar file; null when it was not asked for or cannot be written, empty when nothing is ahead.</param>
/// <param name="Issues">What is wrong or odd with the file, the proposal or the day.</param>
public sealed record CheckAnswer(CheckResult? Result, string? Calendar, ImmutableArray<Issue> Issues);
