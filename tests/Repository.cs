namespace Clearance.Testing;

/// <summary>The checked-out repository the tests run in: found from the test's own folder, never from a fixed path.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Clearance.slnx.</summary>
    public static string Root { get; } = Find();

    /// <summary>A path inside the repository, given with forward slashes.</summary>
    public static string At(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Clearance.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Clearance.slnx above {AppContext.BaseDirectory}: tests run inside a checked-out repository.");
    }
}
