using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Pharmacokinetics;

/// <summary>
/// How exposure to a drug is expected to differ in this patient from a typical patient on the label's dose, why, what was
/// published, and what the label does with the dose.
/// </summary>
public sealed record ExposureChange
{
    /// <summary>Name of the drug.</summary>
    public required string Drug { get; init; }

    /// <summary>The dose asked about, mg.</summary>
    public required double DoseMg { get; init; }

    /// <summary>Days between its doses.</summary>
    public required double IntervalDays { get; init; }

    /// <summary>Typical patients (the model's reference, atopic dermatitis, nothing else known) on the label's default dose.</summary>
    public required Exposure Reference { get; init; }

    /// <summary>Patients like this one on the dose asked about.</summary>
    public required Exposure Patient { get; init; }

    /// <summary>
    /// Area under the curve per day of patients like this one over that of the typical patient on the label's dose. The interval
    /// holds differences between patients and the uncertainty of every factor.
    /// </summary>
    public required Estimate AucRatio { get; init; }

    /// <summary>
    /// The change from interactions, genotype and impairment alone, of the parent drug: the number to hold against published ratios.
    /// The interval is the uncertainty of the factors. 1 when nothing known changes exposure.
    /// </summary>
    public required Estimate Change { get; init; }

    /// <summary>The same for the active moiety (parent and active metabolites); null when the drug has none.</summary>
    public required Estimate? ActiveMoietyChange { get; init; }

    /// <summary>What changes exposure, one by one.</summary>
    public required ImmutableArray<ExposureFactor> Factors { get; init; }

    /// <summary>What the label does about it, and the exposure that follows.</summary>
    public required ImmutableArray<AdjustedExposure> Adjustments { get; init; }

    /// <summary>What could matter and is not known: facts of the patient, and effects nobody has published.</summary>
    public required ImmutableArray<string> Unknown { get; init; }
}

/// <summary>A median with a 90% interval.</summary>
/// <param name="Median">The median.</param>
/// <param name="Low">5th percentile.</param>
/// <param name="High">95th percentile.</param>
public sealed record Estimate(double Median, double Low, double High);

/// <summary>Average total plasma concentration at steady state.</summary>
/// <param name="MgPerLitre">mg/L.</param>
/// <param name="Nanomolar">nM.</param>
public sealed record Exposure(Estimate MgPerLitre, Estimate Nanomolar);

/// <summary>One thing that changes exposure.</summary>
public sealed record ExposureFactor
{
    /// <summary>Interaction, renal or hepatic impairment, genotype, or the patient's body (patient group).</summary>
    public required ExposureCondition Kind { get; init; }

    /// <summary>In the words of the course: classes joined by " with ", a degree of impairment, or the facts of the body.</summary>
    public required string Condition { get; init; }

    /// <summary>parent or active_moiety.</summary>
    public required string Moiety { get; init; }

    /// <summary>Factor on the area under the curve, with the uncertainty of the factor.</summary>
    public required Estimate Ratio { get; init; }

    /// <summary>Where the factor comes from.</summary>
    public required FactorBasis Basis { get; init; }

    /// <summary>What the static form gives from shares of clearance alone; null when they are not known.</summary>
    public required double? StaticForm { get; init; }

    /// <summary>Published ratios of the area for this condition or the nearest studied one.</summary>
    public required ImmutableArray<ExposureRatio> Published { get; init; }
}

/// <summary>Where a factor on exposure comes from.</summary>
public enum FactorBasis
{
    /// <summary>A covariate of the population model, within the values it was fitted to.</summary>
    PopulationModel,

    /// <summary>A published ratio.</summary>
    PublishedRatio,

    /// <summary>A published ratio of a near condition, carried over with the static form.</summary>
    PublishedRatioScaled,

    /// <summary>Shares of clearance and the activity that a class leaves; nothing was measured.</summary>
    StaticForm,
}

/// <summary>A label's dose under a condition of this patient, and what it leads to.</summary>
/// <param name="Rule">The label.</param>
/// <param name="DoseMg">Dose per administration, mg; null when the label advises against the drug.</param>
/// <param name="IntervalDays">Days between doses; null likewise.</param>
/// <param name="Exposure">Exposure of patients like this one at that dose; null likewise.</param>
/// <param name="AucRatio">Against the typical patient on the label's default dose; null likewise.</param>
public sealed record AdjustedExposure(LabelAdjustment Rule, double? DoseMg, double? IntervalDays, Exposure? Exposure, Estimate? AucRatio);
