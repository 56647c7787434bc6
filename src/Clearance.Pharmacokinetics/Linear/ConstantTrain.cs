using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>Concentration from a train of equal doses that enter at a constant rate, ready for many times: see <see cref="ConstantMode{T}"/>.</summary>
internal struct ConstantTrain<T>
    where T : struct, ILane<T>
{
    private readonly TrainBeat<T> _beat;
    private readonly T _weight1;
    private readonly T _weight2;
    private readonly T _amount;
    private readonly T _duration;
    private readonly T _perDay;
    private readonly T _beats;
    private readonly bool _twoCompartments;
    private ConstantMode<T> _mode1;
    private ConstantMode<T> _mode2;

    /// <summary>The train before any dose.</summary>
    public ConstantTrain(in LinearDisposition<T> disposition, in LinearInput<T> input, double interval)
    {
        T tau = T.Broadcast(interval);
        _beat = new TrainBeat<T>(tau, input.Lag);
        _weight1 = disposition.Weight1;
        _weight2 = disposition.Weight2;
        _amount = input.AmountMg;
        _duration = input.Duration;
        _perDay = T.Broadcast(1.0) / input.Duration;
        _beats = T.Broadcast(1.0) / tau;
        _twoCompartments = disposition.TwoCompartments;
        _mode1 = new ConstantMode<T>(disposition.Rate1, input.Duration, tau);
        _mode2 = _twoCompartments ? new ConstantMode<T>(disposition.Rate2, input.Duration, tau) : _mode1;
    }

    /// <summary>Concentration, mg/L.</summary>
    /// <param name="count">Number of doses given so far.</param>
    /// <param name="sinceLatest">Time since the latest of them, days, not negative.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public T At(double count, double sinceLatest)
    {
        T zero = T.Broadcast(0.0);
        _beat.Begun(count, sinceLatest, out T begun, out T since);

        // Doses still entering, then those that are in.
        T entering = T.Min(begun, T.Max(zero, TrainBeat<T>.Ceiling((_duration - since) * _beats)));
        T sinceEnd = T.Max(zero, T.FusedMultiplyAdd(entering, _beat.Interval, since - _duration));
        bool isEntering = T.Any(T.LessThan(zero, entering));
        T sum = _weight1 * (_perDay * _mode1.At(begun, entering, isEntering, since, sinceEnd));
        if (_twoCompartments)
        {
            sum += _weight2 * (_perDay * _mode2.At(begun, entering, isEntering, since, sinceEnd));
        }

        return T.Select(T.LessThanOrEqual(begun, zero), zero, _amount * sum);
    }
}
