namespace Clearance.Cli;

/// <summary>A problem that <c>bench</c> can run on the product's own code.</summary>
/// <param name="Name">Its name on the command line: "W2".</param>
/// <param name="Does">What it is, in a few words.</param>
/// <param name="DefaultPatients">Patients if none are asked for.</param>
/// <param name="Run">Runs it.</param>
/// <param name="Peers">Builds and runs other simulators on the same problem, one patient after the other on one thread; null if there are none.</param>
internal sealed record Workload(string Name, string Does, int DefaultPatients, Func<BenchAsk, BenchOutcome> Run, Func<BenchAsk, IReadOnlyList<PeerOutcome>>? Peers);

/// <summary>How a workload is to be run.</summary>
/// <param name="Patients">Virtual patients.</param>
/// <param name="Threads">Threads.</param>
internal sealed record BenchAsk(int Patients, int Threads);

/// <summary>What a workload measured. A workload that cannot run throws <see cref="BenchRefusal"/>.</summary>
internal sealed record BenchOutcome
{
    /// <summary>The workload.</summary>
    public required string Workload { get; init; }

    /// <summary>Patients per second of wall time, the median of the repeats.</summary>
    public required double PatientsPerSecond { get; init; }

    /// <summary>W2: the largest error over the patient's own peak against the reference.</summary>
    public double? Epeak { get; init; }

    /// <summary>course: the largest error of the daily mean EASI over all patients, points.</summary>
    public double? EasiError { get; init; }

    /// <summary>course: the error of the daily mean EASI that 99% of patients stay under, points.</summary>
    public double? EasiErrorP99 { get; init; }

    /// <summary>course: patients that were compared with the resolved course.</summary>
    public int? ReferencePatients { get; init; }

    /// <summary>course: patients per second with triggers and half a year of burn-in.</summary>
    public double? PatientsPerSecondWithTriggers { get; init; }

    /// <summary>course: wall seconds to draw the patients, in no other figure.</summary>
    public double? PopulationSeconds { get; init; }

    /// <summary>forecast: options compared.</summary>
    public int? Options { get; init; }

    /// <summary>forecast: wall seconds of the first forecast of the process, with what is compiled meanwhile.</summary>
    public double? FirstSeconds { get; init; }

    /// <summary>forecast: wall seconds to take in one more score and give all answers.</summary>
    public double? UpdateSeconds { get; init; }

    /// <summary>forecast: largest memory of the process until the first forecast was there, MB.</summary>
    public double? PeakMegabytes { get; init; }

    /// <summary>Threads used.</summary>
    public required int Threads { get; init; }

    /// <summary>Patients in a repeat.</summary>
    public required int Patients { get; init; }

    /// <summary>Patients in a vector.</summary>
    public required int Lanes { get; init; }

    /// <summary>Wall seconds of the median repeat.</summary>
    public required double Seconds { get; init; }
}

/// <summary>What another simulator reached on the same problem.</summary>
internal sealed record PeerOutcome
{
    /// <summary>Simulator and method: "Boost.Odeint Cash-Karp 5(4)".</summary>
    public required string Name { get; init; }

    /// <summary>Patients per second on one thread; null if it could not be run.</summary>
    public required double? PatientsPerSecond { get; init; }

    /// <summary>The error by the same measure; null if not measured.</summary>
    public required double? Error { get; init; }

    /// <summary>Our patients per second and thread over theirs; null if it could not be run.</summary>
    public double? Ratio { get; init; }

    /// <summary>Why it could not be run and what to install; null if it ran.</summary>
    public string? Missing { get; init; }
}

/// <summary>A workload that cannot be run here: one sentence with its cure.</summary>
internal sealed class BenchRefusal : Exception
{
    public BenchRefusal(string message)
        : base(message)
    {
    }

    public BenchRefusal()
    {
    }

    public BenchRefusal(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
