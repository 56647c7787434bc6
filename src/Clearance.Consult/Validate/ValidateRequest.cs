using System.Collections.Immutable;
using Clearance.Course;

namespace Clearance.Consult;

/// <summary>What a validation is asked for.</summary>
public sealed record ValidateRequest
{
    /// <summary>The folder of the knowledge files.</summary>
    public required string KnowledgeFolder { get; init; }

    /// <summary>Efficacy table; null takes the knowledge folder's.</summary>
    public string? Efficacy { get; init; }

    /// <summary>Durability table; null takes the knowledge folder's.</summary>
    public string? Durability { get; init; }

    /// <summary>Draws of the model; a calibrated population with fewer gives all it has.</summary>
    public required int Draws { get; init; }

    /// <summary>Candidates under each draw.</summary>
    public required int PatientsPerDraw { get; init; }

    /// <summary>Predict rows as if their trial had not been seen; null for draws that have seen everything.</summary>
    public LeavingOut? LeavingOut { get; init; }

    /// <summary>Seed of every random draw.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Threads; the result does not depend on it.</summary>
    public required int Threads { get; init; }
}

/// <summary>Which trials are left out, each on its own.</summary>
/// <param name="Trial">One trial, its parts with it; null for every trial in turn.</param>
public sealed record LeavingOut(string? Trial);

/// <summary>What came of a validation.</summary>
/// <param name="Result">The result; null when an issue is an error.</param>
/// <param name="Issues">What is wrong with the files.</param>
public sealed record ValidateAnswer(ValidationResult? Result, ImmutableArray<Issue> Issues);
