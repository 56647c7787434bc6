using System.Collections.Immutable;
using Clearance.Numerics.Random;

namespace Clearance.Calibration;

/// <summary>How a posterior without a trial was come by.</summary>
public enum LeftOutMethod
{
    /// <summary>Draws of the whole posterior, weighted by one over the likelihood of the trial.</summary>
    Weights,

    /// <summary>The mode found again without the trial, and draws made anew from it.</summary>
    Refit,

    /// <summary>No row of the trial counted: the whole posterior has not seen it.</summary>
    Unseen,

    /// <summary>The same weights where they cannot be trusted: the figures are no prediction without the trial.</summary>
    Degenerate,
}

/// <summary>What the model says of a trial it has not seen.</summary>
/// <param name="Trial">The trial left out, with its parts: see <see cref="LeaveOneTrialOut.Family"/>.</param>
/// <param name="ParetoK">Tail index of the weights that stand for leaving it out; small when they can be trusted; minus infinity without weights.</param>
/// <param name="Method">How it was left out.</param>
/// <param name="Taken">Share of the new draws whose second simulation lowered their own objective; 1 without any.</param>
/// <param name="Predictions">Predictions of all rows under draws of the posterior without the trial.</param>
public sealed record TrialLeftOut(string Trial, double ParetoK, LeftOutMethod Method, double Taken, ImmutableArray<ImmutableArray<double>> Predictions);

/// <summary>
/// Leave-one-trial-out: a draw counts the more the worse it explains the trial that is left out. Where these weights cannot be trusted,
/// the posterior is found again: its mode climbs on from that of the calibration with the slopes regressed over all draws, and new draws are
/// made there as in the calibration. A step that is dropped leaves a draw where the linearised problem without the trial has put it.
/// </summary>
internal sealed class LeaveOneOut(Target target, Mode mode, ulong seed)
{
    private const int ModeSteps = 4;
    private const int DrawSteps = 1;

    /// <summary>
    /// Weights of draws of the whole posterior as if a trial had not been seen, and their tail index: minus infinity when none of its
    /// rows counted, so that all draws weigh alike.
    /// </summary>
    /// <param name="likelihood">The likelihood the draws have seen.</param>
    /// <param name="predictions">Predictions of its rows under each draw.</param>
    /// <param name="family">The trial with its parts.</param>
    public static (double[] Weights, double K) Weigh(TrialLikelihood likelihood, IEnumerable<double[]> predictions, string family)
    {
        int[] trials = [.. Enumerable.Range(0, likelihood.Trials.Length).Where(t => LeaveOneTrialOut.Family(likelihood.Trials[t]) == family)];
        double[] ratios = [.. predictions.Select(p => -trials.Sum(t => likelihood.LogDensity(t, p)))];
        return trials.Length == 0 || ratios.All(x => x == ratios[0])
            ? ([.. Enumerable.Repeat(1.0 / ratios.Length, ratios.Length)], double.NegativeInfinity)
            : ParetoSmoothing.Smooth(ratios);
    }

    /// <summary>Leaves a trial and its parts out.</summary>
    /// <param name="draws">Draws of the whole posterior, from number 0 on.</param>
    /// <param name="family">The trial.</param>
    /// <param name="refit">Draws to make anew where the weights cannot be trusted; 0 keeps the weights.</param>
    public TrialLeftOut Of(ImmutableArray<Proposal> draws, string family, int refit)
    {
        HashSet<string> parts = [.. target.Likelihood.Trials.Where(trial => LeaveOneTrialOut.Family(trial) == family)];
        if (!target.Likelihood.Rows.Any(row => row.Weight > 0.0 && parts.Contains(row.Trial)))
        {
            return new TrialLeftOut(family, double.NegativeInfinity, LeftOutMethod.Unseen, 1.0, [.. draws.Select(d => d.Predictions!.ToImmutableArray())]);
        }

        (double[] weights, double k) = Weigh(target.Likelihood, draws.Select(d => d.Predictions!), family);
        bool isTrusted = k < ParetoSmoothing.LargestTail(draws.Length);
        if (refit == 0 || isTrusted)
        {
            int[] chosen = Resampling.Systematic(weights, draws.Length, new RandomStream(seed, $"calibration/left-out/{family}").Uniform(0, 0));
            return new TrialLeftOut(family, k, isTrusted ? LeftOutMethod.Weights : LeftOutMethod.Degenerate, 1.0, [.. chosen.Select(i => draws[i].Predictions!.ToImmutableArray())]);
        }

        Target without = target with { Likelihood = target.Likelihood.With(parts) };
        Mode found = new ModeFinder(without).Climb(mode.Best, new RandomizedLikelihood(target, mode, seed).Slopes(draws), ModeSteps);
        PosteriorSample sample = new RandomizedLikelihood(without, found, seed).Sample(refit, DrawSteps, known: draws);
        return new TrialLeftOut(family, k, LeftOutMethod.Refit, sample.Taken, [.. sample.Draws.Select(d => d.Predictions!.ToImmutableArray())]);
    }
}
