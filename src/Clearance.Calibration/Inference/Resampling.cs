namespace Clearance.Calibration;

/// <summary>Choosing draws in proportion to their weights.</summary>
internal static class Resampling
{
    /// <summary>Systematic resampling: one uniform number decides all, and no draw is chosen one time more or less than its weight asks.</summary>
    /// <param name="weights">Weights that sum to 1.</param>
    /// <param name="count">How many to choose.</param>
    /// <param name="uniform">A number between 0 and 1.</param>
    public static int[] Systematic(ReadOnlySpan<double> weights, int count, double uniform)
    {
        int[] chosen = new int[count];
        double reached = weights[0];
        int at = 0;
        for (int j = 0; j < count; j++)
        {
            double wanted = (j + uniform) / count;
            while (reached < wanted && at < weights.Length - 1)
            {
                reached += weights[++at];
            }

            chosen[j] = at;
        }

        return chosen;
    }
}
