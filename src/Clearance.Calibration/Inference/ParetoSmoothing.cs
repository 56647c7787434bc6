namespace Clearance.Calibration;

/// <summary>
/// Pareto-smoothed importance weights (Vehtari, Simpson, Gelman, Yao and Gabry, J. Mach. Learn. Res. 25:72, 2024): the largest
/// weights are replaced by quantiles of a generalised Pareto distribution fitted to them, whose index k says whether the weights
/// can be trusted (below 0.7, less for few draws).
/// </summary>
internal static class ParetoSmoothing
{
    private const int SmallestTail = 5;

    /// <summary>Tail index below which weights of so many draws can be trusted: min(1 - 1/log10 S, 0.7), the authors' rule.</summary>
    public static double LargestTail(int draws) => Math.Min(0.7, 1.0 - (1.0 / Math.Log10(Math.Max(11, draws))));

    /// <summary>Smooths weights.</summary>
    /// <param name="logRatios">ln of the raw weights; minus infinity for impossible ones.</param>
    /// <returns>Weights that sum to 1, and k (infinite when there are too few weights to say).</returns>
    public static (double[] Weights, double K) Smooth(ReadOnlySpan<double> logRatios)
    {
        int n = logRatios.Length;
        double largest = double.NegativeInfinity;
        foreach (double x in logRatios)
        {
            largest = Math.Max(largest, x);
        }

        double[] ratios = new double[n];
        for (int i = 0; i < n; i++)
        {
            ratios[i] = Math.Exp(logRatios[i] - largest);
        }

        // Ordered by weight, equal weights by number: the same on every machine.
        int[] order = [.. Enumerable.Range(0, n).OrderBy(i => ratios[i]).ThenBy(i => i)];
        int tail = (int)Math.Ceiling(Math.Min(0.2 * n, 3.0 * Math.Sqrt(n)));
        double k = double.PositiveInfinity;
        if (tail >= SmallestTail && n > tail)
        {
            double cut = ratios[order[n - tail - 1]];
            double[] excess = [.. order[(n - tail)..].Select(i => ratios[i] - cut)];
            if (excess[^1] > excess[0] && excess[0] >= 0.0 && excess[^1] > 0.0)
            {
                (k, double sigma) = FitTail(excess);
                for (int j = 0; j < tail; j++)
                {
                    double p = (j + 0.5) / tail;
                    double quantile = Math.Abs(k) < 1e-10 ? -sigma * Math.Log(1.0 - p) : sigma / k * (Math.Pow(1.0 - p, -k) - 1.0);
                    ratios[order[n - tail + j]] = Math.Min(1.0, cut + quantile);
                }
            }
            else
            {
                // All tail weights alike: nothing heavy about them.
                k = 0.0;
            }
        }

        double sum = ratios.Sum();
        return ([.. ratios.Select(r => r / sum)], k);
    }

    // Zhang and Stephens, Technometrics 51:316 (2009): posterior mean over a grid; k is drawn a little towards 0.5 as there are few.
    private static (double K, double Sigma) FitTail(double[] ascending)
    {
        int n = ascending.Length;
        int grid = 30 + (int)Math.Sqrt(n);
        double quartile = Math.Max(ascending[(int)Math.Floor((n / 4.0) + 0.5) - 1], 1e-300);
        double[] theta = new double[grid];
        double[] log = new double[grid];
        for (int j = 0; j < grid; j++)
        {
            theta[j] = (1.0 / ascending[^1]) + ((1.0 - Math.Sqrt(grid / (j + 0.5))) / (3.0 * quartile));
            double index = MeanLog(theta[j], ascending);
            log[j] = n * (Math.Log(-theta[j] / index) - index - 1.0);
        }

        double weighted = 0.0;
        for (int j = 0; j < grid; j++)
        {
            double sum = 0.0;
            for (int i = 0; i < grid; i++)
            {
                sum += Math.Exp(log[i] - log[j]);
            }

            weighted += theta[j] / sum;
        }

        double k = MeanLog(weighted, ascending);
        double sigma = -k / weighted;
        return (((k * n) + 5.0) / (n + 10.0), sigma);
    }

    private static double MeanLog(double theta, double[] values)
    {
        double sum = 0.0;
        foreach (double x in values)
        {
            sum += Math.Log(1.0 - (theta * x));
        }

        return sum / values.Length;
    }
}
