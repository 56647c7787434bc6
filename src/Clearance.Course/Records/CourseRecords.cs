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

/// <summary>An infection or condition screened for.</summary>
public enum ScreeningTest
{
    Hiv,
    HepatitisB,
    HepatitisC,
    Tuberculosis,
    Varicella,
    Pregnancy,
}

/// <summary>Result of a screen.</summary>
public enum ScreeningResult
{
    Negative,
    Positive,
    Indeterminate,
}

/// <summary>A screen and its result. A screen that is not listed is unknown, never negative.</summary>
public sealed record Screening(ScreeningTest Test, ScreeningResult Result, CourseTime? At, Provenance Provenance);

/// <summary>A laboratory result: a value with its unit, or a result in words (a titre).</summary>
public sealed record LaboratoryResult(string Test, decimal? Value, string? Unit, string? Text, CourseTime? At, Provenance Provenance);

/// <summary>Decision of a payer.</summary>
public enum ApprovalDecision
{
    Approved,
    Refused,
    Pending,
}

/// <summary>A payer's or board's decision about a regimen.</summary>
/// <param name="By">Who decided, in words.</param>
/// <param name="Of">Id of the regimen it is about, or null when the source does not say.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="At">When.</param>
/// <param name="Provenance">Where this comes from.</param>
public sealed record Approval(string By, string? Of, ApprovalDecision Decision, CourseTime? At, Provenance Provenance);

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
