using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Simulation;

/// <summary>
/// What of the inflammation can be seen: visible(x) = w ln(1 + exp(u)), u = (x - v0)/w, w = v0/4, and the score it shows:
/// EASI_r = 72 k l/(k l + 1 - s), l = ln(1 + e^u). In three parts, stages of <see cref="ScoreStages"/>.
/// </summary>
internal static class Visibility
{
    private const double Limit = 30.0;

    /// <summary>e^u, of u at most 30.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Power<T>(T u)
        where T : struct, ILane<T> => LaneMath.ExpBounded(T.Max(T.Broadcast(-700.0), T.Min(u, T.Broadcast(Limit))));

    /// <summary>l = ln(1 + e^u). Beyond 30 it is u; below -20 it is e^u to 1e-9 of itself, where the sum would lose digits.</summary>
    /// <param name="u">u.</param>
    /// <param name="power">Its <see cref="Power"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Softplus<T>(T u, T power)
        where T : struct, ILane<T>
    {
        T softplus = LaneMath.LogPositive(T.Broadcast(1.0) + power);
        softplus = T.Select(T.LessThan(u, T.Broadcast(-20.0)), power, softplus);
        return T.Select(T.LessThan(T.Broadcast(Limit), u), u, softplus);
    }

    /// <summary>
    /// Mean of EASI_r over a step in which S has the given variance: the value at its mean plus half the curvature times the
    /// variance.
    /// </summary>
    /// <param name="softplus">l at the mean of S.</param>
    /// <param name="power">e^u at the mean of S.</param>
    /// <param name="variance">Variance of S within the step.</param>
    /// <param name="slope">1/w.</param>
    /// <param name="scale">k = s w/visible(1).</param>
    /// <param name="rest">1 - s.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MeanEasi<T>(T softplus, T power, T variance, T slope, T scale, T rest)
        where T : struct, ILane<T>
    {
        T one = T.Broadcast(1.0);
        T onePlus = one + power;
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
