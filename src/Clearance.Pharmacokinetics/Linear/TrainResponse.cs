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
        new TrainBeat<T>(tau, input.Lag).Begun(count, sinceLatest, out T n, out T x);
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

    private static T FirstOrder<T>(T rate, T ka, T tau, T n, T x)
        where T : struct, ILane<T>
    {
        DepotMode<T> mode = new(rate, ka, tau);
        mode.Give(n);
        return mode.At(x);
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
        T entering = T.Min(n, T.Max(zero, TrainBeat<T>.Ceiling((duration - x) * (one / tau))));
        T single = Filled(rate, x);
        T several = (entering - (LaneMath.Exp(-rate * x) * Geometric(rate, tau, entering))) / rate;
        T rising = T.Select(T.LessThan(zero, entering), T.Select(T.LessThanOrEqual(entering, one), single, several), zero);
        T sinceEnd = T.Max(zero, T.FusedMultiplyAdd(entering, tau, x - duration));
        T falling = LaneMath.Exp(-rate * sinceEnd) * Filled(rate, duration) * Geometric(rate, tau, n - entering);
        return perDay * (rising + falling);
    }
}
