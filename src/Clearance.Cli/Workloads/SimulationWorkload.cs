using Clearance.Cli.Bench;
using Clearance.Formulary;

namespace Clearance.Cli;

/// <summary>course: the index case's regimen for 720 days, the score of every day, against the course resolved within the day.</summary>
internal static class SimulationWorkload
{
    private const int DefaultPatients = 4096;
    private const int Repeats = 5;
    private const int ReferencePatients = 200;

    // The peers need a second for ten to twenty patients.
    private const int OdeintPatients = 64;
    private const int DeSolvePatients = 8;
    private const int PeerRepeats = 3;

    /// <summary>The workload.</summary>
    public static Workload Workload { get; } = new("course", "the index case's regimen, 720 days, every day's score", DefaultPatients, Run, Peers);

    private static BenchOutcome Run(BenchAsk ask)
    {
        CourseBenchOutcome outcome = CourseWorkload.Run(Knowledge(), ask.Patients, ask.Threads, Repeats, ReferencePatients);
        return new BenchOutcome
        {
            Workload = "course",
            PatientsPerSecond = outcome.PatientsPerSecond,
            PatientsPerSecondWithTriggers = outcome.PatientsPerSecondWithTriggers,
            PopulationSeconds = outcome.PopulationSeconds,
            EasiError = outcome.EasiErrorMax,
            EasiErrorP99 = outcome.EasiError99,
            ReferencePatients = outcome.ReferencePatients,
            Threads = outcome.Threads,
            Patients = outcome.Patients,
            Lanes = outcome.Lanes,
            Seconds = outcome.MedianSeconds,
        };
    }

    private static List<PeerOutcome> Peers(BenchAsk ask)
    {
        CourseWorkload workload = CourseWorkload.Draw(Knowledge(), Math.Min(ask.Patients, 2 * OdeintPatients), ask.Threads);
        CoursePeerRunner runner = new(workload, PeerRuns.BenchFolder(), PeerRuns.ScratchFolder());
        return PeerRuns.Told(
            runner.Odeint(Math.Min(ask.Patients, OdeintPatients), threads: 1, PeerRepeats),
            runner.DeSolve(Math.Min(ask.Patients, DeSolvePatients), PeerRepeats));
    }

    private static DrugFormulary Knowledge() =>
        DrugFormulary.Load(Path.Combine(Path.GetDirectoryName(PeerRuns.BenchFolder()) ?? ".", "knowledge")).Value
        ?? throw new BenchRefusal("The knowledge folder beside bench/ cannot be read; 'clearance drugs' says why.");
}
