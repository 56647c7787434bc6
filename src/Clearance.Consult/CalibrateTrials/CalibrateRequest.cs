using System.Collections.Immutable;
using Clearance.Course;

namespace Clearance.Consult;

/// <summary>What <c>calibrate</c> asks for.</summary>
public sealed record CalibrateRequest
{
    /// <summary>The folder of the knowledge files, trials among them.</summary>
    public required string KnowledgeFolder { get; init; }

    /// <summary>Seed of every random draw.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Threads; the result does not depend on it.</summary>
    public required int Threads { get; init; }

    /// <summary>Whether recalled rows count, half, beside the verified ones.</summary>
    public bool WithRecalled { get; init; }

    /// <summary>Trials that do not count.</summary>
    public ImmutableArray<string> LeaveOut { get; init; } = [];

    /// <summary>Candidates simulated for each proposal.</summary>
    public int Patients { get; init; } = 384;

    /// <summary>Draws of the posterior to keep.</summary>
    public int Draws { get; init; } = 256;

    /// <summary>Gauss-Newton steps of the draws.</summary>
    public int Steps { get; init; } = 1;

    /// <summary>Draws to make anew for a trial whose leaving out reweighting cannot show; 0 for none.</summary>
    public int Refit { get; init; }

    /// <summary>Generations of the check of the mode without derivatives.</summary>
    public int PolishGenerations { get; init; }

    /// <summary>File that keeps simulations for a stopped calibration; null for none.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>Whether to go on from the checkpoint.</summary>
    public bool Resume { get; init; }
}

/// <summary>What came of it.</summary>
/// <param name="Result">The result; null when an issue is an error.</param>
/// <param name="Files">The files of the calibrated population by their path inside a knowledge folder, as text.</param>
/// <param name="Issues">What was found in the input.</param>
public sealed record CalibrateAnswer(CalibrationResult? Result, ImmutableSortedDictionary<string, string> Files, ImmutableArray<Issue> Issues);
