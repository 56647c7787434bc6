using System.Collections.Immutable;

namespace Clearance.Consult;

/// <summary>A drug at one dose from a day to a day.</summary>
public sealed record DrugBar
{
    /// <summary>The drug's key in the formulary.</summary>
    public required string Drug { get; init; }

    /// <summary>The drug's name as shown.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of treatment it is.</summary>
    public required DrugRole Role { get; init; }

    /// <summary>Dose, route and frequency in words: "300 mg subcutaneously every 2 weeks".</summary>
    public required string DoseText { get; init; }

    /// <summary>First day.</summary>
    public required double StartDay { get; init; }

    /// <summary>Day it was stopped, or null while it goes on.</summary>
    public required double? StopDay { get; init; }

    /// <summary>True if this bar is the rescue whose effect the run asks for.</summary>
    public required bool IsRescue { get; init; }

    /// <summary>True if any part of the bar was filled by the program.</summary>
    public required bool Assumed { get; init; }

    /// <summary>Which part was filled and from where; null if none.</summary>
    public required string? AssumedWhat { get; init; }

    /// <summary>Where it was read.</summary>
    public required string? Source { get; init; }
}

/// <summary>Something observed on one day.</summary>
public sealed record CourseObservation
{
    /// <summary>Day from the anchor.</summary>
    public required double Day { get; init; }

    /// <summary>The day in the words of the course: "2 months after adding tofacitinib".</summary>
    public required string When { get; init; }

    /// <summary>The words of the source, verbatim where they were seen; null if only scores were given.</summary>
    public required string? Words { get; init; }

    /// <summary>Scores, exact or as an interval that the words stand for.</summary>
    public required ImmutableArray<ObservedScore> Scores { get; init; }

    /// <summary>Body sites named.</summary>
    public required ImmutableArray<string> Sites { get; init; }

    /// <summary>Where it was read.</summary>
    public required string? Source { get; init; }
}

/// <summary>A score on one scale. An exact score has Low and High equal.</summary>
public sealed record ObservedScore
{
    /// <summary>The scale as shown: "EASI", "BSA".</summary>
    public required string Scale { get; init; }

    /// <summary>The region scored, or null for the whole body.</summary>
    public required EasiRegion? Region { get; init; }

    /// <summary>Lower end.</summary>
    public required double Low { get; init; }

    /// <summary>Upper end.</summary>
    public required double High { get; init; }

    /// <summary>"points" or "%".</summary>
    public required string Unit { get; init; }

    /// <summary>The rule that turned words into this interval, or null for a score that was really given.</summary>
    public required string? Rule { get; init; }
}

/// <summary>One screening test.</summary>
public sealed record ScreeningResult
{
    /// <summary>The test: "HIV".</summary>
    public required string Test { get; init; }

    /// <summary>The result: "negative".</summary>
    public required string Result { get; init; }

    /// <summary>Day from the anchor, or null if not stated.</summary>
    public required double? Day { get; init; }

    /// <summary>Where it was read.</summary>
    public required string? Source { get; init; }
}

/// <summary>One approval.</summary>
public sealed record ApprovalEntry
{
    /// <summary>Who decided.</summary>
    public required string By { get; init; }

    /// <summary>What was decided about what.</summary>
    public required string What { get; init; }

    /// <summary>Day from the anchor, or null if not stated.</summary>
    public required double? Day { get; init; }

    /// <summary>Where it was read.</summary>
    public required string? Source { get; init; }
}

/// <summary>A statement by the authors of the course.</summary>
public sealed record AuthorStatement
{
    /// <summary>What it is about: "mechanism", "risk".</summary>
    public required string Topic { get; init; }

    /// <summary>The statement.</summary>
    public required string Text { get; init; }

    /// <summary>Where it was read.</summary>
    public required string? Source { get; init; }
}
