using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Pharmacokinetics;

/// <summary>A drug at a dose in one patient, with what may change its exposure. What is unknown stays null and is said so.</summary>
public sealed record ExposureQuestion
{
    /// <summary>The drug.</summary>
    public required SystemicDrug Drug { get; init; }

    /// <summary>What classes of co-medication do (the formulary's).</summary>
    public required InteractionFacts Interactions { get; init; }

    /// <summary>Dose per administration, mg.</summary>
    public required double DoseMg { get; init; }

    /// <summary>Days between doses: 0.5 for twice daily.</summary>
    public required double IntervalDays { get; init; }

    /// <summary>Weight, age, sex, race and renal function as far as known. Disease is taken as atopic dermatitis when open.</summary>
    public PatientCovariates Patient { get; init; } = new();

    /// <summary>Impairment of the liver: Child-Pugh A, B, C are mild, moderate, severe.</summary>
    public OrganStage? Hepatic { get; init; }

    /// <summary>Phenotype of CYP2C19.</summary>
    public Cyp2c19Phenotype? Cyp2c19 { get; init; }

    /// <summary>Classes of co-medication in the words of knowledge/interactions.yaml; words it does not know are passed over.</summary>
    public ImmutableArray<string> Comedication { get; init; } = [];

    /// <summary>Whose label doses to show, besides those that both share.</summary>
    public LabelRegion Region { get; init; } = LabelRegion.Us;
}

/// <summary>How fast CYP2C19 works in a patient, by genotype.</summary>
public enum Cyp2c19Phenotype
{
    Poor,
    Intermediate,
    Normal,
    Rapid,
    Ultrarapid,
}
