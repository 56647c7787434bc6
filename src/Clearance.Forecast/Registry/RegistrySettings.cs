namespace Clearance.Forecast;

/// <summary>What is wrong on purpose with the model that forecasts a simulated registry.</summary>
public enum RegistryFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It has no triggers that fluctuate.</summary>
    NoProcessNoise,

    /// <summary>It takes every drug for ten times as potent in skin.</summary>
    WrongPotency,
}

/// <summary>When the courses of a registry are forecast.</summary>
public enum RegistryQuestion
{
    /// <summary>At a random time of a long treatment.</summary>
    AnyTime,

    /// <summary>
    /// On the day a JAK inhibitor begins that the patient never had: nothing seen tells how it acts in this patient, so the forecast rests
    /// on what the model holds of its potency.
    /// </summary>
    NewJakInhibitor,
}

/// <summary>A registry of simulated courses on which forecasts are tested.</summary>
public sealed record RegistrySettings
{
    /// <summary>Number of courses, eight to a treatment plan.</summary>
    public int Courses { get; init; } = 2000;

    /// <summary>Particles of each forecast.</summary>
    public int Particles { get; init; } = 512;

    /// <summary>Seed of the registry and of the forecasts.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads; no result depends on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>What is wrong with the forecasting model.</summary>
    public RegistryFault Fault { get; init; } = RegistryFault.None;

    /// <summary>When the courses are forecast.</summary>
    public RegistryQuestion Question { get; init; } = RegistryQuestion.AnyTime;

    /// <summary>How particles are chosen.</summary>
    public ConditioningSettings Conditioning { get; init; } = new();
}
