using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>
/// One exponential of a disposition fed at a constant rate over a duration, under a train of equal doses: how much of one mg/L
/// is there. What does not depend on time is worked out once, what depends on the number of doses only when it changes.
/// </summary>
internal struct ConstantMode<T>
    where T : struct, ILane<T>
{
    private readonly T _rate;
    private readonly T _perInterval;
    private readonly T _ofInterval;
    private readonly T _filled;
    private T _in;
    private T _sumIn;

    /// <summary>The mode before any dose.</summary>
    /// <param name="rate">Rate of the exponential, 1/day.</param>
    /// <param name="duration">Duration of the input, days.</param>
    /// <param name="tau">Days between doses.</param>
    public ConstantMode(T rate, T duration, T tau)
    {
        _rate = rate;
        _perInterval = -rate * tau;
        _ofInterval = Expm1(_perInterval);
        _filled = Filled(duration, -rate * duration, Exp(-rate * duration));
        _in = T.Broadcast(-1.0);
        _sumIn = T.Broadcast(0.0);
    }

    /// <summary>What is there, per mg/L and day of input.</summary>
    /// <param name="begun">Doses begun.</param>
    /// <param name="entering">How many of them still enter; zero where none does.</param>
    /// <param name="isEntering">Whether any does in any lane.</param>
    /// <param name="since">Time since the latest began, days.</param>
    /// <param name="sinceEnd">Time since the latest that is in came to its end, days.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public T At(T begun, T entering, bool isEntering, T since, T sinceEnd)
    {
        T isIn = begun - entering;
        if (T.Any(T.BitOr(T.LessThan(isIn, _in), T.LessThan(_in, isIn))))
        {
            _in = isIn;
            _sumIn = Geometric(isIn);
        }

        T falling = LaneMath.Exp(-_rate * sinceEnd) * _filled * _sumIn;
        return isEntering ? Rising(entering, since) + falling : falling;
    }

    // Of the doses that still enter: usually one at most.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly T Rising(T entering, T since)
    {
        T zero = T.Broadcast(0.0);
        T one = T.Broadcast(1.0);
        T far = -_rate * since;
        T left = LaneMath.Exp(far);
        T single = Filled(since, far, left);
        T isSeveral = T.LessThan(one, entering);
        T rising = T.Any(isSeveral)
            ? T.Select(isSeveral, (entering - (left * Geometric(entering))) / _rate, single)
            : single;
        return T.Select(T.LessThan(zero, entering), rising, zero);
    }

    // Sum of e^(-rate m tau) over m = 0 ... n - 1.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly T Geometric(T n) => Expm1(_perInterval * n) / _ofInterval;

    // (1 - e^(-rate t))/rate, from -rate t and its exponential.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Filled(T time, T far, T left) => time * LaneMath.Phi1(far, left);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Exp(T x) => LaneMath.Exp(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Expm1(T x) => LaneMath.Expm1(x);
}
