using System.Collections.Immutable;
using Clearance.Numerics.Random;

namespace Clearance.Calibration;

/// <summary>What a sampling of the posterior gave.</summary>
/// <param name="Draws">Equally probable places, each with its predictions.</param>
/// <param name="EffectiveDraws">Effective number of proposals behind the resampling.</param>
/// <param name="ParetoK">Tail index of the importance weights; at 0.7 or above the moves, not the weights, carry the result.</param>
/// <param name="Accepted">Share of proposed moves that were taken.</param>
/// <param name="Distinct">Number of different places among the draws.</param>
internal sealed record PosteriorSample(ImmutableArray<Proposal> Draws, double EffectiveDraws, double ParetoK, double Accepted, int Distinct);

/// <summary>
/// Draws from the posterior: many cheap steps on the emulator's posterior, importance resampling of their ends by simulation, then moves
/// that leave the posterior unchanged.
/// </summary>
/// <remarks>
/// A cheap step is a preconditioned Crank-Nicolson move with the mode's normal distribution q as reference (Cotter, Roberts, Stuart and
/// White, Statist. Sci. 28:424, 2013): z' = m + √(1 - s²)(z - m) + s ξ, ξ from q, taken with probability min(1, w(z')/w(z)), w = emulator/q.
/// Directions the data say nothing about are proposed from the prior and always fit, so many dimensions do no harm. A move is a
/// run of cheap steps, then taken with the ratio of posterior to emulator (delayed acceptance: Christen and Fox, J. Comput.
/// Graph. Stat. 14:795, 2005); a run of reversible steps is reversible, so the posterior is left as it is. Every random number is a
/// function of the seed, the draw and the step.
/// </remarks>
internal sealed class PosteriorSampler
{
    private const double TrustedK = 0.7;
    private const double StepSize = 0.35;
    private readonly Target _target;
    private readonly Mode _mode;
    private readonly QuadraticEmulator _emulator;
    private readonly ulong _seed;
    private readonly int _threads;
    private readonly RandomStream[] _noise, _start;
    private readonly RandomStream _accept, _cheapAccept;

    public PosteriorSampler(Target target, Mode mode, QuadraticEmulator emulator, ulong seed, int threads = 1)
    {
        (_target, _mode, _emulator, _seed, _threads) = (target, mode, emulator, seed, threads);
        int n = mode.Best.Z.Length;
        _noise = [.. Enumerable.Range(0, n).Select(a => new RandomStream(seed, $"calibration/step/{a}"))];
        _start = [.. Enumerable.Range(0, n).Select(a => new RandomStream(seed, $"calibration/start/{a}"))];
        _accept = new RandomStream(seed, "calibration/accept");
        _cheapAccept = new RandomStream(seed, "calibration/cheap");
    }

    /// <summary>Whether importance weights with this index can be trusted without moves.</summary>
    public static bool IsTrusted(double k) => k < TrustedK;

    /// <summary>Samples.</summary>
    /// <param name="proposals">Simulations of the importance step.</param>
    /// <param name="draws">Draws wanted.</param>
    /// <param name="moves">Rounds of moves, each one simulation a draw.</param>
    /// <param name="steps">Cheap steps before the importance step; half as many in a move.</param>
    /// <param name="progress">Told the share done.</param>
    public PosteriorSample Sample(int proposals, int draws, int moves, int steps = 120, Action<double>? progress = null)
    {
        double whole = ((double)proposals / draws) + moves;
        double[][] ends = new double[proposals][];
        ForEach(proposals, i => ends[i] = Walk(Start(i), i, 0, steps));
        ImmutableArray<Proposal> proposed = Predict(ends, share => progress?.Invoke(share * proposals / draws / whole));
        double[] logWeights = [.. proposed.Select(LogWeight)];
        (double[] weights, double k) = ParetoSmoothing.Smooth(logWeights);
        int[] chosen = Resampling.Systematic(weights, draws, new RandomStream(_seed, "calibration/resample").Uniform(0, 0));
        Proposal[] now = [.. chosen.Select(i => proposed[i])];
        double[] current = [.. chosen.Select(i => logWeights[i])];
        double accepted = 0.0;
        for (int round = 0; round < moves; round++)
        {
            int first = steps + (round * (steps / 2));
            double[][] next = new double[draws][];
            ForEach(draws, i => next[i] = Walk(now[i].Z, i, first, steps / 2));
            double done = ((double)proposals / draws) + round;
            ImmutableArray<Proposal> moved = Predict(next, share => progress?.Invoke((done + share) / whole));
            for (int i = 0; i < draws; i++)
            {
                double weight = LogWeight(moved[i]);
                if (Math.Log(_accept.Uniform((uint)i, (uint)round)) < weight - current[i])
                {
                    (now[i], current[i]) = (moved[i], weight);
                    accepted += 1.0 / (draws * moves);
                }
            }
        }

        int distinct = now.Select(p => p.Z).Distinct(ReferenceEqualityComparer.Instance).Count();
        return new PosteriorSample([.. now], ParetoSmoothing.EffectiveDraws(weights), k, accepted, distinct);
    }

    private double[] Start(int draw) => Shifted(1.0, [.. _start.Select(s => s.Normal((uint)draw, 0))]);

    // Cheap steps from a place, on the emulator's posterior.
    private double[] Walk(double[] from, int draw, int first, int steps)
    {
        double[] z = from;
        double current = CheapWeight(z);
        double keep = Math.Sqrt(1.0 - (StepSize * StepSize));
        for (int s = first; s < first + steps; s++)
        {
            double[] fresh = Shifted(StepSize, [.. _noise.Select(stream => stream.Normal((uint)draw, (uint)s))]);
            for (int a = 0; a < fresh.Length; a++)
            {
                fresh[a] += keep * (z[a] - _mode.Best.Z[a]);
            }

            double weight = CheapWeight(fresh);
            if (Math.Log(_cheapAccept.Uniform((uint)draw, (uint)s)) < weight - current)
            {
                (z, current) = (fresh, weight);
            }
        }

        return z;
    }

    // m + scale L⁻ᵀ noise has precision L Lᵀ / scale².
    private double[] Shifted(double scale, double[] noise) => [.. _mode.Best.Z.Zip(_mode.Precision.SolveUpper(noise), (m, x) => m + (scale * x))];

    // ln of the emulator's posterior over q; |Lᵀ (z - m)|² is the squared distance under the precision L Lᵀ.
    private double CheapWeight(double[] z)
    {
        double[] off = [.. z.Zip(_mode.Best.Z, (x, m) => x - m)];
        return _emulator.LogDensity(z) + (0.5 * Target.SquaredNorm(_mode.Precision.TransposeTimes(off)));
    }

    // ln of posterior over emulator.
    private double LogWeight(Proposal proposal) =>
        _target.LogDensity(proposal) is var density && double.IsNegativeInfinity(density) ? density : density - _emulator.LogDensity(proposal.Z);

    private ImmutableArray<Proposal> Predict(double[][] places, Action<double> progress)
    {
        // In parts, so that progress shows and a stop loses little.
        ImmutableArray<Proposal>.Builder all = ImmutableArray.CreateBuilder<Proposal>(places.Length);
        const int part = 64;
        for (int first = 0; first < places.Length; first += part)
        {
            all.AddRange(_target.Predict([.. places[first..Math.Min(first + part, places.Length)]]));
            progress((double)all.Count / places.Length);
        }

        return all.MoveToImmutable();
    }

    private void ForEach(int count, Action<int> body) => Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = _threads }, body);
}
