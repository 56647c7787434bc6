using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Simulation;

/// <summary>What of the inflammation can be seen: visible(x) = w ln(1 + exp((x - v0)/w)), w = v0/4.</summary>
internal static class Visibility
{
    private const double Limit = 30.0;

    /// <summary>
    /// Mean of EASI_r = 72 k l/(k l + 1 - s), l = ln(1 + e^u), u = (S - v0)/w, over a step in which S has the given mean and
    /// variance: the value at the mean plus half the curvature times the variance.
    /// </summary>
    /// <param name="mean">Mean of S.</param>
    /// <param name="variance">Variance of S within the step.</param>
    /// <param name="threshold">v0.</param>
    /// <param name="slope">1/w.</param>
    /// <param name="scale">k = s w/visible(1).</param>
    /// <param name="rest">1 - s.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MeanEasi<T>(T mean, T variance, T threshold, T slope, T scale, T rest)
        where T : struct, ILane<T>
    {
        T one = T.Broadcast(1.0);
        T u = (mean - threshold) * slope;
        T limit = T.Broadcast(Limit);
        T power = LaneMath.ExpBounded(T.Max(T.Broadcast(-700.0), T.Min(u, limit)));
        T onePlus = one + power;

        // Beyond 30, ln(1 + e^u) is u; below -20 it is e^u to 1e-9 of itself, where the sum would lose digits.
        T softplus = T.Select(T.LessThan(u, T.Broadcast(-20.0)), power, LaneMath.LogPositive(onePlus));
        softplus = T.Select(T.LessThan(limit, u), u, softplus);
        T visible = scale * softplus;

        // Two reciprocals for one division.
        T sum = visible + rest;
        T both = one / (onePlus * sum);
        T logistic = power * both * sum;
        T inverse = both * onePlus;
        T value = T.Broadcast(72.0) * visible * inverse;

        T rise = scale * logistic;
        T curvature = T.FusedMultiplyAdd(rise, one - logistic, T.Broadcast(-2.0) * rise * rise * inverse);
        T factor = T.Broadcast(36.0) * rest * inverse * inverse * slope * slope * variance;
        return T.FusedMultiplyAdd(factor, curvature, value);
    }
}
