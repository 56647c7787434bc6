using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>Concentration from a train of equal first-order doses, ready for many times: see <see cref="DepotMode{T}"/>.</summary>
internal struct DepotTrain<T>
    where T : struct, ILane<T>
{
    private readonly TrainBeat<T> _beat;
    private readonly T _weight1;
    private readonly T _weight2;
    private readonly T _amount;
    private readonly bool _twoCompartments;
    private DepotMode<T> _mode1;
    private DepotMode<T> _mode2;
    private T _given;

    /// <summary>The train before any dose.</summary>
    public DepotTrain(in LinearDisposition<T> disposition, in LinearInput<T> input, double interval)
    {
        T tau = T.Broadcast(interval);
        _beat = new TrainBeat<T>(tau, input.Lag);
        _weight1 = disposition.Weight1;
        _weight2 = disposition.Weight2;
        _amount = input.AmountMg;
        _twoCompartments = disposition.TwoCompartments;
        _mode1 = new DepotMode<T>(disposition.Rate1, input.Rate, tau);
        _mode2 = _twoCompartments ? new DepotMode<T>(disposition.Rate2, input.Rate, tau) : _mode1;
        _given = T.Broadcast(-1.0);
    }

    /// <summary>Concentration, mg/L.</summary>
    /// <param name="count">Number of doses given so far.</param>
    /// <param name="sinceLatest">Time since the latest of them, days, not negative.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public T At(double count, double sinceLatest)
    {
        _beat.Begun(count, sinceLatest, out T n, out T x);
        if (T.Any(T.BitOr(T.LessThan(n, _given), T.LessThan(_given, n))))
        {
            Give(n);
        }

        T sum = _weight1 * _mode1.At(x);
        if (_twoCompartments)
        {
            sum += _weight2 * _mode2.At(x);
        }

        T zero = T.Broadcast(0.0);
        return T.Select(T.LessThanOrEqual(n, zero), zero, _amount * sum);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Give(T n)
    {
        _given = n;
        _mode1.Give(n);
        if (_twoCompartments)
        {
            _mode2.Give(n);
        }
    }
}
