using System.Collections.Immutable;
using Clearance.Course;

namespace Clearance.Consult;

/// <summary>What a forecast is asked for.</summary>
public sealed record ForecastRequest
{
    /// <summary>Name of the course as messages show it: a path as typed, or "stdin".</summary>
    public required string CourseName { get; init; }

    /// <summary>The bytes of the course file.</summary>
    public required byte[] CourseBytes { get; init; }

    /// <summary>The folder of the knowledge files.</summary>
    public required string KnowledgeFolder { get; init; }

    /// <summary>Number of virtual patients, at least 8.</summary>
    public required int Patients { get; init; }

    /// <summary>Seed of every random draw.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Threads; the result does not depend on it.</summary>
    public required int Threads { get; init; }

    /// <summary>Weeks looked ahead.</summary>
    public int Weeks { get; init; } = 104;

    /// <summary>A day of the course, or a date (yyyy-MM-dd): the forecast is made as if from then, and what came later scores it.</summary>
    public string? AsOf { get; init; }

    /// <summary>True for every dose, duration, switch and interval; false for about a dozen options.</summary>
    public bool AllOptions { get; init; }

    /// <summary>JAK inhibitors to be looked at closely: every dose for 8, 16, 24 and 52 weeks and until clear.</summary>
    public ImmutableArray<string> Drugs { get; init; } = [];

    /// <summary>Further options as a prescriber writes them: "tofacitinib 5 mg twice daily for 16 weeks".</summary>
    public ImmutableArray<string> Written { get; init; } = [];

    /// <summary>The chance of clear skin a rescue is to reach.</summary>
    public double Target { get; init; } = 0.5;

    /// <summary>The ledger whose scores stand beside the forecast; null for none.</summary>
    public string? Ledger { get; init; }

    /// <summary>US or EU; null takes the patient's region, else US.</summary>
    public CheckRegion? Region { get; init; }
}

/// <summary>What came of a forecast.</summary>
/// <param name="Result">The result; null when an issue is an error.</param>
/// <param name="Info">How it went on this machine; null when there is no result.</param>
/// <param name="Issues">What is wrong or odd with the files.</param>
public sealed record ForecastAnswer(ForecastResult? Result, RunInfo? Info, ImmutableArray<Issue> Issues);
