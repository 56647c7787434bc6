using System.Collections.Immutable;

namespace Clearance.Consult;

/// <summary>The result of <c>calibrate</c>, schema clearance.calibration/1.</summary>
public sealed record CalibrationResult
{
    /// <summary>The schema of this record.</summary>
    public const string CurrentSchema = "clearance.calibration/1";

    /// <summary>"clearance.calibration/1".</summary>
    public required string Schema { get; init; }

    /// <summary>Seed of every random draw.</summary>
    public required ulong Seed { get; init; }

    /// <summary>verified or all.</summary>
    public required string Rows { get; init; }

    /// <summary>Rows that counted.</summary>
    public required int RowCount { get; init; }

    /// <summary>Trials left out on purpose.</summary>
    public required ImmutableArray<string> LeftOut { get; init; }

    /// <summary>Draws kept.</summary>
    public required int Draws { get; init; }

    /// <summary>ln posterior density at the centre of the priors, constants left out.</summary>
    public required double LogDensityAtPriors { get; init; }

    /// <summary>ln posterior density at the mode.</summary>
    public required double LogDensityAtMode { get; init; }

    /// <summary>What a search without derivatives gained over the mode; null when not asked for.</summary>
    public required double? PolishGain { get; init; }

    /// <summary>Mean squared standardised residual at the mode, at least 1; it divides the log-likelihood.</summary>
    public required double Dispersion { get; init; }

    /// <summary>Share of the steps of the draws that were taken.</summary>
    public required double StepsTaken { get; init; }

    /// <summary>Mean over the draws of their mean squared standardised residual.</summary>
    public required double Misfit { get; init; }

    /// <summary>Error by class of row.</summary>
    public required ImmutableArray<ClassFit> Classes { get; init; }

    /// <summary>Every row, worst first.</summary>
    public required ImmutableArray<RowFit> Fits { get; init; }

    /// <summary>Parameters before and after.</summary>
    public required ImmutableArray<ParameterFit> Parameters { get; init; }

    /// <summary>Leave-one-trial-out, trial by trial, worst first.</summary>
    public required ImmutableArray<TrialInfluence> Trials { get; init; }

    /// <summary>Leave-one-trial-out, row by row.</summary>
    public required ImmutableArray<LeftOutRow> LeftOutRows { get; init; }
}

/// <summary>How far a class of rows is met: mean of the draws against what was published.</summary>
/// <param name="Class">placebo, biologic, jak_inhibitor, with_topical_steroid, withdrawal, switch.</param>
/// <param name="What">What is counted: all shares of patients, or EASI-75 and IGA 0/1 at weeks 12 to 16.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="MeanAbsoluteError">Percentage points.</param>
/// <param name="MeanError">Predicted less observed, percentage points.</param>
public sealed record ClassFit(string Class, string What, int Rows, double MeanAbsoluteError, double MeanError);

/// <summary>One row.</summary>
public sealed record RowFit
{
    /// <summary>Trial.</summary>
    public required string Trial { get; init; }

    /// <summary>Arm.</summary>
    public required string Arm { get; init; }

    /// <summary>Endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Week as the table writes it.</summary>
    public required string Week { get; init; }

    /// <summary>Class of the row.</summary>
    public required string Class { get; init; }

    /// <summary>Whether it counted.</summary>
    public required bool Counted { get; init; }

    /// <summary>Whether it is a share of patients in per cent.</summary>
    public required bool IsShare { get; init; }

    /// <summary>Published.</summary>
    public required double Observed { get; init; }

    /// <summary>At the centre of the priors.</summary>
    public required double Prior { get; init; }

    /// <summary>Mean of the draws.</summary>
    public required double Predicted { get; init; }

    /// <summary>5th percentile of the draws; no sampling error in it.</summary>
    public required double Low { get; init; }

    /// <summary>95th percentile.</summary>
    public required double High { get; init; }

    /// <summary>Error over its SD from sampling, simulation and the spread of trials.</summary>
    public required double Standardised { get; init; }
}

/// <summary>A parameter in the unit of the knowledge files: 5th, 50th and 95th percentile.</summary>
public sealed record ParameterFit(
    string Name, string Unit, double PriorLow, double Prior, double PriorHigh, double Low, double Median, double High, double AtMode);

/// <summary>How a trial is predicted by a model that has not seen it.</summary>
/// <param name="Trial">Trial, its parts with it.</param>
/// <param name="ParetoK">Tail index of the weights without it; null when none of its rows counted.</param>
/// <param name="Method">weights, refit or unseen.</param>
/// <param name="StepsTaken">Share of the steps of a refit that lowered the draw's own objective.</param>
/// <param name="Rows">Its verified rows that are shares of patients.</param>
/// <param name="MeanAbsoluteError">Percentage points, not having seen the trial.</param>
/// <param name="MeanError">Predicted less observed.</param>
/// <param name="Inside">Share of all its verified rows inside the 95% interval.</param>
/// <param name="MeanAbsoluteErrorSeen">Percentage points, having seen it.</param>
public sealed record TrialInfluence(
    string Trial, double? ParetoK, string Method, double StepsTaken, int Rows, double? MeanAbsoluteError, double? MeanError, double? Inside, double? MeanAbsoluteErrorSeen);

/// <summary>A row predicted without its trial.</summary>
public sealed record LeftOutRow(
    string Trial, string Arm, string Endpoint, string Week, string Class, string Status, double Observed, double Predicted, double Median, double Low95, double High95, bool Inside, double? ParetoK, string Method);

/// <summary>How the calibration went on this machine; never part of the result.</summary>
/// <param name="ModeTime">Wall time of the search for the mode.</param>
/// <param name="PosteriorTime">Wall time of the posterior.</param>
/// <param name="Simulated">Proposals simulated now.</param>
/// <param name="Remembered">Proposals taken from the checkpoint or met before.</param>
public sealed record CalibrationInfo(TimeSpan ModeTime, TimeSpan PosteriorTime, int Simulated, int Remembered)
{
    /// <summary>Proposals simulated a second.</summary>
    public double ProposalsPerSecond => Simulated / Math.Max(1e-9, (ModeTime + PosteriorTime).TotalSeconds);
}
