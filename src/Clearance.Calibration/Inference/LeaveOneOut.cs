using System.Collections.Immutable;
using Clearance.Numerics.Random;

namespace Clearance.Calibration;

/// <summary>What the model says of a trial it has not seen.</summary>
/// <param name="Trial">The trial left out.</param>
/// <param name="ParetoK">Tail index of the weights that stand for leaving it out; below 0.7 they can be trusted.</param>
/// <param name="IsRefitted">True when the posterior was found again without the trial.</param>
/// <param name="Predictions">Predictions of all rows under draws of the posterior without the trial.</param>
public sealed record TrialLeftOut(string Trial, double ParetoK, bool IsRefitted, ImmutableArray<ImmutableArray<double>> Predictions);

/// <summary>
/// Leave-one-trial-out: a draw counts the more the worse it explains the trial that is left out. Where these weights cannot be trusted,
/// new draws are made without the trial, as in the calibration itself, from its mode.
/// </summary>
internal sealed class LeaveOneOut(Target target, Mode mode, ulong seed)
{
    private const double TrustedK = 0.7;
    private const int RefitSteps = 1;

    /// <summary>Whether weights with this tail index can be trusted.</summary>
    public static bool IsTrusted(double k) => k < TrustedK;

    /// <summary>Weights of draws of the whole posterior as if a trial had not been seen, and their tail index.</summary>
    public static (double[] Weights, double K) Weigh(TrialLikelihood likelihood, ImmutableArray<Proposal> draws, string trial)
    {
        int index = likelihood.Trials.IndexOf(trial);
        return ParetoSmoothing.Smooth(index < 0 ? new double[draws.Length] : [.. draws.Select(d => -likelihood.LogDensity(index, d.Predictions!))]);
    }

    /// <summary>Leaves a trial out.</summary>
    /// <param name="draws">Draws of the whole posterior.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="refit">New draws to make where the weights cannot be trusted; 0 keeps the weights.</param>
    public TrialLeftOut Of(ImmutableArray<Proposal> draws, string trial, int refit)
    {
        (double[] weights, double k) = Weigh(target.Likelihood, draws, trial);
        if (refit == 0 || IsTrusted(k))
        {
            int[] chosen = Resampling.Systematic(weights, draws.Length, new RandomStream(seed, $"calibration/left-out/{trial}").Uniform(0, 0));
            return new TrialLeftOut(trial, k, false, [.. chosen.Select(i => draws[i].Predictions!.ToImmutableArray())]);
        }

        TrialLikelihood without = target.Likelihood.With(new HashSet<string>(StringComparer.Ordinal) { trial });
        PosteriorSample sample = new RandomizedLikelihood(target with { Likelihood = without }, mode, seed).Sample(refit, RefitSteps);
        return new TrialLeftOut(trial, k, true, [.. sample.Draws.Select(d => d.Predictions!.ToImmutableArray())]);
    }
}
