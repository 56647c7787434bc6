using System.Collections.Immutable;
using Clearance.Numerics.Random;

namespace Clearance.Calibration;

/// <summary>What a sampling of the posterior gave.</summary>
/// <param name="Draws">Equally probable places, each with its predictions.</param>
/// <param name="EffectiveDraws">Effective number of proposals behind the resampling.</param>
/// <param name="ParetoK">Tail index of the importance weights; at 0.7 or above the moves, not the weights, carry the result.</param>
/// <param name="Moves">Rounds of moves made after resampling.</param>
/// <param name="Accepted">Share of proposed moves that were taken.</param>
/// <param name="Distinct">Number of different places among the draws.</param>
internal sealed record PosteriorSample(
    ImmutableArray<Proposal> Draws, double EffectiveDraws, double ParetoK, int Moves, double Accepted, int Distinct);

/// <summary>
/// Draws from the posterior: proposals from the normal distribution at the mode, importance resampling, then moves that leave the
/// posterior unchanged.
/// </summary>
/// <remarks>
/// The moves are preconditioned Crank-Nicolson steps with the mode's normal distribution q as reference (Cotter, Roberts, Stuart
/// and White, Statist. Sci. 28:424, 2013): z' = m + √(1 - s²)(z - m) + s ξ with ξ from q, taken with probability min(1, w(z')/w(z)),
/// w = posterior/q. Directions the data say nothing about are proposed from the prior and always fit, so many dimensions do no harm.
/// Every random number is a function of the seed, the draw and the round.
/// </remarks>
internal sealed class PosteriorSampler(Target target, Mode mode, ulong seed)
{
    private const double TrustedK = 0.7;

    /// <summary>Samples.</summary>
    /// <param name="proposals">Proposals of the importance step.</param>
    /// <param name="draws">Draws wanted.</param>
    /// <param name="moves">Rounds of moves.</param>
    /// <param name="inflation">Factor on the SDs of the proposal; a little above 1 keeps tails covered.</param>
    /// <param name="progress">Told the share done.</param>
    public PosteriorSample Sample(int proposals, int draws, int moves, double inflation = 1.0, Action<double>? progress = null)
    {
        double rounds = moves + ((double)proposals / draws);
        ImmutableArray<Proposal> proposed = target.Predict([.. Enumerable.Range(0, proposals).Select(i => From(Noise(i, "proposal", 0), inflation))]);
        progress?.Invoke((double)proposals / draws / rounds);
        double[] logWeights = [.. proposed.Select(p => LogWeight(p, inflation))];
        (double[] weights, double k) = ParetoSmoothing.Smooth(logWeights);
        Proposal[] now = [.. Resampling.Systematic(weights, draws, new RandomStream(seed, "calibration/resample").Uniform(0, 0)).Select(i => proposed[i])];
        double accepted = 0.0;

        // A quarter of the moves adapts the step to a middling rate of acceptance and is not counted; the rest keeps it fixed.
        double step = 0.4;
        int warm = moves / 4;
        double[] current = [.. now.Select(p => LogWeight(p, 1.0))];
        for (int round = 0; round < moves; round++)
        {
            double size = step;
            ImmutableArray<Proposal> moved = target.Predict([.. now.Select((p, i) => Moved(p.Z, Noise(i, "move", round), size))]);
            int taken = 0;
            for (int i = 0; i < now.Length; i++)
            {
                double weight = LogWeight(moved[i], 1.0);
                double u = new RandomStream(seed, "calibration/accept").Uniform((uint)i, (uint)round);
                if (Math.Log(u) < weight - current[i])
                {
                    (now[i], current[i]) = (moved[i], weight);
                    taken++;
                }
            }

            double rate = (double)taken / now.Length;
            if (round < warm)
            {
                step = Math.Clamp(step * Math.Exp(2.0 * (rate - 0.3)), 0.02, 1.0);
            }
            else
            {
                accepted += rate / (moves - warm);
            }

            progress?.Invoke(((double)proposals / draws + round + 1) / rounds);
        }

        int distinct = now.Select(p => p.Z).Distinct(ReferenceEqualityComparer.Instance).Count();
        return new PosteriorSample([.. now], ParetoSmoothing.EffectiveDraws(weights), k, moves, accepted, distinct);
    }

    /// <summary>Whether importance weights with this index can be trusted without moves.</summary>
    public static bool IsTrusted(double k) => k < TrustedK;

    // z = m + inflation L⁻ᵀ noise has precision L Lᵀ / inflation².
    private double[] From(double[] noise, double inflation) =>
        [.. mode.Best.Z.Zip(mode.Precision.SolveUpper(noise), (m, x) => m + (inflation * x))];

    private double[] Moved(double[] z, double[] noise, double step)
    {
        double keep = Math.Sqrt(1.0 - (step * step));
        double[] fresh = mode.Precision.SolveUpper(noise);
        double[] moved = new double[z.Length];
        for (int a = 0; a < z.Length; a++)
        {
            moved[a] = mode.Best.Z[a] + (keep * (z[a] - mode.Best.Z[a])) + (step * fresh[a]);
        }

        return moved;
    }

    private double[] Noise(int draw, string what, int round) =>
        [.. Enumerable.Range(0, mode.Best.Z.Length).Select(a => new RandomStream(seed, $"calibration/{what}/{a}").Normal((uint)draw, (uint)round))];

    // ln of posterior over proposal density, constants left out.
    private double LogWeight(Proposal proposal, double inflation)
    {
        double density = target.LogDensity(proposal);
        if (double.IsNegativeInfinity(density))
        {
            return density;
        }

        // |Lᵀ (z - m)|² is the squared distance under the precision L Lᵀ.
        double[] off = [.. proposal.Z.Zip(mode.Best.Z, (z, m) => z - m)];
        return density + (0.5 * Target.SquaredNorm(mode.Precision.TransposeTimes(off)) / (inflation * inflation));
    }
}
