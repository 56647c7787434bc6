using System.Collections.Immutable;
using System.Diagnostics;

namespace Clearance.House.Tests;

/// <summary>The files of the repository that are, or are about to be, committed: what git does not ignore.</summary>
internal static class CommittedFiles
{
    /// <summary>Paths from the repository's root, with forward slashes, in order.</summary>
    public static ImmutableArray<string> All { get; } = List();

    public static IEnumerable<string> EndingIn(params string[] endings) =>
        All.Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)));

    /// <summary>Whether the file is text: no zero byte in its first 8,000, git's own rule.</summary>
    public static bool IsText(string path)
    {
        using var stream = File.OpenRead(Repository.At(path));
        var start = new byte[8000];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return Array.IndexOf(start, (byte)0, 0, length) < 0;
    }

    private static ImmutableArray<string> List()
    {
        var git = new ProcessStartInfo("git") { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            git.ArgumentList.Add(argument);
        }

        using var process = Process.Start(git) ?? throw new InvalidOperationException("git could not be started");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Repository.At(file))).Order(StringComparer.Ordinal)]
            : throw new InvalidOperationException($"git ls-files ended with code {process.ExitCode}");
    }
}
