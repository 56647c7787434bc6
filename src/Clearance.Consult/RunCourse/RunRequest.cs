using System.Collections.Immutable;
using Clearance.Course;

namespace Clearance.Consult;

/// <summary>What a run is asked for.</summary>
public sealed record RunRequest
{
    /// <summary>Name of the course as messages show it: a path as typed, or "stdin".</summary>
    public required string CourseName { get; init; }

    /// <summary>The bytes of the course file.</summary>
    public required byte[] CourseBytes { get; init; }

    /// <summary>The folder of the knowledge files.</summary>
    public required string KnowledgeFolder { get; init; }

    /// <summary>Number of virtual patients, at least 1.</summary>
    public required int Patients { get; init; }

    /// <summary>Seed of every random draw.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Threads; the result does not depend on it.</summary>
    public required int Threads { get; init; }

    /// <summary>A day of the course, or a date (yyyy-MM-dd), after which everything is hidden; null for nothing.</summary>
    public string? AsOf { get; init; }
}

/// <summary>What came of a run.</summary>
/// <param name="Result">The result; null when an issue is an error.</param>
/// <param name="Info">How it went on this machine; null when there is no result.</param>
/// <param name="Issues">What is wrong or odd with the files.</param>
/// <param name="Failure">Why patients could not be computed, as one sentence with a cure; null when all were.</param>
public sealed record RunAnswer(RunResult? Result, RunInfo? Info, ImmutableArray<Issue> Issues, string? Failure);
