namespace Clearance.Forecast;

/// <summary>Weights of particles and what is drawn from them.</summary>
internal static class Resampling
{
    /// <summary>Effective sample size of log weights.</summary>
    public static double Effective(ReadOnlySpan<double> log)
    {
        double most = Largest(log);
        double sum = 0.0;
        double squares = 0.0;
        foreach (double w in log)
        {
            double e = Math.Exp(w - most);
            sum += e;
            squares += e * e;
        }

        return squares > 0.0 ? sum * sum / squares : 0.0;
    }

    /// <summary>Weights that sum to 1.</summary>
    public static double[] Normalised(ReadOnlySpan<double> log)
    {
        double most = Largest(log);
        double[] weights = new double[log.Length];
        double sum = 0.0;
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.Exp(log[i] - most);
            sum += weights[i];
        }

        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] /= sum;
        }

        return weights;
    }

    /// <summary>Log of the sum of exponentials.</summary>
    public static double LogSum(ReadOnlySpan<double> log)
    {
        double most = Largest(log);
        if (double.IsNegativeInfinity(most))
        {
            return most;
        }

        double sum = 0.0;
        foreach (double w in log)
        {
            sum += Math.Exp(w - most);
        }

        return most + Math.Log(sum);
    }

    /// <summary>
    /// Systematic resampling: particle i leaves floor or ceiling of N w_i copies. Those that leave any stay where they are;
    /// the others are replaced, in order.
    /// </summary>
    /// <param name="weights">Weights that sum to 1.</param>
    /// <param name="uniform">Where the comb begins, between 0 and 1.</param>
    /// <returns>For each place, the particle that fills it.</returns>
    public static int[] Systematic(ReadOnlySpan<double> weights, double uniform)
    {
        int n = weights.Length;
        int[] copies = new int[n];
        double sum = 0.0;
        int taken = 0;
        int last = 0;
        for (int i = 0; i < n; i++)
        {
            sum += weights[i];
            last = weights[i] > 0.0 ? i : last;
            while (taken < n && (taken + uniform) / n < sum)
            {
                copies[i]++;
                taken++;
            }
        }

        copies[last] += n - taken;
        int[] ancestors = new int[n];
        int from = 0;
        for (int i = 0; i < n; i++)
        {
            if (copies[i] > 0)
            {
                ancestors[i] = i;
                continue;
            }

            while (copies[from] < 2)
            {
                from++;
            }

            ancestors[i] = from;
            copies[from]--;
        }

        return ancestors;
    }

    /// <summary>
    /// Leaves out most of those that hardly count: a weight of at least <paramref name="least"/> of the average stays, a smaller one stays with the
    /// chance of their ratio and is raised to it, so that every expectation stays what it was (Fearnhead and Clifford 2003, J. R. Stat. Soc. B 65:887).
    /// </summary>
    /// <param name="weights">Weights that sum to 1.</param>
    /// <param name="least">Share of the average weight.</param>
    /// <param name="uniform">Where the comb begins, between 0 and 1.</param>
    /// <returns>Those that stay, ascending, and their weights, which sum to 1.</returns>
    public static (int[] Kept, double[] Weights) Thinned(ReadOnlySpan<double> weights, double least, double uniform)
    {
        double raised = least / weights.Length;
        double comb = uniform;
        double sum = 0.0;
        List<int> kept = [];
        List<double> stay = [];
        for (int i = 0; i < weights.Length; i++)
        {
            bool isLarge = weights[i] >= raised;
            comb += isLarge ? 0.0 : weights[i] / raised;
            if (!isLarge && comb < 1.0)
            {
                continue;
            }

            comb -= isLarge ? 0.0 : 1.0;
            kept.Add(i);
            stay.Add(Math.Max(weights[i], raised));
            sum += stay[^1];
        }

        return ([.. kept], [.. stay.Select(w => w / sum)]);
    }

    private static double Largest(ReadOnlySpan<double> log)
    {
        double most = double.NegativeInfinity;
        foreach (double w in log)
        {
            most = Math.Max(most, w);
        }

        return most;
    }
}
