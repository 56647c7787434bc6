namespace Clearance.Course;

/// <summary>
/// One patient's disease and treatment over time: the only thing that flows through the program. Real, published and virtual
/// patients are courses; a trial arm is a course without a patient. Times are days from the anchor. Two courses are equal when
/// they say the same, wherever it stands in a file.
/// </summary>
public sealed record TreatmentCourse
{
    /// <summary>Version of the file format this program reads and writes.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Name of the course in letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The publication, if it is one.</summary>
    public Citation? Citation { get; init; }

    /// <summary>Sources the facts refer to.</summary>
    public required ValueList<SourceEntry> Sources { get; init; }

    /// <summary>Day 0.</summary>
    public required CourseAnchor Anchor { get; init; }

    public Patient? Patient { get; init; }

    public Diagnosis? Diagnosis { get; init; }

    public ValueList<HistoryEntry> History { get; init; }

    public ValueList<Regimen> Regimens { get; init; }

    public ValueList<Observation> Observations { get; init; }

    public ValueList<Screening> Screening { get; init; }

    public ValueList<LaboratoryResult> Laboratory { get; init; }

    public RiskHistory? Risks { get; init; }

    public Vaccinations? Vaccinations { get; init; }

    /// <summary>Other medicines; null when nobody asked.</summary>
    public Comedication? Comedication { get; init; }

    public ValueList<Discussion> Discussions { get; init; }

    public ValueList<Approval> Approvals { get; init; }

    /// <summary>Decisions to go on against a rule, shown ever after.</summary>
    public ValueList<RuleException> Exceptions { get; init; }

    public ValueList<CourseEvent> Events { get; init; }

    public ValueList<Statement> Statements { get; init; }

    /// <summary>Where each field stood in the file, for later rooms that resolve names and find more issues.</summary>
    public SourceMap Places { get; init; } = SourceMap.Empty;
}
