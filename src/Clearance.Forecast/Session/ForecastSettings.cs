namespace Clearance.Forecast;

/// <summary>How a forecast is computed.</summary>
public sealed record ForecastSettings
{
    /// <summary>Number of particles.</summary>
    public int Particles { get; init; } = 4096;

    /// <summary>Seed of every random draw.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads; no result depends on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Weeks looked ahead.</summary>
    public int Weeks { get; init; } = 104;

    /// <summary>How particles are chosen.</summary>
    public ConditioningSettings Conditioning { get; init; } = new();
}
