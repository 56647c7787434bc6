using System.Collections.Immutable;
using Clearance.Numerics.Random;

namespace Clearance.Calibration;

/// <summary>What a sampling of the posterior gave.</summary>
/// <param name="Draws">Equally probable places, each with its predictions.</param>
/// <param name="Taken">Share of the Gauss-Newton steps that were taken.</param>
/// <param name="Objective">
/// Mean over the draws of their own objective; for a linear model half the number of effective data, and a measure of how far the
/// steps have come.
/// </param>
internal sealed record PosteriorSample(ImmutableArray<Proposal> Draws, double Taken, double Objective);

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
/// centre. A step that does not lower a draw's own objective is halved, then dropped. Every random number is a function of the seed and the draw.
/// </remarks>
internal sealed class RandomizedLikelihood(Target target, Mode mode, ulong seed)
{
    private const double RegressionRidge = 20.0;

    /// <summary>Samples.</summary>
    /// <param name="draws">Draws wanted.</param>
    /// <param name="steps">Steps after the first guess, one simulation a draw each.</param>
    /// <param name="first">Number of the first draw; disjoint numbers give independent draws.</param>
    /// <param name="progress">Told the share done.</param>
    public PosteriorSample Sample(int draws, int steps, int first = 0, Action<double>? progress = null)
    {
        int n = mode.Best.Z.Length;
        WorkingData data = new(target.Likelihood, mode.Best.Predictions!);
        double[][] prior = [.. Enumerable.Range(first, draws).Select(j => Normals($"prior", j, n))];
        double[][] disturbed = [.. Enumerable.Range(first, draws).Select(j => data.Disturbed(row => Normal("row", row, j), trial => Normal("trial", trial, j)))];
        CholeskyFactor precision = Precision(data, mode.Jacobian);
        double[] atMode = target.Likelihood.Scaled(mode.Best.Predictions!);

        // Linear solution from the mode; draws that cannot live there move half the way until they can.
        Proposal[] now = Simulated([.. Enumerable.Range(0, draws).Select(j => Moved(mode.Best.Z, 1.0, Step(data, precision, mode.Jacobian, mode.Best.Z, atMode, prior[j], disturbed[j])))], mode.Best.Z);
        double[] objective = [.. now.Select((p, j) => Objective(data, p, prior[j], disturbed[j]))];
        double taken = 0.0;
        progress?.Invoke(1.0 / (steps + 1));
        for (int step = 0; step < steps; step++)
        {
            double[][] jacobian = Regressed(now);
            precision = Precision(data, jacobian);
            double[][] moves = [.. now.Select((p, j) => Step(data, precision, jacobian, p.Z, target.Likelihood.Scaled(p.Predictions!), prior[j], disturbed[j]))];

            // Full steps first, half steps later: the last ones only polish.
            double length = step == 0 ? 1.0 : 0.6;
            ImmutableArray<Proposal> tried = target.Predict([.. now.Select((p, j) => Moved(p.Z, length, moves[j]))]);
            for (int j = 0; j < draws; j++)
            {
                double reached = Objective(data, tried[j], prior[j], disturbed[j]);
                if (reached < objective[j])
                {
                    (now[j], objective[j]) = (tried[j], reached);
                    taken += 1.0 / (draws * steps);
                }
            }

            progress?.Invoke((step + 2.0) / (steps + 1));
        }

        return new PosteriorSample([.. now], taken, objective.Average());
    }

    private double Objective(WorkingData data, Proposal proposal, double[] prior, double[] disturbed)
    {
        if (proposal.Predictions is not { } predictions)
        {
            return double.PositiveInfinity;
        }

        double sum = data.Squared(target.Likelihood.Scaled(predictions), disturbed);
        for (int a = 0; a < prior.Length; a++)
        {
            sum += (proposal.Z[a] - prior[a]) * (proposal.Z[a] - prior[a]);
        }

        return 0.5 * sum;
    }

    // (I + Jᵀ R⁻¹ J)⁻¹ [(z_j - z) + Jᵀ R⁻¹ (d_j - g)].
    private static double[] Step(WorkingData data, CholeskyFactor precision, double[][] jacobian, double[] z, double[] scaled, double[] prior, double[] disturbed)
    {
        double[] score = data.Score(jacobian, [.. disturbed.Zip(scaled, (d, g) => d - g)]);
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

    // Slopes that hold over the draws: the mode's, corrected by a ridge regression of what they leave unexplained.
    private double[][] Regressed(Proposal[] draws)
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
