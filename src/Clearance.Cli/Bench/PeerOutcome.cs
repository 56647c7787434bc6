namespace Clearance.Cli.Bench;

/// <summary>What a peer measured on the same problem, or why it could not be run.</summary>
/// <param name="Name">The peer.</param>
/// <param name="PatientsPerSecond">Patients per second, from the peer's own median; null when it was not run.</param>
/// <param name="PeakError">Its error as the workload defines it; null when it was not run.</param>
/// <param name="Line">The line the peer printed, or the reason and its cure.</param>
public sealed record PeerOutcome(string Name, double? PatientsPerSecond, double? PeakError, string Line);
