using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Gate;

/// <summary>One thing known of the patient on the day of the check, with how it is known.</summary>
public sealed record Fact
{
    /// <summary>Field of the vocabulary, such as <c>lab.alc</c>.</summary>
    public required string Field { get; init; }

    /// <summary>The value, in the unit of the field.</summary>
    public required FactValue Value { get; init; }

    /// <summary>What the course says, in words a clinician knows: <c>lymphocytes 500 /uL</c>.</summary>
    public required string Said { get; init; }

    /// <summary>Day of the course on which it was so, in days from the anchor; null when not stated.</summary>
    public double? Day { get; init; }

    /// <summary>Its date, where the course has dates.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Where the course file says it; null for what was worked out from several places or asked on the command line.</summary>
    public SourcePlace? Place { get; init; }

    /// <summary>True when the label or a default filled it in.</summary>
    public bool Assumed { get; init; }

    /// <summary>Steps from what was written to the value, in order; empty when it is as written.</summary>
    public ImmutableArray<string> Derivation { get; init; } = [];

    /// <summary>
    /// True when it is too old to rely on. Such a fact can still make a rule fire, but it never clears one: read as good news it counts as not recorded.
    /// The gate marks facts older than the validity of their field itself; a caller may mark others.
    /// </summary>
    public bool Expired { get; init; }
}
