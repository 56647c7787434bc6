using System.Collections.Immutable;
using Clearance.Course;
using Clearance.Formulary;
using Clearance.Simulation;
using Reading13 = Clearance.Formulary.Il13Reading;

namespace Clearance.Consult;

/// <summary>What <c>export-model</c> is asked for.</summary>
public sealed record ExportRequest
{
    /// <summary>Name of the course for messages.</summary>
    public required string CourseName { get; init; }

    /// <summary>The course file's bytes.</summary>
    public required byte[] CourseBytes { get; init; }

    /// <summary>The folder of the knowledge files.</summary>
    public required string KnowledgeFolder { get; init; }

    /// <summary>The format.</summary>
    public required ExportFormat Format { get; init; }

    /// <summary>Number of the virtual patient; null for the typical one.</summary>
    public required int? Patient { get; init; }

    /// <summary>Seed of the virtual patients.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Days from day 0; null follows the course: its last stop or observation and four weeks more.</summary>
    public required int? Days { get; init; }

    /// <summary>Which kinases carry IL-13.</summary>
    public required Reading13 Reading { get; init; }
}

/// <summary>What came of it.</summary>
/// <param name="Text">The model; null when an issue is an error.</param>
/// <param name="Issues">What is wrong or was assumed.</param>
public sealed record ExportAnswer(string? Text, ImmutableArray<Issue> Issues);
