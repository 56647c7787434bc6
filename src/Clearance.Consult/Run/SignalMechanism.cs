using System.Collections.Immutable;

namespace Clearance.Consult;

/// <summary>How much of one cytokine signal is blocked, under one reading of IL-13.</summary>
public sealed record SignalMechanism
{
    /// <summary>The signal's token, stable across versions: "il4_t_cell".</summary>
    public required string Signal { get; init; }

    /// <summary>The signal as a dermatologist would name it: "IL-4 at T cells".</summary>
    public required string Name { get; init; }

    /// <summary>What the signal does in the disease, in a few words.</summary>
    public required string Meaning { get; init; }

    /// <summary>The kinase pair whose working potency is used: "JAK1_JAK3".</summary>
    public required string PotencyClass { get; init; }

    /// <summary>The reading of IL-13 this entry was computed under. Signals other than IL-13 are equal under both.</summary>
    public required Il13Reading Il13Reading { get; init; }

    /// <summary>Blocked shares, one per treatment and compartment.</summary>
    public required ImmutableArray<BlockedShare> Blocked { get; init; }
}

/// <summary>The share (0 to 1) of a signal that is blocked at steady state, over the dosing day of the JAK inhibitor.</summary>
public sealed record BlockedShare
{
    /// <summary>Which drugs are on board.</summary>
    public required TreatmentSetting Treatment { get; init; }

    /// <summary>Blood or skin.</summary>
    public required Compartment Compartment { get; init; }

    /// <summary>The drugs meant, as shown: "dupilumab + tofacitinib".</summary>
    public required string Drugs { get; init; }

    /// <summary>Mean over the day.</summary>
    public required Interval Mean { get; init; }

    /// <summary>Highest over the day.</summary>
    public required Interval Peak { get; init; }

    /// <summary>Lowest over the day.</summary>
    public required Interval Trough { get; init; }
}
