namespace Clearance.Cli;

/// <summary>Writes files whole or not at all: into a temporary file beside the target, then renamed over it.</summary>
internal static class AtomicFile
{
    /// <summary>Why <paramref name="path"/> cannot be written, as one sentence with its cure; null if nothing speaks against it.</summary>
    public static string? Refusal(string path)
    {
        if (Directory.Exists(path))
        {
            return $"{path} is a folder. Name a file in it.";
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        return folder is not null && !Directory.Exists(folder) ? $"The folder {folder} does not exist. Create it or choose another." : null;
    }

    /// <summary>Writes the bytes.</summary>
    /// <exception cref="IOException">The file cannot be written; nothing of it is left behind.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        // The process id keeps two runs with one target apart.
        var partial = $"{Path.GetFullPath(path)}.{Environment.ProcessId}.partial";
        try
        {
            using (var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(bytes);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }
}
