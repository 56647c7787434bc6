namespace Clearance.Consult;

/// <summary>Something a case file tells, against the forecast made before it.</summary>
public sealed record RetrospectLine
{
    /// <summary>Id of the course.</summary>
    public required string Course { get; init; }

    /// <summary>SHA-256 of the case file.</summary>
    public required string CourseHash { get; init; }

    /// <summary>SHA-256 over the knowledge files.</summary>
    public required string KnowledgeHash { get; init; }

    /// <summary>Seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Virtual patients.</summary>
    public required int Patients { get; init; }

    /// <summary>The day of the forecast; what is later was hidden.</summary>
    public required double AsOf { get; init; }

    /// <summary>The day of the statement.</summary>
    public required double Day { get; init; }

    /// <summary>For a score: whether it lies within the central 80%; null for words.</summary>
    public required bool? Within80 { get; init; }

    /// <summary>Of words their probability; of a score, of one at least as far out.</summary>
    public required double Probability { get; init; }

    /// <summary>Natural logarithm of the predictive density (scores) or probability (words, zeros).</summary>
    public required double LogScore { get; init; }

    /// <summary>What was seen, in words.</summary>
    public required string Text { get; init; }
}
