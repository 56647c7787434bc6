using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>
/// What becomes of one mg that reaches the central compartment of a linear model: concentration
/// Weight1 exp(-Rate1 t) + Weight2 exp(-Rate2 t), mg/L per mg. One compartment has a second weight of zero.
/// </summary>
/// <param name="Rate1">The faster rate, 1/day.</param>
/// <param name="Weight1">Its weight, 1/L.</param>
/// <param name="Rate2">The slower rate, 1/day; positive.</param>
/// <param name="Weight2">Its weight, 1/L.</param>
/// <param name="TwoCompartments">False when the second term is absent.</param>
public readonly record struct LinearDisposition<T>(T Rate1, T Weight1, T Rate2, T Weight2, bool TwoCompartments)
    where T : struct, ILane<T>
{
    /// <summary>One compartment.</summary>
    /// <param name="clearance">L/day.</param>
    /// <param name="volume">L.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LinearDisposition<T> OneCompartment(T clearance, T volume) =>
        new(clearance / volume, T.Broadcast(1.0) / volume, T.Broadcast(1.0), T.Broadcast(0.0), TwoCompartments: false);

    /// <summary>Two compartments. Weights and rates are positive, also when compartments hardly exchange or rates coincide.</summary>
    /// <param name="clearance">L/day.</param>
    /// <param name="central">Central volume, L.</param>
    /// <param name="flow">Flow between the compartments, L/day.</param>
    /// <param name="peripheral">Peripheral volume, L.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LinearDisposition<T> TwoCompartment(T clearance, T central, T flow, T peripheral)
    {
        T half = T.Broadcast(0.5);
        T ke = clearance / central;
        T over = flow / central;
        T back = flow / peripheral;

        // alpha - back = (s + root)/2 and back - beta = (root - s)/2 with s = ke + over - back; the smaller of the two from
        // their product over x back, so that nothing cancels. beta from alpha beta = ke back for the same reason.
        T s = ke + over - back;
        T product = over * back;
        T root = T.Sqrt(T.FusedMultiplyAdd(s, s, T.Broadcast(4.0) * product));
        T large = half * (root + T.Abs(s));
        T guarded = T.Max(large, T.Broadcast(1e-300));
        T small = product / guarded;
        T isPositive = T.LessThanOrEqual(T.Broadcast(0.0), s);
        T above = T.Select(isPositive, large, small);
        T below = T.Select(isPositive, small, large);
        T alpha = back + above;
        T beta = ke * back / alpha;
        T scale = T.Broadcast(1.0) / (T.Max(above + below, T.Broadcast(1e-300)) * central);
        return new(alpha, above * scale, beta, below * scale, TwoCompartments: true);
    }

    /// <summary>Clearance, L/day: one over the area under the curve of one mg.</summary>
    public T Clearance => T.Broadcast(1.0) / ((Weight1 / Rate1) + (Weight2 / Rate2));

    /// <summary>Rate of the last decline, 1/day.</summary>
    public T TerminalRate => TwoCompartments ? Rate2 : Rate1;
}
