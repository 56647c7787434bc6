namespace Clearance.Cli;

/// <summary>Finds the knowledge files: where the user says, else beside the program or in a folder above it (the repository).</summary>
internal static class KnowledgeFolder
{
    /// <summary>What to say where none is found.</summary>
    public const string NotFound = "clearance: error knowledge.missing: No folder 'knowledge' stands beside the program or above it. Name it with --knowledge DIR.";

    /// <summary>The folder, or null if none is found.</summary>
    public static string? Find(string? asked) => asked ?? Path.GetDirectoryName(FolderAbove.Find(AppContext.BaseDirectory, Path.Combine("knowledge", "drugs")));
}
