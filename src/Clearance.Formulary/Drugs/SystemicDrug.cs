using System.Collections.Immutable;

namespace Clearance.Formulary;

/// <summary>Everything the program knows about one systemic drug.</summary>
public sealed record SystemicDrug
{
    /// <summary>International nonproprietary name, lower case.</summary>
    public required string Name { get; init; }

    /// <summary>Mechanism class.</summary>
    public required DrugClass Class { get; init; }

    /// <summary>What the drug is, in words.</summary>
    public required string Description { get; init; }

    /// <summary>Brand names and spellings a course may use.</summary>
    public required ImmutableArray<string> Aliases { get; init; }

    /// <summary>Molecular weight, g/mol; nM = 1e6 x (mg/L) / MW.</summary>
    public required SourcedValue MolecularWeight { get; init; }

    /// <summary>Unbound fraction in plasma.</summary>
    public required SourcedValue UnboundFraction { get; init; }

    /// <summary>The recommended population model.</summary>
    public required PkModelFacts Pk { get; init; }

    /// <summary>Potencies by receptor class; empty for biologics.</summary>
    public required ImmutableSortedDictionary<PotencyClass, JakPotency> Potencies { get; init; }

    /// <summary>Signals the biologic blocks; empty for JAK inhibitors.</summary>
    public required ImmutableArray<BlockedSignal> BlockedSignals { get; init; }

    /// <summary>Labelled and studied regimens; exactly one is the default for an adult with atopic dermatitis.</summary>
    public required ImmutableArray<LabelRegimen> Regimens { get; init; }

    /// <summary>Ratios of exposure with another drug or with organ impairment.</summary>
    public required ImmutableArray<ExposureRatio> ExposureRatios { get; init; }

    /// <summary>Shares of clearance by pathway; empty where none is known.</summary>
    public required ImmutableArray<ClearanceShare> ClearanceBy { get; init; }

    /// <summary>How the label divides renal function; null where it does not matter.</summary>
    public required RenalStages? RenalStages { get; init; }

    /// <summary>What labels do with the dose under interactions, impairment and genotypes.</summary>
    public required ImmutableArray<LabelAdjustment> Adjustments { get; init; }

    /// <summary>Numeric limits of the label (laboratory starts, ages, doses).</summary>
    public required ImmutableArray<LabelLimit> Limits { get; init; }

    /// <summary>Statements of labels and papers in our words, each with source and status.</summary>
    public required ImmutableArray<SourcedNote> Notes { get; init; }

    /// <summary>Other numbers worth showing (published exposure facts, excretion), by name.</summary>
    public required ImmutableSortedDictionary<string, SourcedValue> Facts { get; init; }

    /// <summary>Alternative published values kept for sensitivity and checks, by model and name.</summary>
    public required ImmutableArray<AlternativeValue> Alternatives { get; init; }

    /// <summary>The regimen assumed when a course names the drug without a dose.</summary>
    public LabelRegimen DefaultRegimen => Regimens.First(r => r.IsDefault);
}
