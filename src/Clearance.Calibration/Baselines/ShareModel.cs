using System.Collections.Immutable;

namespace Clearance.Calibration;

/// <summary>A parameter of a baseline with its normal prior, on the scale it is fitted on.</summary>
/// <param name="Name">Name in messages.</param>
/// <param name="Mean">Prior mean; the fit starts here.</param>
/// <param name="Sd">Prior SD.</param>
internal sealed record ShareParameter(string Name, double Mean, double Sd);

/// <summary>
/// A baseline as a function from parameters to what a row shows as a share: a share of patients, or a mean improvement in per
/// cent of the score.
/// </summary>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Share">The share of a row between 0 and 1 for parameter values in order; null when the model has none, with the reason.</param>
internal sealed record ShareModel(ImmutableArray<ShareParameter> Parameters, Func<double[], TrialRow, (double? Share, string WhyNot)> Share)
{
    /// <summary>Whether a row is learnt from; others are only predicted, without the parameters' doubt in the interval.</summary>
    public Func<TrialRow, bool> LearnsFrom { get; init; } = _ => true;

    /// <summary>Places of the parameters that a row depends on.</summary>
    public required Func<TrialRow, ImmutableArray<int>> DependsOn { get; init; }

    /// <summary>What is assumed of rows that do not say.</summary>
    public required BaselinePriors Priors { get; init; }

    private const double Smallest = 1e-3;

    /// <summary>logit, bounded away from 0 and 1.</summary>
    public static double Logit(double share)
    {
        double p = Math.Clamp(share, Smallest, 1.0 - Smallest);
        return Math.Log(p / (1.0 - p));
    }

    /// <summary>Inverse of the logit.</summary>
    public static double Logistic(double x) => 1.0 / (1.0 + Math.Exp(-x));

    /// <summary>What a row shows as a share.</summary>
    public static double Observed(TrialRow row) => row.Value!.Value / (IsFall(row) ? -100.0 : 100.0);

    /// <summary>A share in the table's unit.</summary>
    public static double InTable(TrialRow row, double share) => share * (IsFall(row) ? -100.0 : 100.0);

    // Per cent change is negative when the score improves.
    private static bool IsFall(TrialRow row) => row.Statement!.Measure is Measure.MeanPercentChange;
}
