namespace Clearance.Cli;

/// <summary>Finds what lies in the repository from where the program lies in it.</summary>
internal static class FolderAbove
{
    /// <summary>The nearest folder <paramref name="relative"/> at or above <paramref name="start"/>, or null.</summary>
    public static string? Find(string start, string relative)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, relative);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
