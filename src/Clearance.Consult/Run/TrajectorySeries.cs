using System.Collections.Immutable;

namespace Clearance.Consult;

/// <summary>Percentiles over virtual patients of one quantity by day. All lists have the length of <see cref="Day"/>.</summary>
public sealed record TrajectorySeries
{
    /// <summary>With or without the rescue.</summary>
    public required RescueOption Option { get; init; }

    /// <summary>What is shown.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>The region of a regional EASI, else null.</summary>
    public required EasiRegion? Region { get; init; }

    /// <summary>The drug of a concentration, else null.</summary>
    public required string? Drug { get; init; }

    /// <summary>The unit: "points", "%", "mg/L", "nM".</summary>
    public required string Unit { get; init; }

    /// <summary>The reading of IL-13.</summary>
    public required Il13Reading Il13Reading { get; init; }

    /// <summary>Days from the anchor, ascending. Each value is the mean of that day, not its end.</summary>
    public required ImmutableArray<double> Day { get; init; }

    /// <summary>50th percentile.</summary>
    public required ImmutableArray<double> Median { get; init; }

    /// <summary>5th percentile: lower edge of the 90% band.</summary>
    public required ImmutableArray<double> P5 { get; init; }

    /// <summary>25th percentile: lower edge of the 50% band.</summary>
    public required ImmutableArray<double> P25 { get; init; }

    /// <summary>75th percentile: upper edge of the 50% band.</summary>
    public required ImmutableArray<double> P75 { get; init; }

    /// <summary>95th percentile: upper edge of the 90% band.</summary>
    public required ImmutableArray<double> P95 { get; init; }
}

/// <summary>What was reported of a quantity that is also simulated.</summary>
public sealed record ReportedPoint
{
    /// <summary>Day from the anchor.</summary>
    public required double Day { get; init; }

    /// <summary>What was reported.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>The region, or null for the whole body.</summary>
    public required EasiRegion? Region { get; init; }

    /// <summary>Lower end of what the report allows.</summary>
    public required double Low { get; init; }

    /// <summary>Upper end of what the report allows; equal to Low for an exact score.</summary>
    public required double High { get; init; }

    /// <summary>"points" or "%".</summary>
    public required string Unit { get; init; }

    /// <summary>The words of the report: "clear".</summary>
    public required string Words { get; init; }

    /// <summary>The rule that turned words into the interval, or null for an exact score.</summary>
    public required string? Rule { get; init; }
}
