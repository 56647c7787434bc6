using System.Collections.Immutable;

namespace Clearance.Consult;

/// <summary>The course as read and completed: what a timeline shows. Days count from <see cref="Anchor"/>.</summary>
public sealed record CourseSummary
{
    /// <summary>The identifier in the course file.</summary>
    public required string Id { get; init; }

    /// <summary>A title a clinician recognises.</summary>
    public required string Title { get; init; }

    /// <summary>Where the course was published, or null for an unpublished one.</summary>
    public required CourseCitation? Citation { get; init; }

    /// <summary>Facts of the patient, in the order of the file.</summary>
    public required ImmutableArray<PatientFact> Patient { get; init; }

    /// <summary>What day 0 is.</summary>
    public required CourseAnchor Anchor { get; init; }

    /// <summary>Treatments before the course and what came of them.</summary>
    public required ImmutableArray<EarlierTreatment> EarlierTreatments { get; init; }

    /// <summary>One bar per drug and dose, ordered by start.</summary>
    public required ImmutableArray<DrugBar> DrugBars { get; init; }

    /// <summary>What was observed, ordered by day.</summary>
    public required ImmutableArray<CourseObservation> Observations { get; init; }

    /// <summary>Screening tests.</summary>
    public required ImmutableArray<ScreeningResult> Screening { get; init; }

    /// <summary>Approvals of insurers or committees.</summary>
    public required ImmutableArray<ApprovalEntry> Approvals { get; init; }

    /// <summary>What the authors said on mechanism and risk, in their words or closely reported.</summary>
    public required ImmutableArray<AuthorStatement> Statements { get; init; }

    /// <summary>The last day shown.</summary>
    public required double EndDay { get; init; }
}

/// <summary>A citation.</summary>
public sealed record CourseCitation
{
    /// <summary>Authors, title, journal, year.</summary>
    public required string Text { get; init; }

    /// <summary>Digital object identifier without a prefix, or null.</summary>
    public required string? Doi { get; init; }

    /// <summary>How far the citation itself was checked.</summary>
    public required EvidenceStatus Status { get; init; }
}

/// <summary>One fact of the patient, such as age or sex.</summary>
public sealed record PatientFact
{
    /// <summary>What it is: "age", "sex", "weight".</summary>
    public required string Name { get; init; }

    /// <summary>The value as text, with its unit.</summary>
    public required string Value { get; init; }

    /// <summary>True if the course left it open and the program filled it or draws it.</summary>
    public required bool Assumed { get; init; }

    /// <summary>Where it was read.</summary>
    public required string? Source { get; init; }
}

/// <summary>The meaning of day 0.</summary>
public sealed record CourseAnchor
{
    /// <summary>The name used in the course file.</summary>
    public required string Name { get; init; }

    /// <summary>The meaning in words.</summary>
    public required string Meaning { get; init; }

    /// <summary>The calendar date (yyyy-MM-dd) where the course has one.</summary>
    public required string? Date { get; init; }
}

/// <summary>A treatment before the course.</summary>
public sealed record EarlierTreatment
{
    /// <summary>What was given.</summary>
    public required string What { get; init; }

    /// <summary>What came of it, in the words of the source.</summary>
    public required string Outcome { get; init; }

    /// <summary>Where it was read.</summary>
    public required string? Source { get; init; }
}
