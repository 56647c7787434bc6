using System.Collections.Immutable;
using Clearance.Numerics.Random;

namespace Clearance.Calibration;

/// <summary>
/// Covariance matrix adaptation (Hansen, arXiv:1604.00772), started at a mode with the mode's covariance, as a check that a search
/// which uses no derivatives finds nothing better. The evolution path of the step size is whitened with the Cholesky factor.
/// </summary>
internal sealed class CmaEs(Target target, ulong seed)
{
    /// <summary>Searches around a mode.</summary>
    /// <param name="mode">Where to start, and the shape to start with.</param>
    /// <param name="generations">Generations.</param>
    /// <param name="sigma">First step as a share of the mode's SDs.</param>
    /// <returns>The best place met, the mode's own included, and its ln density.</returns>
    public (Proposal Best, double LogDensity) Polish(Mode mode, int generations, double sigma = 0.3)
    {
        int n = mode.Best.Z.Length;
        int population = 4 + (int)(3.0 * Math.Log(n));
        int parents = population / 2;
        double[] weights = [.. Enumerable.Range(1, parents).Select(i => Math.Log(parents + 0.5) - Math.Log(i))];
        double total = weights.Sum();
        weights = Array.ConvertAll(weights, w => w / total);
        double effective = 1.0 / weights.Sum(w => w * w);
        double cSigma = (effective + 2.0) / (n + effective + 5.0);
        double dSigma = 1.0 + cSigma + (2.0 * Math.Max(0.0, Math.Sqrt((effective - 1.0) / (n + 1.0)) - 1.0));
        double cPath = (4.0 + (effective / n)) / (n + 4.0 + (2.0 * effective / n));
        double cOne = 2.0 / (((n + 1.3) * (n + 1.3)) + effective);
        double cMu = Math.Min(1.0 - cOne, 2.0 * (effective - 2.0 + (1.0 / effective)) / (((n + 2.0) * (n + 2.0)) + effective));
        double expected = Math.Sqrt(n) * (1.0 - (1.0 / (4.0 * n)) + (1.0 / (21.0 * n * n)));
        double[] mean = (double[])mode.Best.Z.Clone();
        double[,] covariance = mode.Precision.Inverse();
        double[] path = new double[n], sigmaPath = new double[n];
        (Proposal best, double density) = (mode.Best, mode.LogDensity);
        for (int g = 0; g < generations; g++)
        {
            CholeskyFactor factor = CholeskyFactor.Of(covariance);
            double size = sigma;
            double[] centre = mean;
            double[][] noise = [.. Enumerable.Range(0, population).Select(i => Noise(n, (uint)i, (uint)g))];
            double[][] moves = [.. noise.Select(x => factor.Times(x))];
            ImmutableArray<Proposal> offspring = target.Predict([.. moves.Select(m => centre.Zip(m, (c, x) => c + (size * x)).ToArray())]);
            double[] densities = [.. offspring.Select(target.LogDensity)];
            int[] order = [.. Enumerable.Range(0, population).OrderByDescending(i => densities[i]).ThenBy(i => i)];
            if (densities[order[0]] > density)
            {
                (best, density) = (offspring[order[0]], densities[order[0]]);
            }

            double[] move = new double[n], white = new double[n];
            for (int r = 0; r < parents; r++)
            {
                for (int a = 0; a < n; a++)
                {
                    move[a] += weights[r] * moves[order[r]][a];
                    white[a] += weights[r] * noise[order[r]][a];
                }
            }

            for (int a = 0; a < n; a++)
            {
                mean[a] += sigma * move[a];
                sigmaPath[a] = ((1.0 - cSigma) * sigmaPath[a]) + (Math.Sqrt(cSigma * (2.0 - cSigma) * effective) * white[a]);
            }

            double length = Math.Sqrt(Target.SquaredNorm(sigmaPath));
            bool isSteady = length / Math.Sqrt(1.0 - Math.Pow(1.0 - cSigma, 2.0 * (g + 1))) < (1.4 + (2.0 / (n + 1.0))) * expected;
            for (int a = 0; a < n; a++)
            {
                path[a] = ((1.0 - cPath) * path[a]) + (isSteady ? Math.Sqrt(cPath * (2.0 - cPath) * effective) * move[a] : 0.0);
            }

            double kept = 1.0 - cOne - cMu + (isSteady ? 0.0 : cOne * cPath * (2.0 - cPath));
            for (int a = 0; a < n; a++)
            {
                for (int b = 0; b <= a; b++)
                {
                    double rank = 0.0;
                    for (int r = 0; r < parents; r++)
                    {
                        rank += weights[r] * moves[order[r]][a] * moves[order[r]][b];
                    }

                    covariance[a, b] = (kept * covariance[a, b]) + (cOne * path[a] * path[b]) + (cMu * rank);
                    covariance[b, a] = covariance[a, b];
                }
            }

            sigma *= Math.Exp(cSigma / dSigma * ((length / expected) - 1.0));
        }

        return (best, density);
    }

    private double[] Noise(int n, uint offspring, uint generation) =>
        [.. Enumerable.Range(0, n).Select(a => new RandomStream(seed, $"calibration/cma/{a}").Normal(offspring, generation))];
}
