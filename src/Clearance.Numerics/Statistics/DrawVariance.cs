using Clearance.Numerics.Lanes;

namespace Clearance.Numerics.Statistics;

/// <summary>
/// Variance of a mean over individuals who share draws of a model's typical values: what is not known of the typical values, and
/// the chance of a limited number of individuals (one-way random effects, weighted).
/// </summary>
/// <remarks>
/// The sum of squares between draws B = Σ W_k (m_k - m)² has the expectation a τ² + c σ², with σ² the variance within draws.
/// B ν / (a τ² + c σ²) is taken as χ² with ν degrees of freedom, ν from the scatter of the summands themselves (Satterthwaite 1946,
/// Biometrics Bull. 2:110), so that rare events and unequal draws count for fewer. The prior is even on τ² and falls off
/// beyond half the SD of the individuals: it says no more than that draws differ less than individuals do. What is
/// returned is the posterior mean of τ²: never 0 while the data cannot tell, and steady where the plain estimate jumps
/// between 0 and its largest value.
/// </remarks>
public static class DrawVariance
{
    private const int Points = 48;
    private const double PriorScale = 0.5;
    private const double Reach = 6.0;

    /// <summary>Variance within draws and the expected variance between them.</summary>
    /// <param name="Within">σ².</param>
    /// <param name="Between">Posterior mean of τ².</param>
    public readonly record struct Parts(double Within, double Between);

    /// <summary>Splits the variance of values.</summary>
    /// <param name="weights">For each draw the sum of its individuals' weights; they sum to 1. A draw without weight does not count.</param>
    /// <param name="squares">For each draw the sum of the squares of its individuals' weights.</param>
    /// <param name="sums">For each draw the weighted sum of values.</param>
    /// <param name="mean">Weighted mean of all values.</param>
    /// <param name="second">Weighted mean of their squares.</param>
    public static Parts Of(ReadOnlySpan<double> weights, ReadOnlySpan<double> squares, ReadOnlySpan<double> sums, double mean, double second)
    {
        double explained = 0.0;
        double all = 0.0;
        double draws = 0.0;
        double shares = 0.0;
        double between = 0.0;
        for (int k = 0; k < weights.Length; k++)
        {
            double w = weights[k];
            if (w > 0.0)
            {
                double m = sums[k] / w;
                explained += w * m * m;
                between += w * (m - mean) * (m - mean);
                all += squares[k];
                draws += w * w;
                shares += squares[k] / w;
            }
        }

        // Within: sum of w (y - mean of its draw)^2, freed of the degrees the draws' means took.
        double within = Math.Max(0.0, second - explained) / Math.Max(1e-12, 1.0 - shares);
        double a = 1.0 - draws;
        double total = second - (mean * mean);
        if (total < 1e-15)
        {
            return new Parts(within, 0.0);
        }

        // Where all the weight lies on one draw nothing is seen of how draws differ: what is left is the prior.
        if (a < 1e-9)
        {
            return new Parts(within, PriorScale * PriorScale * total);
        }

        double chance = within * (shares - all) / a;
        double plain = Math.Max(0.0, (between / a) - chance);
        double scatter = 0.0;
        for (int k = 0; k < weights.Length; k++)
        {
            double w = weights[k];
            if (w > 0.0)
            {
                double m = sums[k] / w;
                double expected = (w * plain * (1.0 - (2.0 * w) + draws)) + (within * ((squares[k] / w) - (2.0 * squares[k]) + (w * all)));
                double miss = (w * (m - mean) * (m - mean)) - expected;
                scatter += miss * miss;
            }
        }

        double level = a * (plain + chance);
        double most = Math.Max(1.0, 2.0 * a / draws);
        double degrees = scatter > 0.0 ? Math.Clamp(2.0 * level * level / scatter, 1.0, most) : most;
        return new Parts(within, Expected(between / a, chance, degrees, PriorScale * PriorScale * total));
    }

    // Posterior mean of τ² on a grid of τ. observed = τ² + chance but for its own error.
    private static double Expected(double observed, double chance, double degrees, double prior)
    {
        double relative = Reach * Math.Sqrt(2.0 / degrees);
        double level = Math.Max(observed, chance);
        double high = Math.Sqrt(Math.Max(1e-300, Math.Min(16.0 * prior, (level * (1.0 + relative)) - chance)));
        double low = Math.Min(Math.Sqrt(Math.Max(0.0, (level / (1.0 + relative)) - chance)), 0.5 * high);
        double step = (high - low) / Points;
        Span<double> logs = stackalloc double[Points];
        double largest = double.NegativeInfinity;
        for (int i = 0; i < Points; i++)
        {
            double tau = low + ((i + 0.5) * step);
            double expected = (tau * tau) + chance;
            logs[i] = (-0.5 * degrees * (LaneMath.Log(new Lane1(expected)).Value + (observed / expected))) - (0.5 * tau * tau / prior) + LaneMath.Log(new Lane1(tau)).Value;
            largest = Math.Max(largest, logs[i]);
        }

        double sum = 0.0;
        double weighted = 0.0;
        for (int i = 0; i < Points; i++)
        {
            double tau = low + ((i + 0.5) * step);
            double p = LaneMath.Exp(new Lane1(logs[i] - largest)).Value;
            sum += p;
            weighted += p * tau * tau;
        }

        return weighted / sum;
    }
}
