namespace Clearance.Course;

/// <summary>
/// Bounds on what a document may ask of the reader. They are policy, far above any real course (about 10 kB, depth 6)
/// and far below what would hurt the machine.
/// </summary>
public sealed record DocumentLimits
{
    /// <summary>The limits used when none are given.</summary>
    public static DocumentLimits Default { get; } = new();

    /// <summary>Largest file in bytes (2 MiB).</summary>
    public int MaxBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>Deepest nesting of lists and maps.</summary>
    public int MaxDepth { get; init; } = 32;

    /// <summary>Most nodes in one document.</summary>
    public int MaxNodes { get; init; } = 100_000;
}
