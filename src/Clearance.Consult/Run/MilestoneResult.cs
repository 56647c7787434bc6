namespace Clearance.Consult;

/// <summary>
/// How many of the virtual patients who were partial responders reach a named state, with and without the rescue.
/// Both probabilities are over the same patients (<see cref="Denominator"/>); the difference is taken patient by patient.
/// </summary>
public sealed record MilestoneResult
{
    /// <summary>The milestone's token: "improved_2_months".</summary>
    public required string Name { get; init; }

    /// <summary>The milestone as shown: "Improved 2 months after adding tofacitinib".</summary>
    public required string Label { get; init; }

    /// <summary>Day from the anchor.</summary>
    public required double Day { get; init; }

    /// <summary>What counts as reached, with its threshold.</summary>
    public required string Definition { get; init; }

    /// <summary>What the report said at this moment, in its words; null if nothing.</summary>
    public required string? Reported { get; init; }

    /// <summary>Probability with the rescue.</summary>
    public required Probability WithRescue { get; init; }

    /// <summary>Probability in the same patients without it.</summary>
    public required Probability WithoutRescue { get; init; }

    /// <summary>With minus without, paired by patient.</summary>
    public required Probability Difference { get; init; }

    /// <summary>The reading of IL-13.</summary>
    public required Il13Reading Il13Reading { get; init; }

    /// <summary>Whom the probabilities are about.</summary>
    public required Denominator Denominator { get; init; }

    /// <summary>What the 90% intervals cover: sampling, parameters, or both.</summary>
    public required string IntervalCovers { get; init; }
}

/// <summary>The virtual patients a probability is about.</summary>
public sealed record Denominator
{
    /// <summary>How many.</summary>
    public required int Patients { get; init; }

    /// <summary>Who they are, with the threshold that selects them.</summary>
    public required string Who { get; init; }
}
