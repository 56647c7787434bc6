namespace Clearance.Simulation;

/// <summary>
/// Whether the untreated state of a region is a stable equilibrium: the gain of the loop barrier -> alarmins -> effectors ->
/// barrier, memory and scratching included, below 1 (docs/model.md, stability).
/// </summary>
internal static class Stability
{
    /// <summary>
    /// Largest share of the barrier defect not due to inflammation (d0 + ds, docs/model.md); beyond it little of the loop is left and hardly
    /// any treatment could show. An assumption of the form of the model, from no source.
    /// </summary>
    private const double LargestOwnShare = 0.9;

    /// <summary>Tests one region.</summary>
    /// <param name="d0">Share of the barrier defect not due to inflammation.</param>
    /// <param name="pi">Type-2 share of the inflammatory drive.</param>
    /// <param name="kap">Threshold of the activation curve.</param>
    /// <param name="draw">All other values.</param>
    public static bool IsStable(double d0, double pi, double kap, ModelDraw draw) => IsStable(d0, pi, kap, draw.Gain);

    /// <summary>Tests one region where the other values of its draw have been worked out.</summary>
    public static bool IsStable(double d0, double pi, double kap, LoopGain loop)
    {
        if (d0 + loop.Scratch > LargestOwnShare || loop.Memory >= 1.0)
        {
            return false;
        }

        double kn = Math.Pow(kap, loop.Steepness);
        double steepness = loop.Steepness * kn / (1.0 + kn);
        double sd = steepness / (1.0 - loop.Memory);
        double e = (1.0 + loop.FeedForward) * sd;
        double f = sd;
        double signs = (loop.SignRest * ((loop.SignSkin * ((pi * e) + ((1.0 - pi) * f))) + (loop.SignInterferon * f) + (loop.SignIl31 * e) + loop.SignBarrier))
            + (loop.SignIndependent * f);
        double itch = (loop.ItchType2 * e) + loop.ItchBarrier + (loop.ItchSigns * signs);
        double own = 1.0 - d0 - loop.Scratch;
        double gain = (own * sd * ((pi * (1.0 + loop.FeedForward)) + 1.0 - pi)) + (loop.Scratch * itch);
        return gain < 1.0;
    }
}
