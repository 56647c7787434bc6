using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Simulation;

/// <summary>What of the inflammation can be seen: visible(x) = w ln(1 + exp((x - v0)/w)), w = v0/4.</summary>
internal static class Visibility
{
    /// <summary>ln(1 + e^u), equal to u beyond 30 where the difference is below 1e-13.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Softplus<T>(T u)
        where T : struct, ILane<T>
    {
        T limit = T.Broadcast(30.0);
        T bounded = T.Max(T.Broadcast(-700.0), T.Min(u, limit));
        T one = T.Broadcast(1.0);
        T power = LaneMath.ExpBounded(bounded);

        // Below -20, ln(1 + p) is p to 1e-9 of itself, where the sum would lose digits.
        T logarithm = LaneMath.LogPositive(one + power);
        T small = T.Select(T.LessThan(u, T.Broadcast(-20.0)), power, logarithm);
        return T.Select(T.LessThan(limit, u), u, small);
    }
}
