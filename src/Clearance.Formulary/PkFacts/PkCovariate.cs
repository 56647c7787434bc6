namespace Clearance.Formulary;

/// <summary>A patient's fact that changes pharmacokinetics. Numbers are in the unit named here.</summary>
public enum PkCovariate
{
    /// <summary>Body weight, kg.</summary>
    Weight,

    /// <summary>Age, years.</summary>
    Age,

    /// <summary>Creatinine clearance (Cockcroft-Gault), mL/min.</summary>
    CreatinineClearance,

    /// <summary>Estimated glomerular filtration rate, mL/min/1.73m2.</summary>
    Egfr,

    /// <summary>Serum albumin, g/L.</summary>
    Albumin,

    /// <summary>Level: female (male is the reference).</summary>
    Sex,

    /// <summary>Levels: asian, black, other (White is the reference).</summary>
    Race,

    /// <summary>Level: positive (ever positive for antibodies to the drug).</summary>
    AntiDrugAntibody,

    /// <summary>Levels: mild_or_moderate.</summary>
    HepaticImpairment,

    /// <summary>Level: adolescent (adult is the reference).</summary>
    AgeGroup,

    /// <summary>Levels: ad, psoriasis, ra, healthy; the model's typical values are for the level it names as its own.</summary>
    Disease,

    /// <summary>Level: repeated (more than a single dose).</summary>
    Dosing,

    /// <summary>Level: the name of a perpetrator drug (fluconazole, fluvoxamine, rifampin).</summary>
    Comedication,
}
