namespace Clearance.Cli;

/// <summary>The lines of a file that an issue points at.</summary>
internal static class SourceLines
{
    private const long LargestShown = 4 << 20;

    /// <summary>The lines, or null where the file cannot be read or is too large to be worth it.</summary>
    public static string[]? Of(string file)
    {
        try
        {
            return new FileInfo(file) is { Exists: true, Length: < LargestShown } ? File.ReadAllLines(file) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
