using System.Collections.Immutable;

namespace Clearance.Course;

/// <summary>The outcome of reading something a person wrote: a value, or none, and every issue found on the way.</summary>
/// <param name="Value">What was read; null when an error leaves nothing usable.</param>
/// <param name="Issues">All issues in the order of the file.</param>
public sealed record Reading<T>(T? Value, ImmutableArray<Issue> Issues)
    where T : class
{
    /// <summary>True when a value was read and no issue is an error.</summary>
    public bool Succeeded => Value is not null && !Issues.Any(static i => i.Severity == IssueSeverity.Error);
}
