namespace Clearance.Cli;

/// <summary>
/// Writes files whole or not at all: into a temporary file beside the target, then renamed over it. A link stays and its target is
/// replaced; what is no regular file (a pipe, a terminal, /dev/null) is written to as it is.
/// </summary>
internal static class AtomicFile
{
    /// <summary>Why <paramref name="path"/> cannot be written, as one sentence with its cure; null if nothing speaks against it.</summary>
    public static string? Refusal(string path)
    {
        if (Directory.Exists(path))
        {
            return $"{path} is a folder. Name a file in it.";
        }

        try
        {
            var folder = Path.GetDirectoryName(Target(path));
            return folder is not null && !Directory.Exists(folder) ? $"The folder {folder} does not exist. Create it or choose another." : null;
        }
        catch (IOException)
        {
            return $"{path} is a link that leads nowhere. Remove it or choose another file.";
        }
    }

    /// <summary>The file that is written in the end: the full path, links followed.</summary>
    /// <exception cref="IOException">Links lead in a circle.</exception>
    public static string Target(string path) =>
        new FileInfo(path) is { LinkTarget: not null } link && link.ResolveLinkTarget(returnFinalTarget: true) is { } end ? end.FullName : Path.GetFullPath(path);

    /// <summary>True for what stands for a device or an open file. It can be sought in like a file, so its place tells. What lies in /dev/shm are files.</summary>
    public static bool IsDevice(string target) =>
        target.StartsWith("/proc/", StringComparison.Ordinal)
        || (target.StartsWith("/dev/", StringComparison.Ordinal) && !target.StartsWith("/dev/shm/", StringComparison.Ordinal));

    /// <summary>Writes the bytes.</summary>
    /// <exception cref="IOException">The file cannot be written; nothing of it is left behind.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written to.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var target = Target(path);
        if (IsDevice(target) || File.Exists(target))
        {
            // By the path as given: what /dev/stdout leads to has no name of its own. Opened once, for a reader of a pipe sees every end.
            using var there = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            if (IsDevice(target) || !there.CanSeek)
            {
                there.Write(bytes);
                return;
            }
        }

        Replace(target, bytes);
    }

    private static void Replace(string target, ReadOnlySpan<byte> bytes)
    {
        // The process id keeps two runs with one target apart.
        var partial = $"{target}.{Environment.ProcessId}.partial";
        try
        {
            using (var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(bytes);
            }

            File.Move(partial, target, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }
}
