namespace Clearance.Course;

/// <summary>How a drug enters the body.</summary>
public enum Route
{
    Oral,
    Subcutaneous,
    Topical,
    Intravenous,
    Intramuscular,
}

/// <summary>Form of a topical drug.</summary>
public enum TopicalForm
{
    Ointment,
    Cream,
    Lotion,
    Gel,
    Foam,
    Solution,
}

/// <summary>Why the drug is in the course.</summary>
public enum RegimenRole
{
    /// <summary>The treatment that goes on.</summary>
    Maintenance,

    /// <summary>Added for a time because maintenance was not enough.</summary>
    Rescue,

    /// <summary>Treatment beside the one studied, usually topical.</summary>
    Background,

    /// <summary>Replaces an earlier drug.</summary>
    Switch,
}

/// <summary>A drug over time. The same words serve a real course, an option of a forecast and a trial arm.</summary>
public sealed record Regimen
{
    /// <summary>Name unique in the course; <c>ID_start</c> and <c>ID_stop</c> are anchors for other times.</summary>
    public required string Id { get; init; }

    /// <summary>The drug as written; the formulary resolves it.</summary>
    public required string Drug { get; init; }

    /// <summary>False for a drug the program knows of but does not model; it then needs no entry in the formulary.</summary>
    public bool Modelled { get; init; } = true;

    /// <summary>Its role in the course.</summary>
    public RegimenRole? Role { get; init; }

    /// <summary>Dose; null when the source does not give it.</summary>
    public Dose? Dose { get; init; }

    /// <summary>Loading dose; null when nothing is said.</summary>
    public LoadingDose? Loading { get; init; }

    /// <summary>Prescribed frequency; null when the source does not give it.</summary>
    public Frequency? Frequency { get; init; }

    /// <summary>Interval at which it was really taken, where that differs from what was prescribed.</summary>
    public Duration? TakenEvery { get; init; }

    /// <summary>Route; null lets the formulary fill the label's.</summary>
    public Route? Route { get; init; }

    /// <summary>Strength of a topical in percent by weight.</summary>
    public decimal? StrengthPercent { get; init; }

    /// <summary>Form of a topical.</summary>
    public TopicalForm? Form { get; init; }

    /// <summary>Where a topical is applied; empty when not stated.</summary>
    public ValueList<BodySite> Sites { get; init; }

    /// <summary>Amount of a topical applied, g a week.</summary>
    public decimal? GramsPerWeek { get; init; }

    /// <summary>First dose.</summary>
    public required CourseTime Start { get; init; }

    /// <summary>End; null while it goes on, <see cref="CourseTime.Unknown"/> when it ended at a time not stated.</summary>
    public CourseTime? Stop { get; init; }

    /// <summary>When it was planned to end or to be decided on again.</summary>
    public CourseTime? PlannedStop { get; init; }

    /// <summary>Condition that ends it.</summary>
    public Condition? StopWhen { get; init; }

    /// <summary>Longest time it may run.</summary>
    public Duration? MaxDuration { get; init; }

    /// <summary>What happens when the disease comes back after it ended.</summary>
    public RelapsePlan? IfRelapse { get; init; }

    /// <summary>Changes of dose or frequency, in order.</summary>
    public ValueList<DoseChange> Changes { get; init; }

    /// <summary>Doses not taken.</summary>
    public ValueList<MissedDoses> Missed { get; init; }

    /// <summary>Why it ended, as told.</summary>
    public string? StopReason { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>From <paramref name="At"/> on, another dose or frequency. A null part stays as it was.</summary>
public sealed record DoseChange(CourseTime At, Dose? Dose, Frequency? Frequency, string? Reason);

/// <summary>Doses due in [<paramref name="From"/>, <paramref name="To"/>] were not taken.</summary>
public sealed record MissedDoses(CourseTime From, CourseTime To);

/// <summary>A condition on the state of the disease: a status word, or a score against a limit; perhaps held for a time.</summary>
public sealed record Condition
{
    /// <summary>The status word, or null for a score.</summary>
    public StatusWord? Status { get; init; }

    /// <summary>The score, or null for a status word.</summary>
    public ScoreKind? Score { get; init; }

    /// <summary>Met when the score is at most this.</summary>
    public decimal? AtMost { get; init; }

    /// <summary>Met when the score is at least this.</summary>
    public decimal? AtLeast { get; init; }

    /// <summary>It must hold for so long.</summary>
    public Duration? HeldFor { get; init; }
}

/// <summary>What to do at a relapse.</summary>
public enum RelapseAction
{
    Restart,
    Observe,
}

/// <summary>The plan for a relapse: when it counts as one, what to do, how often at most.</summary>
public sealed record RelapsePlan(RelapseAction Action, Condition? When, int? MaxTimes);
