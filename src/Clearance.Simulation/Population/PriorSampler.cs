using Clearance.Formulary;
using Clearance.Numerics.Random;
using Clearance.Numerics.Statistics;

namespace Clearance.Simulation;

/// <summary>Draws from the prior distributions of the knowledge files, each draw a function of (seed, name, draw number, attempt).</summary>
internal static class PriorSampler
{
    // Draw numbers of one quantity are spaced so that a redraw after a rejected attempt never meets another draw.
    private const uint IndicesPerAttempt = 64;

    /// <summary>One value of a prior that stands alone.</summary>
    /// <param name="prior">The distribution; a Dirichlet component is drawn by <see cref="Dirichlet"/>.</param>
    /// <param name="stream">The quantity's stream.</param>
    /// <param name="draw">Number of the draw (of the population) or of the patient.</param>
    /// <param name="attempt">0 at first, raised when a draw was rejected as unstable.</param>
    public static double Sample(Prior prior, RandomStream stream, uint draw, uint attempt)
    {
        uint index = attempt * IndicesPerAttempt;
        return prior switch
        {
            Prior.Fixed fixedValue => fixedValue.Value,
            Prior.LogNormal p => p.Median * Math.Exp(p.Sd * stream.Normal(draw, index)),
            Prior.LogitNormal p => Logistic(Logit(p.Median) + (p.Sd * stream.Normal(draw, index))),
            Prior.Normal p => p.Mean + (p.Sd * stream.Normal(draw, index)),
            Prior.HalfNormal p => Math.Abs(p.Sd * stream.Normal(draw, index)),
            Prior.Uniform p => p.Low + ((p.High - p.Low) * stream.Uniform(draw, index)),
            Prior.Dirichlet => throw new InvalidOperationException("A Dirichlet component is drawn with its group."),
            _ => throw new InvalidOperationException($"Unknown prior {prior.GetType().Name}."),
        };
    }

    /// <summary>The value of a prior at a standard normal number: the same distribution, moved by one number that may itself be moved.</summary>
    public static double At(Prior prior, double normal) => prior switch
    {
        Prior.Fixed fixedValue => fixedValue.Value,
        Prior.LogNormal p => p.Median * Math.Exp(p.Sd * normal),
        Prior.LogitNormal p => Logistic(Logit(p.Median) + (p.Sd * normal)),
        Prior.Normal p => p.Mean + (p.Sd * normal),
        Prior.HalfNormal p => Math.Abs(p.Sd * normal),
        Prior.Uniform p => p.Low + ((p.High - p.Low) * NormalDistribution.Cdf(normal)),
        _ => throw new InvalidOperationException($"A {prior.GetType().Name} prior is not moved by one number."),
    };

    /// <summary>One vector of a Dirichlet distribution: gamma variates over their sum.</summary>
    /// <param name="concentrations">Concentration parameters.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="name">Name of the group.</param>
    /// <param name="draw">Number of the draw.</param>
    /// <param name="attempt">Attempt, see <see cref="Sample"/>.</param>
    public static double[] Dirichlet(ReadOnlySpan<double> concentrations, ulong seed, string name, uint draw, uint attempt)
    {
        double[] shares = new double[concentrations.Length];
        for (int i = 0; i < shares.Length; i++)
        {
            shares[i] = Gamma(concentrations[i], new RandomStream(seed, $"{name}/{i}"), draw, attempt * IndicesPerAttempt);
        }

        double sum = shares.Sum();
        return Array.ConvertAll(shares, share => share / sum);
    }

    /// <summary>ln(p/(1 - p)).</summary>
    public static double Logit(double p) => Math.Log(p / (1.0 - p));

    /// <summary>1/(1 + e^-x).</summary>
    public static double Logistic(double x) => 1.0 / (1.0 + Math.Exp(-x));

    // Marsaglia and Tsang 2000 (ACM Trans. Math. Softw. 26:363), with their boost for shapes below 1.
    private static double Gamma(double shape, RandomStream stream, uint draw, uint index)
    {
        if (shape < 1.0)
        {
            return Gamma(shape + 1.0, stream, draw, index) * Math.Pow(stream.Uniform(draw, index + IndicesPerAttempt - 1), 1.0 / shape);
        }

        double d = shape - (1.0 / 3.0);
        double c = 1.0 / Math.Sqrt(9.0 * d);
        for (uint trial = 0; ; trial += 2)
        {
            double x = stream.Normal(draw, index + trial);
            double v = Math.Pow(1.0 + (c * x), 3.0);
            double u = stream.Uniform(draw, index + trial + 1);
            if (v > 0.0 && Math.Log(u) < (0.5 * x * x) + (d * (1.0 - v + Math.Log(v))))
            {
                return d * v;
            }
        }
    }
}
