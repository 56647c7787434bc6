namespace Clearance.Cli.Bench;

/// <summary>What a run of W2 measured.</summary>
public sealed record W2Outcome
{
    /// <summary>Patients in one run.</summary>
    public required int Patients { get; init; }

    /// <summary>Threads used.</summary>
    public required int Threads { get; init; }

    /// <summary>Patients in a vector.</summary>
    public required int Lanes { get; init; }

    /// <summary>Median wall time of a run, seconds.</summary>
    public required double MedianSeconds { get; init; }

    /// <summary>Largest error over the patient's peak of the same drug, against the reference of the first 20 patients.</summary>
    public required double PeakError { get; init; }

    /// <summary>Patients per second, from the median.</summary>
    public double PatientsPerSecond => Patients / MedianSeconds;
}
