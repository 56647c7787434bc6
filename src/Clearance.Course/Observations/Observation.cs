namespace Clearance.Course;

/// <summary>What was said of the disease in words. The formulary's table gives each word its meaning; no number is guessed here.</summary>
public enum StatusWord
{
    Clear,
    AlmostClear,
    Improved,
    MuchImproved,
    SignificantlyImproved,
    Controlled,
    PartialResponse,
    NoResponse,
    Unchanged,
    Worse,
    Relapsed,
}

/// <summary>Severity in words.</summary>
public enum SeverityWord
{
    Mild,
    Moderate,
    ModerateToSevere,
    Severe,
    VerySevere,
}

/// <summary>A symptom reported as present.</summary>
public enum Symptom
{
    Itch,
    SleepDisturbance,
    Pain,
    Burning,
    EyeSymptoms,
}

/// <summary>What was seen or said at one time: words, exact scores, or both.</summary>
public sealed record Observation
{
    /// <summary>When.</summary>
    public required CourseTime At { get; init; }

    /// <summary>The status in words.</summary>
    public StatusWord? Status { get; init; }

    /// <summary>The severity in words.</summary>
    public SeverityWord? Severity { get; init; }

    /// <summary>Sites the words speak of; empty means the whole skin.</summary>
    public ValueList<BodySite> Sites { get; init; }

    /// <summary>Sites said to be still affected.</summary>
    public ValueList<BodySite> Residual { get; init; }

    /// <summary>Symptoms said to be present.</summary>
    public ValueList<Symptom> Symptoms { get; init; }

    public EasiScore? Easi { get; init; }

    public IgaScore? Iga { get; init; }

    public BsaScore? Bsa { get; init; }

    public PpNrsScore? PpNrs { get; init; }

    public ScoradScore? Scorad { get; init; }

    public PoemScore? Poem { get; init; }

    public DlqiScore? Dlqi { get; init; }

    public AdctScore? Adct { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>True when any exact score is given.</summary>
    public bool HasScores =>
        Easi is not null || Iga is not null || Bsa is not null || PpNrs is not null
        || Scorad is not null || Poem is not null || Dlqi is not null || Adct is not null;
}
