namespace Clearance.Course;

/// <summary>How well a fact or value is supported.</summary>
public enum FactStatus
{
    /// <summary>Read in the source named.</summary>
    Verified,

    /// <summary>Known from memory of the literature, to be checked.</summary>
    Recalled,

    /// <summary>Follows from other facts by reasoning.</summary>
    Inferred,

    /// <summary>Chosen where nothing is known.</summary>
    Assumption,

    /// <summary>A rule this project sets.</summary>
    Policy,
}

/// <summary>Whether the source says it, or the file's author or the program filled it in.</summary>
public enum FactMark
{
    Stated,
    Assumed,
}

/// <summary>Where a fact comes from.</summary>
public sealed record Provenance
{
    /// <summary>Key of an entry of the course's sources.</summary>
    public required string Source { get; init; }

    /// <summary>Stated by the source, or assumed.</summary>
    public FactMark Mark { get; init; } = FactMark.Stated;

    /// <summary>Support of this fact where it differs from that of its source.</summary>
    public FactStatus? Status { get; init; }

    /// <summary>The words of the source, verbatim or nearly so.</summary>
    public string? Said { get; init; }

    /// <summary>A remark of the person who coded the course.</summary>
    public string? Note { get; init; }
}

/// <summary>A value with its provenance.</summary>
public sealed record Fact<T>(T Value, Provenance Provenance);

/// <summary>A source that facts refer to by <paramref name="Key"/>.</summary>
/// <param name="Key">Short name, unique in the course.</param>
/// <param name="Cite">Citation in words.</param>
/// <param name="Status">Support of what was read there.</param>
/// <param name="Doi">Digital object identifier, without a prefix.</param>
/// <param name="Address">Where it was read.</param>
/// <param name="Note">A remark, for instance that only a summary was seen.</param>
public sealed record SourceEntry(string Key, string Cite, FactStatus Status, string? Doi, string? Address, string? Note);

/// <summary>The publication a course was coded from.</summary>
public sealed record Citation
{
    /// <summary>Authors in order, as printed.</summary>
    public ValueList<string> Authors { get; init; }

    /// <summary>Title of the publication.</summary>
    public string? Title { get; init; }

    /// <summary>Journal, abbreviated.</summary>
    public string? Journal { get; init; }

    /// <summary>Year of publication.</summary>
    public int? Year { get; init; }

    /// <summary>Volume and issue.</summary>
    public string? Volume { get; init; }

    /// <summary>Pages or article number.</summary>
    public string? Pages { get; init; }

    /// <summary>Digital object identifier, without a prefix.</summary>
    public string? Doi { get; init; }
}
