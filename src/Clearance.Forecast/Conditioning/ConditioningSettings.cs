namespace Clearance.Forecast;

/// <summary>How particles are weighted, resampled and moved. The defaults were chosen by measured calibration (docs/forecast.md).</summary>
public sealed record ConditioningSettings
{
    /// <summary>A visit is taken in stages so that the effective sample size never falls below this share of the particles.</summary>
    public double LeastEffective { get; init; } = 0.1;

    /// <summary>After resampling particles are moved until this share of them has moved at least once ...</summary>
    public double WantedMoved { get; init; } = 0.8;

    /// <summary>... or so many times.</summary>
    public int MostMoves { get; init; } = 4;

    /// <summary>Most stages for one visit; what is left of its likelihood after them is not used, and that is said.</summary>
    public int MostStages { get; init; } = 12;

    /// <summary>Moves after which each further stage gets one only: a bound on time for hundreds of visits.</summary>
    public int MostMovesInAll { get; init; } = 120;

    /// <summary>Largest step of the first move; later ones follow the share accepted.</summary>
    public double FirstStep { get; init; } = 0.8;
}
