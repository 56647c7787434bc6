using System.Collections.Immutable;
using Clearance.Numerics.Random;

namespace Clearance.Calibration;

/// <summary>What a sampling of the posterior gave.</summary>
/// <param name="Draws">Equally probable places, each with its predictions.</param>
/// <param name="Taken">Share of the Gauss-Newton steps that were taken.</param>
internal sealed record PosteriorSample(ImmutableArray<Proposal> Draws, double Taken);

/// <summary>
/// Draws from the posterior by randomized maximum likelihood (Oliver, He and Reynolds 1996; Chen and Oliver, Math. Geosci. 44:1,
/// 2012): every draw has priors and data of its own, disturbed by their own uncertainty, and is the mode under these.
/// </summary>
/// <remarks>
/// A draw j minimises |z - z_j|²/2 + |g(z) - d_j|²/2 under the covariance of the data, with z_j from the prior and d_j from the data's
/// error (sampling, the trial's shared shift, weights and dispersion as in the likelihood). Where the model is linear in z these are exact
/// draws; where it bends they still go where the data allow, which importance weights in eighty dimensions do not achieve (tried:
/// 3 effective draws of 512). The first guess is the solution of the linearised problem at the mode; each further step uses slopes
/// regressed over the draws themselves on top of the mode's, so that they hold over the width of the posterior and not only at its
/// centre. A step that does not lower a draw's own objective is shortened, then dropped. Every random number is a function of the seed and the draw.
/// </remarks>
internal sealed class RandomizedLikelihood(Target target, Mode mode, ulong seed)
{
    private const double RegressionRidge = 20.0;

    /// <summary>Samples.</summary>
    /// <param name="draws">Draws wanted.</param>
    /// <param name="steps">Steps after the first guess, one simulation a draw each.</param>
    /// <param name="known">Further places with predictions from which slopes are regressed: few draws alone would not do.</param>
    /// <param name="progress">Told the share done.</param>
    public PosteriorSample Sample(int draws, int steps, ImmutableArray<Proposal> known = default, Action<double>? progress = null)
    {
        ImmutableArray<Proposal> others = known.IsDefault ? [] : known;
        OwnProblems own = Problems(draws);
        CholeskyFactor precision = Precision(own.Data, mode.Jacobian);
        double[] atMode = target.Likelihood.Scaled(mode.Best.Predictions!);

        // Linear solution from the mode; draws that cannot live there move half the way until they can.
        Proposal[] now = Simulated([.. Enumerable.Range(0, draws).Select(j => Moved(mode.Best.Z, 1.0, Step(own, precision, mode.Jacobian, mode.Best.Z, atMode, j)))], mode.Best.Z);
        double[] objective = [.. now.Select((p, j) => Objective(own, p, j))];
        double taken = 0.0;
        progress?.Invoke(1.0 / (steps + 1));
        for (int step = 0; step < steps; step++)
        {
            // Full steps first, and a short one for whom that was too far; later ones only polish.
            ReadOnlySpan<double> lengths = step == 0 ? [1.0, 0.4] : [0.6];
            taken += Improve(own, now, objective, Slopes([.. others, .. now]), lengths) / (double)(draws * steps);
            progress?.Invoke((step + 2.0) / (steps + 1));
        }

        return new PosteriorSample([.. now], taken);
    }

    // One Gauss-Newton step of every draw; lengths are tried in turn by those whose own objective the last did not lower.
    private int Improve(OwnProblems own, Proposal[] now, double[] objective, double[][] jacobian, ReadOnlySpan<double> lengths)
    {
        CholeskyFactor precision = Precision(own.Data, jacobian);
        double[][] moves = [.. now.Select((p, j) => Step(own, precision, jacobian, p.Z, target.Likelihood.Scaled(p.Predictions!), j))];
        int[] waiting = [.. Enumerable.Range(0, now.Length)];
        int taken = 0;
        foreach (double length in lengths)
        {
            double by = length;
            ImmutableArray<Proposal> tried = target.Predict([.. waiting.Select(j => Moved(now[j].Z, by, moves[j]))]);
            List<int> refused = [];
            foreach ((int j, Proposal proposal) in waiting.Zip(tried))
            {
                double reached = Objective(own, proposal, j);
                if (reached < objective[j])
                {
                    (now[j], objective[j]) = (proposal, reached);
                    taken++;
                }
                else
                {
                    refused.Add(j);
                }
            }

            waiting = [.. refused];
        }

        return taken;
    }

    // What each draw has to solve; its number alone decides.
    private OwnProblems Problems(int draws)
    {
        WorkingData data = new(target.Likelihood, mode.Best.Predictions!);
        return new OwnProblems(
            data,
            [.. Enumerable.Range(0, draws).Select(j => Normals("prior", j, mode.Best.Z.Length))],
            [.. Enumerable.Range(0, draws).Select(j => data.Disturbed(row => Normal("row", row, j), trial => Normal("trial", trial, j)))]);
    }

    private sealed record OwnProblems(WorkingData Data, double[][] Prior, double[][] Disturbed);

    private double Objective(OwnProblems own, Proposal proposal, int draw)
    {
        if (proposal.Predictions is not { } predictions)
        {
            return double.PositiveInfinity;
        }

        double[] prior = own.Prior[draw];
        double sum = own.Data.Squared(target.Likelihood.Scaled(predictions), own.Disturbed[draw]);
        for (int a = 0; a < prior.Length; a++)
        {
            sum += (proposal.Z[a] - prior[a]) * (proposal.Z[a] - prior[a]);
        }

        return 0.5 * sum;
    }

    // (I + Jᵀ R⁻¹ J)⁻¹ [(z_j - z) + Jᵀ R⁻¹ (d_j - g)].
    private static double[] Step(OwnProblems own, CholeskyFactor precision, double[][] jacobian, double[] z, double[] scaled, int draw)
    {
        double[] prior = own.Prior[draw];
        double[] score = own.Data.Score(jacobian, [.. own.Disturbed[draw].Zip(scaled, (d, g) => d - g)]);
        for (int a = 0; a < score.Length; a++)
        {
            score[a] += prior[a] - z[a];
        }

        return precision.Solve(score);
    }

    private static CholeskyFactor Precision(WorkingData data, double[][] jacobian)
    {
        double[,] information = data.Information(jacobian);
        for (int a = 0; a < information.GetLength(0); a++)
        {
            information[a, a] += 1.0;
        }

        return CholeskyFactor.Of(information);
    }

    /// <summary>Slopes that hold over draws: the mode's, corrected by a ridge regression of what they leave unexplained.</summary>
    public double[][] Slopes(ImmutableArray<Proposal> draws)
    {
        int n = mode.Best.Z.Length;
        double[] middle = [.. Enumerable.Range(0, n).Select(a => draws.Average(d => d.Z[a]))];
        double[][] scaled = [.. draws.Select(d => target.Likelihood.Scaled(d.Predictions!))];
        double[,] gram = new double[n, n];
        for (int a = 0; a < n; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                gram[a, b] = draws.Sum(d => (d.Z[a] - middle[a]) * (d.Z[b] - middle[b])) + (a == b ? RegressionRidge : 0.0);
            }
        }

        CholeskyFactor factor = CholeskyFactor.Of(gram);
        double[][] slopes = new double[mode.Jacobian.Length][];
        for (int i = 0; i < slopes.Length; i++)
        {
            double[] j = mode.Jacobian[i];
            double mean = scaled.Average(s => s[i]);
            double[] right = new double[n];
            for (int d = 0; d < draws.Length; d++)
            {
                double unexplained = scaled[d][i] - mean;
                for (int a = 0; a < n; a++)
                {
                    unexplained -= j[a] * (draws[d].Z[a] - middle[a]);
                }

                for (int a = 0; a < n; a++)
                {
                    right[a] += unexplained * (draws[d].Z[a] - middle[a]);
                }
            }

            double[] correction = factor.Solve(right);
            slopes[i] = [.. j.Zip(correction, (slope, more) => slope == 0.0 ? 0.0 : slope + more)];
        }

        return slopes;
    }

    private Proposal[] Simulated(double[][] places, double[] home)
    {
        Proposal[] all = [.. target.Predict([.. places])];
        for (int attempt = 0; attempt < 8; attempt++)
        {
            int[] dead = [.. Enumerable.Range(0, all.Length).Where(j => all[j].Predictions is null)];
            if (dead.Length == 0)
            {
                break;
            }

            ImmutableArray<Proposal> nearer = target.Predict([.. dead.Select(j => all[j].Z.Zip(home, (z, m) => 0.5 * (z + m)).ToArray())]);
            for (int k = 0; k < dead.Length; k++)
            {
                all[dead[k]] = nearer[k];
            }
        }

        return [.. all.Select(p => p.Predictions is null ? mode.Best : p)];
    }

    private static double[] Moved(double[] z, double length, double[] move) => [.. z.Zip(move, (x, m) => x + (length * m))];

    private double[] Normals(string what, int draw, int count) => [.. Enumerable.Range(0, count).Select(a => Normal(what, a, draw))];

    private double Normal(string what, int index, int draw) => new RandomStream(seed, $"calibration/{what}").Normal((uint)draw, (uint)index);
}
