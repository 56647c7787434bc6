using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>
/// Concentration from a whole train of equal doses at equal intervals in closed form: the geometric sums over the doses
/// are taken analytically, so a thousand doses cost what one costs, and infinitely many give the steady state.
/// </summary>
/// <remarks>
/// Differences of exponentials over differences of rates are written as e^(-lo t) (1 - e^(-d t))/d with d the distance of
/// the rates, so coinciding rates need no special case, and every sum is one of positive terms.
/// </remarks>
public static class TrainResponse
{
    /// <summary>Number of doses that stands for a train without beginning (steady state).</summary>
    public const double Endless = double.PositiveInfinity;

    // 1.5 * 2^52: adding and taking it off rounds to a whole number.
    private const double RoundingMagic = 6755399441055744.0;

    /// <summary>Total concentration, mg/L.</summary>
    /// <param name="dose">The dose.</param>
    /// <param name="interval">Days between doses.</param>
    /// <param name="count">Number of doses given so far, or <see cref="Endless"/>.</param>
    /// <param name="sinceLatest">Time since the latest of them, days, not negative; it may exceed the interval (after a stop).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Concentration<T>(in LinearDose<T> dose, double interval, double count, double sinceLatest)
        where T : struct, ILane<T>
    {
        T result = OfInput(dose.Disposition, dose.First, interval, count, sinceLatest);
        if (dose.Second.Kind != InputKind.None)
        {
            result += OfInput(dose.Disposition, dose.Second, interval, count, sinceLatest);
        }

        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T OfInput<T>(in LinearDisposition<T> disposition, in LinearInput<T> input, double interval, double count, double sinceLatest)
        where T : struct, ILane<T>
    {
        T tau = T.Broadcast(interval);
        T zero = T.Broadcast(0.0);

        // A dose still held back by its lag has not begun: the latest that has is some intervals earlier.
        T x = T.Broadcast(sinceLatest) - input.Lag;
        T held = T.Max(zero, Ceiling(-x / tau));
        x = T.FusedMultiplyAdd(held, tau, x);
        T n = T.Broadcast(count) - held;
        T sum = disposition.Weight1 * OfMode(disposition.Rate1, in input, tau, n, x);
        if (disposition.TwoCompartments)
        {
            sum += disposition.Weight2 * OfMode(disposition.Rate2, in input, tau, n, x);
        }

        return T.Select(T.LessThanOrEqual(n, zero), zero, input.AmountMg * sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T OfMode<T>(T rate, in LinearInput<T> input, T tau, T n, T x)
        where T : struct, ILane<T> => input.Kind switch
        {
            InputKind.Bolus => LaneMath.Exp(-rate * x) * Geometric(rate, tau, n),
            InputKind.FirstOrder => FirstOrder(rate, input.Rate, tau, n, x),
            InputKind.ZeroOrder => ZeroOrder(rate, input.Duration, tau, n, x),
            _ => T.Broadcast(0.0),
        };

    /// <summary>Sum of e^(-rate m tau) over m = 0 ... n - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Geometric<T>(T rate, T tau, T n)
        where T : struct, ILane<T> => LaneMath.Expm1(-rate * tau * n) / LaneMath.Expm1(-rate * tau);

    /// <summary>(1 - e^(-d t))/d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Filled<T>(T d, T t)
        where T : struct, ILane<T> => t * LaneMath.Phi1(-d * t);

    // Not inlined: the many exponentials would use up the inlining budget of whoever calls it in a loop.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T FirstOrder<T>(T rate, T ka, T tau, T n, T x)
        where T : struct, ILane<T>
    {
        T one = T.Broadcast(1.0);
        T low = T.Min(rate, ka);
        T high = T.Max(rate, ka);
        T d = high - low;

        // Sum over doses of E(x + m tau), E(t) = (e^(-low t) - e^(-high t))/d
        //   = e^(-low x) (1 - e^(-d x))/d W + e^(-high x) Z, with W the geometric sum for the low rate and
        // Z = sum of E(m tau), which is the endless sum less its tail from m = n.
        T eLow = LaneMath.Exp(-low * tau);
        T endlessW = one / -LaneMath.Expm1(-low * tau);
        T endlessZ = eLow * Filled(d, tau) * endlessW / -LaneMath.Expm1(-high * tau);

        // Beyond a million days nothing of the tail is left; this also keeps infinity out of the products.
        T given = T.Min(n * tau, T.Broadcast(1e6));
        T w = endlessW * -LaneMath.Expm1(-low * given);
        T z = (endlessZ * -LaneMath.Expm1(-high * given)) - (LaneMath.Exp(-low * given) * Filled(d, given) * endlessW);
        z = T.Select(T.LessThanOrEqual(n, one), T.Broadcast(0.0), T.Max(z, T.Broadcast(0.0)));
        return ka * ((LaneMath.Exp(-low * x) * Filled(d, x) * w) + (LaneMath.Exp(-high * x) * z));
    }

    // Not inlined: the many exponentials would use up the inlining budget of whoever calls it in a loop.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T ZeroOrder<T>(T rate, T duration, T tau, T n, T x)
        where T : struct, ILane<T>
    {
        T zero = T.Broadcast(0.0);
        T one = T.Broadcast(1.0);
        T perDay = one / duration;

        // Doses still entering, then those that are in.
        T entering = T.Min(n, T.Max(zero, Ceiling((duration - x) * (one / tau))));
        T single = Filled(rate, x);
        T several = (entering - (LaneMath.Exp(-rate * x) * Geometric(rate, tau, entering))) / rate;
        T rising = T.Select(T.LessThan(zero, entering), T.Select(T.LessThanOrEqual(entering, one), single, several), zero);
        T sinceEnd = T.Max(zero, T.FusedMultiplyAdd(entering, tau, x - duration));
        T falling = LaneMath.Exp(-rate * sinceEnd) * Filled(rate, duration) * Geometric(rate, tau, n - entering);
        return perDay * (rising + falling);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Ceiling<T>(T value)
        where T : struct, ILane<T>
    {
        T magic = T.Broadcast(RoundingMagic);
        T nearest = (value + magic) - magic;
        return nearest + T.Select(T.LessThan(nearest, value), T.Broadcast(1.0), T.Broadcast(0.0));
    }
}
