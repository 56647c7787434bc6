using System.Collections.Immutable;
using Clearance.Consult;
using Clearance.Course;

namespace Clearance.Cli;

/// <summary>What <c>clearance run</c> asks for.</summary>
internal sealed record RunAsk
{
    /// <summary>The course.</summary>
    public required CourseInput Course { get; init; }

    /// <summary>The folder of the knowledge files.</summary>
    public required string KnowledgeFolder { get; init; }

    /// <summary>Virtual patients.</summary>
    public required int Patients { get; init; }

    /// <summary>Seed of every random draw.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Threads.</summary>
    public required int Threads { get; init; }

    /// <summary>A day number or a date (yyyy-MM-dd) after which everything is hidden, or null.</summary>
    public required string? AsOf { get; init; }
}

/// <summary>The use cases the commands call, so that tests can stand in for them.</summary>
internal sealed record UseCases
{
    /// <summary>Runs a course.</summary>
    public required Func<RunAsk, Progress, CancellationToken, RunAnswer> Run { get; init; }

    /// <summary>Calibrates the model on published trials.</summary>
    public required Func<CalibrateRequest, Progress, CancellationToken, (CalibrateAnswer Answer, CalibrationInfo? Info)> Calibrate { get; init; }
    /// <summary>Holds published rows against the model.</summary>
    public required Func<ValidateRequest, Progress, CancellationToken, ValidateAnswer> Validate { get; init; }

    /// <summary>The self-contained page of a result, as UTF-8 bytes.</summary>
    public required Func<RunResult, byte[]> Html { get; init; }

    /// <summary>The workloads of <c>bench</c>.</summary>
    public required ImmutableArray<Workload> Workloads { get; init; }
}
