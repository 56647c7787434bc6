namespace Clearance.Cli;

/// <summary>Where the peers' sources are, where they are built, and how their runs are told.</summary>
internal static class PeerRuns
{
    /// <summary>The repository's bench/ folder.</summary>
    /// <exception cref="BenchRefusal">The program does not run from the repository.</exception>
    public static string BenchFolder() =>
        Path.GetDirectoryName(FolderAbove.Find(AppContext.BaseDirectory, Path.Combine("bench", "workloads")))
        ?? throw new BenchRefusal("The workload's files (bench/workloads) are not beside the program or above it. Run it from the repository.");

    /// <summary>Where the peers are built; each user has his own.</summary>
    public static string ScratchFolder() => Path.Combine(Path.GetTempPath(), $"clearance-peers-{Environment.UserName}");

    /// <summary>What came of the peers' runs; a peer that cannot run says why.</summary>
    public static List<PeerOutcome> Told(params IEnumerable<Bench.PeerOutcome> runs) =>
    [
        .. runs.Select(peer => new PeerOutcome
        {
            Name = peer.Name,
            PatientsPerSecond = peer.PatientsPerSecond,
            Error = peer.PeakError,
            Missing = peer.PatientsPerSecond is null ? peer.Line : null,
        }),
    ];
}
