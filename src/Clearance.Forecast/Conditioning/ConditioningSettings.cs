namespace Clearance.Forecast;

/// <summary>How particles are weighted, resampled and moved. The defaults were chosen by measured calibration (docs/forecast.md).</summary>
public sealed record ConditioningSettings
{
    /// <summary>A visit is taken in stages so that the effective sample size never falls below this share of the particles.</summary>
    public double LeastEffective { get; init; } = 0.1;

    /// <summary>Moves after each resampling.</summary>
    public int MovesAStage { get; init; } = 4;

    /// <summary>
    /// In the end a particle that weighs less than this share of the average goes on with as small a chance, and then weighs as much: the future
    /// of thousands that hardly count is not simulated.
    /// </summary>
    public double LeastWeight { get; init; } = 0.1;

    /// <summary>Most stages for one visit; what is left of its likelihood after them is not used, and that is said.</summary>
    public int MostStages { get; init; } = 12;

    /// <summary>Moves after which each further stage gets one only: a bound on time for hundreds of visits.</summary>
    public int MostMovesInAll { get; init; } = 120;
}
