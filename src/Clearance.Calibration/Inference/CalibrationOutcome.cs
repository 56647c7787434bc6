using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Calibration;

/// <summary>What a calibration found.</summary>
public sealed record CalibrationOutcome
{
    /// <summary>Names and units of the values of a draw.</summary>
    public required ImmutableArray<DrawColumn> Columns { get; init; }

    /// <summary>Draws of the posterior, draw after draw, in the program's units.</summary>
    public required ImmutableArray<double> Values { get; init; }

    /// <summary>Predictions of every draw for every row.</summary>
    public required ImmutableArray<ImmutableArray<double>> Predictions { get; init; }

    /// <summary>Coordinates of the mode, to start another calibration at.</summary>
    public required ImmutableArray<double> ModeCoordinates { get; init; }

    /// <summary>Predictions where the search began, the centre of the priors unless another start was given.</summary>
    public required ImmutableArray<double> AtStart { get; init; }

    /// <summary>Predictions at the mode.</summary>
    public required ImmutableArray<double> AtMode { get; init; }

    /// <summary>Where each parameter came from and went to.</summary>
    public required ImmutableArray<ParameterMove> Parameters { get; init; }

    /// <summary>ln posterior density at the start and at the mode, constants left out.</summary>
    public required (double Start, double Mode) LogDensity { get; init; }

    /// <summary>The likelihood as it counted before the dispersion.</summary>
    public required TrialLikelihood Likelihood { get; init; }

    /// <summary>What the search without derivatives gained over the mode; null when it was not asked for.</summary>
    public required double? PolishGain { get; init; }

    /// <summary>Divisor of the log-likelihood: mean squared standardised residual at the mode, at least 1.</summary>
    public required double Dispersion { get; init; }

    /// <summary>Share of the steps of the draws that were taken.</summary>
    public required double StepsTaken { get; init; }

    /// <summary>Mean over the draws of their mean squared standardised residual.</summary>
    public required double Misfit { get; init; }

    /// <summary>For each trial: what is predicted without having seen it.</summary>
    public required ImmutableArray<TrialLeftOut> LeftOut { get; init; }

    /// <summary>Simulations done now, and those taken from the checkpoint.</summary>
    public required (int Simulated, int Remembered) Evaluations { get; init; }

    /// <summary>Wall time of the search for the mode and of the posterior.</summary>
    public required (TimeSpan Mode, TimeSpan Posterior) Time { get; init; }
}

/// <summary>A parameter before and after the trials.</summary>
/// <param name="Name">Name in a draw.</param>
/// <param name="Unit">Unit of the knowledge files, in which the numbers are.</param>
/// <param name="Prior">5th, 50th and 95th percentile of the prior.</param>
/// <param name="Posterior">The same of the posterior draws.</param>
/// <param name="AtMode">At the mode.</param>
public sealed record ParameterMove(
    string Name, string Unit, (double Low, double Median, double High) Prior, (double Low, double Median, double High) Posterior, double AtMode);
