namespace Clearance.Course;

/// <summary>Smoking as stated. A long past habit is one that labels still count as a risk.</summary>
public enum SmokingHistory
{
    Never,
    Current,
    Past,
    PastLong,
}

/// <summary>Malignancy as stated. Skin cancer other than melanoma and carcinoma in situ, when treated, are their own case in the labels.</summary>
public enum MalignancyHistory
{
    None,
    Active,
    Past,
    TreatedNmscOrCis,
}

/// <summary>A cardiovascular risk factor beside smoking.</summary>
public enum CardiovascularRisk
{
    Hypertension,
    Diabetes,
    Dyslipidaemia,
    Obesity,
    FamilyHistory,
}

/// <summary>A risk factor for venous thromboembolism.</summary>
public enum ThrombosisRisk
{
    MajorSurgery,
    Immobilised,
    CombinedContraceptiveOrHrt,
    Thrombophilia,
    Obesity,
    ActiveCancer,
}

/// <summary>What makes infection more likely or worse.</summary>
public enum InfectionRisk
{
    ChronicOrRecurrent,
    TbExposure,
    PriorSeriousOrOpportunistic,
    EndemicTb,
    EndemicMycosis,
    PredisposingCondition,
    Diabetes,
}

/// <summary>What makes a perforation of the gut more likely.</summary>
public enum PerforationRisk
{
    Diverticulitis,
    Nsaid,
    Corticosteroid,
    Opioid,
}

/// <summary>
/// The history that boxed warnings ask for. A fact that is absent was not asked; a list says that all of its kind were asked, so
/// one that is not in it is known to be absent, and an empty list means none.
/// </summary>
public sealed record RiskHistory
{
    public Fact<SmokingHistory>? Smoking { get; init; }

    public Fact<MalignancyHistory>? Malignancy { get; init; }

    /// <summary>A myocardial infarction or stroke in the past.</summary>
    public Fact<bool>? MiOrStroke { get; init; }

    /// <summary>Any atherosclerotic cardiovascular disease.</summary>
    public Fact<bool>? AtheroscleroticDisease { get; init; }

    /// <summary>Deep vein thrombosis or pulmonary embolism in the past.</summary>
    public Fact<bool>? VenousThromboembolism { get; init; }

    /// <summary>Herpes zoster in the past.</summary>
    public Fact<bool>? HerpesZoster { get; init; }

    public Fact<ValueList<CardiovascularRisk>>? Cardiovascular { get; init; }

    public Fact<ValueList<ThrombosisRisk>>? Thrombosis { get; init; }

    public Fact<ValueList<InfectionRisk>>? Infection { get; init; }

    public Fact<ValueList<PerforationRisk>>? Perforation { get; init; }
}
