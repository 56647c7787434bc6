using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>
/// One exponential of a disposition fed by a first-order depot, under a train of equal doses: how much of one mg/L is there.
/// What does not depend on time is worked out once, what depends on the number of doses only when it changes.
/// </summary>
/// <remarks>
/// The sum over n doses of E(x + m tau), E(t) = (e^(-low t) - e^(-high t))/d, low and high the slower and faster of the two
/// rates and d their distance, is e^(-low x) (F(x) W + e^(-d x) Z) with F(x) = (1 - e^(-d x))/d, W the geometric sum for the
/// low rate and Z = sum of E(m tau), which is the endless sum less its tail from m = n.
/// </remarks>
internal struct DepotMode<T>
    where T : struct, ILane<T>
{
    private readonly T _ka;
    private readonly T _low;
    private readonly T _high;
    private readonly T _distance;
    private readonly T _tau;
    private readonly T _endlessW;
    private readonly T _endlessZ;
    private T _w;
    private T _z;

    /// <summary>The mode before any dose.</summary>
    /// <param name="rate">Rate of the exponential, 1/day.</param>
    /// <param name="ka">Rate of absorption, 1/day.</param>
    /// <param name="tau">Days between doses.</param>
    public DepotMode(T rate, T ka, T tau)
    {
        _ka = ka;
        _low = T.Min(rate, ka);
        _high = T.Max(rate, ka);
        _distance = _high - _low;
        _tau = tau;
        T low = Left(_low, tau);
        _endlessW = T.Broadcast(1.0) / Gone(_low, tau);
        _endlessZ = low * Filled(_distance, tau) * _endlessW / Gone(_high, tau);
    }

    /// <summary>Takes in the number of doses given.</summary>
    public void Give(T n)
    {
        // Beyond a million days nothing of the tail is left; this also keeps infinity out of the products.
        T given = T.Min(n * _tau, T.Broadcast(1e6));
        T zero = T.Broadcast(0.0);
        _w = _endlessW * Gone(_low, given);
        T z = (_endlessZ * Gone(_high, given)) - (Left(_low, given) * Filled(_distance, given) * _endlessW);
        _z = T.Select(T.LessThanOrEqual(n, T.Broadcast(1.0)), zero, T.Max(z, zero));
    }

    /// <summary>What is there at a time since the latest of the doses given, days, not negative.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public readonly T At(T x)
    {
        T far = -_distance * x;
        T apart = LaneMath.Exp(far);
        T filled = x * LaneMath.Phi1(far, apart);
        return _ka * LaneMath.Exp(-_low * x) * T.FusedMultiplyAdd(filled, _w, apart * _z);
    }

    // Each of these alone in its method: together they exceed what the compiler is willing to inline, and they are rare.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Left(T rate, T time) => LaneMath.Exp(-rate * time);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Gone(T rate, T time) => -LaneMath.Expm1(-rate * time);

    // (1 - e^(-d t))/d.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Filled(T distance, T time) => time * LaneMath.Phi1(-distance * time);
}
