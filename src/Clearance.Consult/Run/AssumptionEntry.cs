namespace Clearance.Consult;

/// <summary>A value the course left open and the program filled.</summary>
public sealed record AssumptionEntry
{
    /// <summary>What was filled: "dupilumab loading dose".</summary>
    public required string What { get; init; }

    /// <summary>The value, or the distribution it is drawn from, as text.</summary>
    public required string Value { get; init; }

    /// <summary>The unit, or null if it has none.</summary>
    public required string? Unit { get; init; }

    /// <summary>Why it had to be filled and why with this.</summary>
    public required string Why { get; init; }

    /// <summary>Where the value comes from.</summary>
    public required string Source { get; init; }

    /// <summary>How well it is supported.</summary>
    public required EvidenceStatus Status { get; init; }
}
