namespace Clearance.Consult;

/// <summary>A question about one course.</summary>
public abstract record CourseRequest
{
    /// <summary>Name of the course as messages show it: a path as typed, or "stdin".</summary>
    public required string CourseName { get; init; }

    /// <summary>The bytes of the course file.</summary>
    public required byte[] CourseBytes { get; init; }
}

/// <summary>A question about one course that virtual patients are simulated for.</summary>
public abstract record SimulationRequest : CourseRequest
{
    /// <summary>The folder of the knowledge files.</summary>
    public required string KnowledgeFolder { get; init; }

    /// <summary>Number of virtual patients, at least 1; a forecast needs 8.</summary>
    public required int Patients { get; init; }

    /// <summary>Seed of every random draw.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Threads; the result does not depend on it.</summary>
    public required int Threads { get; init; }

    /// <summary>A day of the course, or a date (yyyy-MM-dd), after which everything is hidden; null for nothing. A forecast is made as if from then, and what came later scores it.</summary>
    public string? AsOf { get; init; }
}
