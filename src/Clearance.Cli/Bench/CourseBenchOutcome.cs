namespace Clearance.Cli.Bench;

/// <summary>What a run of the course workload measured. Drawing the population is not part of any time here but its own.</summary>
public sealed record CourseBenchOutcome
{
    /// <summary>Patients in one run.</summary>
    public required int Patients { get; init; }

    /// <summary>Threads used.</summary>
    public required int Threads { get; init; }

    /// <summary>Patients in a vector.</summary>
    public required int Lanes { get; init; }

    /// <summary>Without triggers: median wall time of a run, seconds.</summary>
    public required double MedianSeconds { get; init; }

    /// <summary>With triggers and half a year of burn-in: median wall time of a run, seconds.</summary>
    public required double MedianSecondsWithTriggers { get; init; }

    /// <summary>Seconds it took to draw the population, not counted above.</summary>
    public required double PopulationSeconds { get; init; }

    /// <summary>Without triggers: patients run again in quarter days because their error estimate was too large.</summary>
    public required int RunFiner { get; init; }

    /// <summary>Patients compared with the course resolved within the day.</summary>
    public required int ReferencePatients { get; init; }

    /// <summary>Largest error of a daily mean EASI of any of them, points.</summary>
    public required double EasiErrorMax { get; init; }

    /// <summary>99th percentile over the patients of the largest error over the days, points.</summary>
    public required double EasiError99 { get; init; }

    /// <summary>Patients per second, from the median, without triggers.</summary>
    public double PatientsPerSecond => Patients / MedianSeconds;

    /// <summary>Patients per second, from the median, with triggers.</summary>
    public double PatientsPerSecondWithTriggers => Patients / MedianSecondsWithTriggers;
}
