namespace Clearance.Simulation;

/// <summary>
/// Whether the untreated state of a region is a stable equilibrium: the gain of the loop barrier -> alarmins -> effectors ->
/// barrier, memory and scratching included, below 1 (docs/model.md, stability).
/// </summary>
internal static class Stability
{
    /// <summary>Largest share of the barrier defect not due to inflammation; beyond it little of the loop is left.</summary>
    private const double LargestOwnShare = 0.9;

    /// <summary>Tests one region.</summary>
    /// <param name="d0">Share of the barrier defect not due to inflammation.</param>
    /// <param name="pi">Type-2 share of the inflammatory drive.</param>
    /// <param name="kap">Threshold of the activation curve.</param>
    /// <param name="draw">All other values.</param>
    public static bool IsStable(double d0, double pi, double kap, ModelDraw draw)
    {
        double ds = draw["ds"];
        if (d0 + ds > LargestOwnShare)
        {
            return false;
        }

        double n = draw["n"];
        double mu = draw["mu"];
        double a4 = draw["a4"];
        double sn = draw["sn"];
        double kn = Math.Pow(kap, n);
        double steepness = n * kn / (1.0 + kn);
        double memory = mu / (1.0 + mu) * (1.0 + (a4 / 2.0));
        if (memory >= 1.0)
        {
            return false;
        }

        double sd = steepness / (1.0 - memory);
        double e = (1.0 + a4) * sd;
        double f = sd;
        double wS = 1.0 - draw["wg"] - draw["w31"] - draw["wD"];
        double signs = ((1.0 - sn) * ((wS * ((pi * e) + ((1.0 - pi) * f))) + (draw["wg"] * f) + (draw["w31"] * e) + draw["wD"])) + (sn * f);
        double itch = ((draw["q31"] + draw["q2"]) * e) + draw["qD"] + (draw["qS"] * signs);
        double own = 1.0 - d0 - ds;
        double gain = (own * sd * ((pi * (1.0 + a4)) + 1.0 - pi)) + (ds * itch);
        return gain < 1.0;
    }
}
