namespace Clearance.Course;

/// <summary>Where something stands in a file that a person can open.</summary>
/// <param name="File">File name as the user gave it.</param>
/// <param name="Line">Line, counted from 1; 0 when the whole file is meant.</param>
/// <param name="Column">Column, counted from 1; 0 when the whole line or file is meant.</param>
/// <param name="Field">Path of the field, such as <c>regimens[0].dose.amount</c>; empty for the whole document.</param>
public sealed record SourcePlace(string File, int Line, int Column, string Field)
{
    /// <summary>The whole file, for issues that have no line.</summary>
    public static SourcePlace WholeFile(string file) => new(file, 0, 0, "");

    /// <inheritdoc/>
    public override string ToString()
    {
        var position = Line > 0 ? $"{File}:{Line}:{Column}" : File;
        return Field.Length > 0 ? $"{position} ({Field})" : position;
    }
}
