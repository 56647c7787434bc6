using Clearance.Cli.Bench;

namespace Clearance.Cli;

/// <summary>forecast: the index case, twelve options, two years; beside it the same options one by one.</summary>
internal static class ForecastWorkload
{
    private const int DefaultPatients = 4096;
    private const int Repeats = 3;

    /// <summary>The workload.</summary>
    public static Workload Workload { get; } = new("forecast", "the index case, 12 options, 104 weeks, all answers", DefaultPatients, Run, Peers);

    private static BenchOutcome Run(BenchAsk ask)
    {
        ForecastBenchOutcome outcome = new ForecastBench(Repository(), ask.Patients, ask.Threads).Run(Repeats);
        return new BenchOutcome
        {
            Workload = "forecast",
            PatientsPerSecond = ask.Patients / outcome.MedianSeconds,
            Options = outcome.Options,
            FirstSeconds = outcome.FirstSeconds,
            UpdateSeconds = outcome.UpdateSeconds,
            PeakMegabytes = outcome.PeakMegabytes,
            Threads = ask.Threads,
            Patients = ask.Patients,
            Lanes = (int)Clearance.Numerics.Lanes.MachineLanes.Widest,
            Seconds = outcome.MedianSeconds,
        };
    }

    private static List<PeerOutcome> Peers(BenchAsk ask)
    {
        double seconds = new ForecastBench(Repository(), ask.Patients, ask.Threads).Unshared();
        return
        [
            new PeerOutcome { Name = "Clearance, each option forecast alone", PatientsPerSecond = ask.Patients / seconds / ask.Threads, Error = null },
        ];
    }

    private static string Repository() => Path.GetDirectoryName(PeerRuns.BenchFolder()) ?? ".";
}
