namespace Clearance.Course;

/// <summary>Sex as stated.</summary>
public enum Sex
{
    Male,
    Female,
}

/// <summary>How renal function was measured.</summary>
public enum RenalMeasure
{
    /// <summary>Estimated glomerular filtration rate in mL/min/1.73 m2.</summary>
    Egfr,

    /// <summary>Creatinine clearance in mL/min.</summary>
    CreatinineClearance,
}

/// <summary>Renal function in words.</summary>
public enum RenalCategory
{
    Normal,
    MildImpairment,
    ModerateImpairment,
    SevereImpairment,
}

/// <summary>Renal function: a measured value, or a category.</summary>
public sealed record RenalFunction(RenalMeasure? Measure, decimal? Value, RenalCategory? Category);

/// <summary>The patient. A fact that is not stated is null and is never guessed here.</summary>
public sealed record Patient
{
    /// <summary>Age in years at the course's anchor.</summary>
    public Fact<decimal>? AgeYears { get; init; }

    public Fact<Sex>? Sex { get; init; }

    public Fact<decimal>? WeightKg { get; init; }

    public Fact<decimal>? HeightCm { get; init; }

    public Fact<RenalFunction>? RenalFunction { get; init; }

    /// <summary>Race or ancestry as stated.</summary>
    public Fact<string>? Race { get; init; }

    /// <summary>Region of residence as stated, which chooses the labels that apply (US, EU).</summary>
    public Fact<string>? Region { get; init; }

    /// <summary>Whether the patient could become pregnant.</summary>
    public Fact<bool>? ChildbearingPotential { get; init; }

    public Fact<PregnancyState>? Pregnancy { get; init; }

    public Fact<ContraceptionState>? Contraception { get; init; }

    public Fact<bool>? Breastfeeding { get; init; }

    public Fact<Cyp2c19Genotype>? Cyp2c19 { get; init; }

    public Fact<ChildPugh>? ChildPugh { get; init; }

    public Fact<RenalReplacement>? RenalReplacement { get; init; }

    /// <summary>Drugs and excipients with a known hypersensitivity; an empty list says that none is known.</summary>
    public Fact<ValueList<string>>? Allergies { get; init; }
}

/// <summary>The diagnosis as stated.</summary>
public sealed record Diagnosis
{
    /// <summary>Name of the condition as written.</summary>
    public required string Condition { get; init; }

    public SeverityWord? Severity { get; init; }

    /// <summary>When or since when, in words.</summary>
    public string? Onset { get; init; }

    /// <summary>Erythroderma with the definition it meets, never the bare word.</summary>
    public Erythroderma? Erythroderma { get; init; }

    /// <summary>Other conditions named with it.</summary>
    public ValueList<string> With { get; init; }

    public required Provenance Provenance { get; init; }
}

/// <summary>The two definitions of erythroderma in use.</summary>
public enum ErythrodermaDefinition
{
    /// <summary>More than 70% of the body surface.</summary>
    AboveSeventyPercent,

    /// <summary>At least 90% of the body surface.</summary>
    AtLeastNinetyPercent,
}

/// <summary>A claim of erythroderma: the surface stated and the definition under which it holds.</summary>
public sealed record Erythroderma(decimal BsaPercent, ErythrodermaDefinition Definition, Provenance Provenance)
{
    /// <summary>True when the surface meets the definition named.</summary>
    public bool Holds => Meets(BsaPercent, Definition);

    /// <summary>Whether a surface meets a definition.</summary>
    public static bool Meets(decimal bsaPercent, ErythrodermaDefinition definition) => definition switch
    {
        ErythrodermaDefinition.AboveSeventyPercent => bsaPercent > 70m,
        ErythrodermaDefinition.AtLeastNinetyPercent => bsaPercent >= 90m,
        _ => throw new ArgumentOutOfRangeException(nameof(definition), definition, null),
    };
}
