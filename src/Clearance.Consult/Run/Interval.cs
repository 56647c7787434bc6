namespace Clearance.Consult;

/// <summary>A median with its 90% interval (5th to 95th percentile) over virtual patients, in the unit of the place that holds it.</summary>
public sealed record Interval
{
    /// <summary>The 50th percentile.</summary>
    public required double Median { get; init; }

    /// <summary>The 5th percentile.</summary>
    public required double Low { get; init; }

    /// <summary>The 95th percentile.</summary>
    public required double High { get; init; }
}

/// <summary>A probability (0 to 1), or a difference of two (-1 to 1), with its 90% interval. What the interval covers is said by the milestone that holds it.</summary>
public sealed record Probability
{
    /// <summary>The estimate.</summary>
    public required double P { get; init; }

    /// <summary>Lower end of the 90% interval.</summary>
    public required double Low { get; init; }

    /// <summary>Upper end of the 90% interval.</summary>
    public required double High { get; init; }
}
