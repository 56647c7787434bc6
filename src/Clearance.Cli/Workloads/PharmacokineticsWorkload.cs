using Clearance.Cli.Bench;
using Clearance.Numerics.Lanes;

namespace Clearance.Cli;

/// <summary>W2: dupilumab and tofacitinib for 52 weeks, concentrations only, against reference trajectories.</summary>
internal static class PharmacokineticsWorkload
{
    private const int Repeats = 5;
    private const int PatientsInFile = 1000;

    // The peers need a second per few hundred patients: enough of them for a steady figure, few enough to wait for.
    private const int OdeintPatients = 400;
    private const int DeSolvePatients = 40;
    private const int PeerRepeats = 3;

    /// <summary>The workload.</summary>
    public static Workload Workload { get; } = new("W2", "concentrations of dupilumab and tofacitinib, 52 weeks, 754 doses", 4 * PatientsInFile, Run, Peers);

    private static BenchOutcome Run(BenchAsk ask)
    {
        var folder = Path.Combine(PeerRuns.BenchFolder(), "workloads", "w2");
        var repeats = Math.Max(1, (int)Math.Ceiling(ask.Patients / (double)PatientsInFile));
        var patients = W2Patients.Read(Path.Combine(folder, "params-1000.csv"), repeats);
        var outcome = new W2Workload(patients, MachineLanes.Widest).Run(ask.Threads, Repeats, W2Reference.Read(Path.Combine(folder, "reference-w2-20.csv")));
        return new BenchOutcome
        {
            Workload = "W2",
            PatientsPerSecond = outcome.PatientsPerSecond,
            Epeak = outcome.PeakError,
            Threads = outcome.Threads,
            Patients = outcome.Patients,
            Lanes = outcome.Lanes,
            Seconds = outcome.MedianSeconds,
        };
    }

    private static List<PeerOutcome> Peers(BenchAsk ask)
    {
        var runner = new PeerRunner(PeerRuns.BenchFolder(), PeerRuns.ScratchFolder());
        return PeerRuns.Told(
            runner.Odeint(Math.Min(ask.Patients, OdeintPatients), threads: 1, PeerRepeats),
            runner.DeSolve(Math.Min(ask.Patients, DeSolvePatients), PeerRepeats));
    }
}
