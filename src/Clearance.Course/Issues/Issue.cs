namespace Clearance.Course;

/// <summary>How much an issue matters: an error leaves no usable value, a warning does.</summary>
public enum IssueSeverity
{
    Error,
    Warning,
    Information,
}

/// <summary>Something wrong with what a person wrote: a stable code, the place, what is wrong and how to cure it.</summary>
/// <param name="Code">Stable token such as <c>dose.no-unit</c>.</param>
/// <param name="Severity">Whether the document can still be used.</param>
/// <param name="Where">File, line, column and field.</param>
/// <param name="What">One sentence: what is wrong.</param>
/// <param name="Cure">One sentence: what to write instead. Never empty.</param>
public sealed record Issue(string Code, IssueSeverity Severity, SourcePlace Where, string What, string Cure)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Where}: {Severity.ToString().ToLowerInvariant()} {Code}: {What} {Cure}";
}
