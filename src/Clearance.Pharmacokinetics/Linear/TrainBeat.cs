using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>The rhythm of a train of doses of which each begins to act after a lag.</summary>
/// <param name="Interval">Days between doses.</param>
/// <param name="Lag">Delay after a dose, days.</param>
internal readonly record struct TrainBeat<T>(T Interval, T Lag)
    where T : struct, ILane<T>
{
    // 1.5 * 2^52: adding and taking it off rounds to a whole number.
    private const double RoundingMagic = 6755399441055744.0;

    /// <summary>How many doses have begun to act, and for how long the latest of them has.</summary>
    /// <param name="count">Number of doses given so far.</param>
    /// <param name="sinceLatest">Time since the latest of them, days, not negative.</param>
    /// <param name="begun">Number of doses that have begun; zero or less when none has.</param>
    /// <param name="since">Time since the latest of these began, days.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begun(double count, double sinceLatest, out T begun, out T since)
    {
        // A dose still held back by its lag has not begun: the latest that has is some intervals earlier.
        T x = T.Broadcast(sinceLatest) - Lag;
        T held = T.Max(T.Broadcast(0.0), Ceiling(-x / Interval));
        since = T.FusedMultiplyAdd(held, Interval, x);
        begun = T.Broadcast(count) - held;
    }

    /// <summary>The smallest whole number not below the value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Ceiling(T value)
    {
        T magic = T.Broadcast(RoundingMagic);
        T nearest = (value + magic) - magic;
        return nearest + T.Select(T.LessThan(nearest, value), T.Broadcast(1.0), T.Broadcast(0.0));
    }
}
