namespace Clearance.Cli.Bench;

/// <summary>What a run of the forecast workload measured. Times are wall time, seconds.</summary>
/// <param name="FirstSeconds">The first forecast of the process, from reading the files to all answers, with what is compiled meanwhile.</param>
/// <param name="MedianSeconds">A later one, the median.</param>
/// <param name="UpdateSeconds">One more score in a running session: new weights and all answers, the median.</param>
/// <param name="Options">Options compared.</param>
/// <param name="PeakMegabytes">Largest memory of the process until the first forecast was there, MB.</param>
public sealed record ForecastBenchOutcome(double FirstSeconds, double MedianSeconds, double UpdateSeconds, int Options, double PeakMegabytes);
