using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>One input of a train of equal doses, from a depot or at a constant rate, ready for many times.</summary>
internal struct InputTrain<T>
    where T : struct, ILane<T>
{
    private readonly InputKind _kind;
    private DepotTrain<T> _depot;
    private ConstantTrain<T> _constant;

    /// <summary>The train before any dose.</summary>
    public InputTrain(in LinearDisposition<T> disposition, in LinearInput<T> input, double interval)
    {
        _kind = input.Kind;
        if (_kind == InputKind.FirstOrder)
        {
            _depot = new DepotTrain<T>(in disposition, in input, interval);
        }
        else if (_kind == InputKind.ZeroOrder)
        {
            _constant = new ConstantTrain<T>(in disposition, in input, interval);
        }
    }

    /// <summary>Whether a form of input can be prepared; nothing stands for no input.</summary>
    public static bool CanTake(InputKind kind) => kind != InputKind.Bolus;

    /// <summary>Whether there is an input.</summary>
    public readonly bool IsThere => _kind != InputKind.None;

    /// <summary>Concentration, mg/L.</summary>
    /// <param name="count">Number of doses given so far.</param>
    /// <param name="sinceLatest">Time since the latest of them, days, not negative.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T At(double count, double sinceLatest) => _kind == InputKind.FirstOrder ? _depot.At(count, sinceLatest) : _constant.At(count, sinceLatest);
}
