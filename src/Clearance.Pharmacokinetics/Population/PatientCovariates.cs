using Clearance.Formulary;

namespace Clearance.Pharmacokinetics;

/// <summary>
/// What is known of a patient and changes pharmacokinetics. What is not known (null) leaves the typical value alone;
/// a level is null also when it is the model's reference (male, White, adult).
/// </summary>
public sealed record PatientCovariates
{
    /// <summary>Body weight, kg.</summary>
    public double? WeightKg { get; init; }

    /// <summary>Age, years.</summary>
    public double? AgeYears { get; init; }

    /// <summary>Creatinine clearance, mL/min.</summary>
    public double? CreatinineClearance { get; init; }

    /// <summary>Estimated glomerular filtration rate, mL/min/1.73m2.</summary>
    public double? Egfr { get; init; }

    /// <summary>Serum albumin, g/L.</summary>
    public double? AlbuminGramsPerLitre { get; init; }

    /// <summary>"female" or null.</summary>
    public string? Sex { get; init; }

    /// <summary>"asian", "black", "other" or null.</summary>
    public string? Race { get; init; }

    /// <summary>"positive" or null.</summary>
    public string? AntiDrugAntibody { get; init; }

    /// <summary>"mild_or_moderate" or null.</summary>
    public string? HepaticImpairment { get; init; }

    /// <summary>"adolescent" or null.</summary>
    public string? AgeGroup { get; init; }

    /// <summary>"ad", "psoriasis", "ra", "healthy" or null.</summary>
    public string? Disease { get; init; }

    /// <summary>"repeated" for more than a single dose, or null.</summary>
    public string? Dosing { get; init; }

    /// <summary>Name of a perpetrator drug, or null.</summary>
    public string? Comedication { get; init; }

    /// <summary>Factor on every clearance from interactions and organ impairment outside the model, one over the factor on the area under the curve; see <see cref="ExposurePrediction"/>.</summary>
    public double ClearanceMultiplier { get; init; } = 1.0;

    /// <summary>A numeric fact, or null when unknown or not numeric.</summary>
    public double? Number(PkCovariate covariate) => covariate switch
    {
        PkCovariate.Weight => WeightKg,
        PkCovariate.Age => AgeYears,
        PkCovariate.CreatinineClearance => CreatinineClearance,
        PkCovariate.Egfr => Egfr,
        PkCovariate.Albumin => AlbuminGramsPerLitre,
        _ => null,
    };

    /// <summary>A fact with levels, or null when unknown, at the reference, or a number.</summary>
    public string? Level(PkCovariate covariate) => covariate switch
    {
        PkCovariate.Sex => Sex,
        PkCovariate.Race => Race,
        PkCovariate.AntiDrugAntibody => AntiDrugAntibody,
        PkCovariate.HepaticImpairment => HepaticImpairment,
        PkCovariate.AgeGroup => AgeGroup,
        PkCovariate.Disease => Disease,
        PkCovariate.Dosing => Dosing,
        PkCovariate.Comedication => Comedication,
        _ => null,
    };
}
