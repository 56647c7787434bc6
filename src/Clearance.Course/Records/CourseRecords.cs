namespace Clearance.Course;

/// <summary>Kind of an entry of the history before the course.</summary>
public enum HistoryKind
{
    PriorTreatment,
    Symptom,
    Comorbidity,
    Family,
    Other,
}

/// <summary>How an earlier treatment ended.</summary>
public enum TreatmentOutcome
{
    Failed,
    PartialResponse,
    Responded,
    NotTolerated,
}

/// <summary>Something that happened or was so before the course.</summary>
public sealed record HistoryEntry
{
    public required HistoryKind Kind { get; init; }

    /// <summary>What, in words.</summary>
    public required string What { get; init; }

    /// <summary>A drug as written, where one is meant.</summary>
    public string? Drug { get; init; }

    public Dose? Dose { get; init; }

    public Frequency? Frequency { get; init; }

    public TreatmentOutcome? Outcome { get; init; }

    /// <summary>When or how long, in words.</summary>
    public string? Period { get; init; }

    public ValueList<BodySite> Sites { get; init; }

    public required Provenance Provenance { get; init; }
}

/// <summary>
/// An infection or condition screened for. <see cref="HepatitisB"/> and <see cref="HepatitisC"/> are what a summary says without
/// naming the test; the tests themselves stand beside them.
/// </summary>
public enum ScreeningTest
{
    Hiv,
    HepatitisB,
    Hbsag,
    AntiHbc,
    AntiHbs,
    HbvDna,
    HepatitisC,
    HcvAntibody,
    HcvRna,
    Tuberculosis,
    Varicella,
    Pregnancy,

    /// <summary>Asked and examined for an infection at this time.</summary>
    CurrentInfection,
}

/// <summary>Result of a screen. The words from latent_untreated to active are for tuberculosis.</summary>
public enum ScreeningResult
{
    Negative,
    Positive,
    Indeterminate,
    LatentUntreated,
    LatentOnTreatment,
    LatentTreated,
    Active,

    /// <summary>Offered, and declined.</summary>
    Declined,
}

/// <summary>A screen and its result. A screen that is not listed is unknown, never negative.</summary>
public sealed record Screening(ScreeningTest Test, ScreeningResult Result, CourseTime? At, Provenance Provenance)
{
    /// <summary>The test used, in words (an interferon-gamma release assay, a skin test).</summary>
    public string? Method { get; init; }

    /// <summary>Begin of preventive treatment of latent tuberculosis.</summary>
    public CourseTime? TreatmentStart { get; init; }
}

/// <summary>A laboratory result: a value with its unit, or a result in words (a titre).</summary>
public sealed record LaboratoryResult(string Test, decimal? Value, string? Unit, string? Text, CourseTime? At, Provenance Provenance)
{
    /// <summary>Upper limit of normal of that laboratory, in the unit of the value.</summary>
    public decimal? UpperLimit { get; init; }

    /// <summary>Whether a repeated test agreed; null when nothing is said.</summary>
    public bool? Confirmed { get; init; }
}

/// <summary>Decision of a payer: the state of a step of the course.</summary>
public enum ApprovalDecision
{
    Approved,
    Refused,
    Pending,
    Requested,
    Expired,
}

/// <summary>A payer's or board's decision about a regimen.</summary>
/// <param name="By">Who decided, in words.</param>
/// <param name="Of">Id of the regimen it is about, or null when the source does not say.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="At">When.</param>
/// <param name="Provenance">Where this comes from.</param>
public sealed record Approval(string By, string? Of, ApprovalDecision Decision, CourseTime? At, Provenance Provenance)
{
    /// <summary>First day on which an approval no longer holds.</summary>
    public CourseTime? Expires { get; init; }
}

/// <summary>Kind of an event.</summary>
public enum EventKind
{
    AdverseEvent,
    Infection,
    Exposure,
    Relapse,
    Response,
    Test,
    Visit,
    Other,
}

/// <summary>What an event was, in the words that safety rules use.</summary>
public enum EventFinding
{
    MiOrStroke,
    VenousThromboembolism,
    Conjunctivitis,
    Hypersensitivity,
    EosinophilicFeatures,
    MusclePainOrDarkUrine,
    LiverInjurySuspected,
    SystemicSteroidStoppedAbruptly,
    /// <summary>A serious infection in one place, which labels count as serious.</summary>
    SeriousLocalisedInfection,
    SeriousInfection,
    OpportunisticInfection,
    Sepsis,
    HerpesZoster,
    EczemaHerpeticum,
    Helminth,
    NonseriousInfection,
}

/// <summary>Something that happened at a time.</summary>
public sealed record CourseEvent
{
    /// <summary>Name other times may refer to.</summary>
    public string? Id { get; init; }

    public required EventKind Kind { get; init; }

    /// <summary>What, in words.</summary>
    public required string What { get; init; }

    public required CourseTime At { get; init; }

    public SeverityWord? Severity { get; init; }

    public ValueList<BodySite> Sites { get; init; }

    /// <summary>Id of the regimen suspected or concerned.</summary>
    public string? Regimen { get; init; }

    /// <summary>How it ended or was judged, in words.</summary>
    public string? Outcome { get; init; }

    /// <summary>What it was in the words of safety rules; null when none fits or nobody said.</summary>
    public EventFinding? Finding { get; init; }

    /// <summary>When it was over; null while it goes on or when nothing is said.</summary>
    public CourseTime? Resolved { get; init; }

    /// <summary>Whether it answers to treatment; null when nothing is said.</summary>
    public bool? Responding { get; init; }

    public required Provenance Provenance { get; init; }
}

/// <summary>What a statement of the authors is about.</summary>
public enum StatementTopic
{
    Mechanism,
    Risk,
    Evidence,
    Conclusion,
}

/// <summary>What the authors of the source claim, kept apart from what they observed.</summary>
public sealed record Statement(StatementTopic About, string Text, Provenance Provenance);
