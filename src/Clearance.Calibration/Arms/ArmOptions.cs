using Clearance.Numerics.Lanes;

namespace Clearance.Calibration;

/// <summary>How arms are simulated.</summary>
public sealed record ArmOptions
{
    /// <summary>Candidates for each draw of the model.</summary>
    public int Patients { get; init; } = 512;

    /// <summary>Seed of everything random. The same seed gives the same candidates under every draw: common random numbers.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Lane width; the result does not depend on it.</summary>
    public LaneWidth Lanes { get; init; } = MachineLanes.Widest;

    /// <summary>
    /// True: draws simulated together get candidates of their own, so that the mean over draws is not at the mercy of one
    /// set. False: every draw has the same candidates.
    /// </summary>
    public bool OwnPatients { get; init; }
}
