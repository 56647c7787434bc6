using System.Collections.Immutable;

namespace Clearance.Calibration;

/// <summary>Weights of the posterior draws as if one trial had not been seen.</summary>
/// <param name="Trial">The trial left out.</param>
/// <param name="Weights">Weights of the draws, sum 1.</param>
/// <param name="ParetoK">Below 0.7 the weights can be trusted; otherwise the posterior has to be found again.</param>
internal sealed record LeftOut(string Trial, ImmutableArray<double> Weights, double ParetoK);

/// <summary>Leave-one-trial-out by importance: a draw counts the more the worse it explains the trial that is left out.</summary>
internal static class LeaveOneOut
{
    /// <summary>Reweights the draws for one trial.</summary>
    /// <param name="likelihood">The likelihood of the calibration.</param>
    /// <param name="draws">Draws of the posterior.</param>
    /// <param name="trial">The trial.</param>
    public static LeftOut Of(TrialLikelihood likelihood, ImmutableArray<Proposal> draws, string trial)
    {
        int index = likelihood.Trials.IndexOf(trial);
        double[] logRatios = index < 0
            ? new double[draws.Length]
            : [.. draws.Select(d => -likelihood.LogDensity(index, d.Predictions!))];
        (double[] weights, double k) = ParetoSmoothing.Smooth(logRatios);
        return new LeftOut(trial, [.. weights], k);
    }
}
