using System.Collections.Immutable;

namespace Clearance.Calibration;

/// <summary>How a calibration is to be done.</summary>
public sealed record CalibrationOptions
{
    /// <summary>Seed of every random draw.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Threads; the result does not depend on it.</summary>
    public required int Threads { get; init; }

    /// <summary>Draws of the posterior to keep.</summary>
    public int Draws { get; init; } = 256;

    /// <summary>Gauss-Newton steps of the draws.</summary>
    public int Steps { get; init; } = 2;

    /// <summary>Draws to make anew where leaving a trial out cannot be shown by reweighting; 0 for none. Each takes two or three simulations.</summary>
    public int Refit { get; init; }

    /// <summary>Generations of the search without derivatives that checks the mode; 0 leaves it out.</summary>
    public int PolishGenerations { get; init; }

    /// <summary>Trials that do not count.</summary>
    public ImmutableSortedSet<string> LeftOut { get; init; } = [];

    /// <summary>Where to start the search for the mode, in coordinates; null for the centre of the priors.</summary>
    public ImmutableArray<double>? Start { get; init; }

    /// <summary>File in which simulations are kept for a stopped calibration; null for none.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>Whether to use what the checkpoint holds.</summary>
    public bool Resume { get; init; }
}
