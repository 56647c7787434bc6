namespace Clearance.Cli;

/// <summary>Finds the knowledge files: where the user says, else beside the program or in a folder above it (the repository).</summary>
internal static class KnowledgeFolder
{
    private const string NotFound = "clearance: error knowledge.missing: No folder 'knowledge' stands beside the program or above it. Name it with --knowledge DIR.";

    /// <summary>The folder; null if none is found, which is said.</summary>
    public static string? Find(string? asked, Streams streams)
    {
        var found = asked ?? Path.GetDirectoryName(FolderAbove.Find(AppContext.BaseDirectory, Path.Combine("knowledge", "drugs")));
        if (found is null)
        {
            streams.Error.WriteLine(NotFound);
        }

        return found;
    }
}
