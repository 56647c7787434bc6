using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>How a share of a dose enters the central compartment.</summary>
public enum InputKind
{
    /// <summary>No input: the place is empty.</summary>
    None,

    /// <summary>All at once.</summary>
    Bolus,

    /// <summary>From a depot at a first-order rate.</summary>
    FirstOrder,

    /// <summary>At a constant rate over a duration.</summary>
    ZeroOrder,
}

/// <summary>One way into the central compartment of a linear model.</summary>
/// <param name="Kind">The form of the input.</param>
/// <param name="AmountMg">What reaches the central compartment in the end, per dose, mg.</param>
/// <param name="Lag">Delay after the dose, days.</param>
/// <param name="Rate">First-order rate, 1/day; ignored otherwise.</param>
/// <param name="Duration">Duration of a constant input, days, positive; ignored otherwise.</param>
public readonly record struct LinearInput<T>(InputKind Kind, T AmountMg, T Lag, T Rate, T Duration)
    where T : struct, ILane<T>
{
    /// <summary>No input.</summary>
    public static LinearInput<T> None =>
        new(InputKind.None, T.Broadcast(0.0), T.Broadcast(0.0), T.Broadcast(1.0), T.Broadcast(1.0));

    /// <summary>All at once after a lag.</summary>
    public static LinearInput<T> Bolus(T amountMg, T lag) =>
        new(InputKind.Bolus, amountMg, lag, T.Broadcast(1.0), T.Broadcast(1.0));

    /// <summary>First-order from a depot after a lag.</summary>
    public static LinearInput<T> FirstOrder(T amountMg, T rate, T lag) =>
        new(InputKind.FirstOrder, amountMg, lag, rate, T.Broadcast(1.0));

    /// <summary>Constant over a duration after a lag.</summary>
    public static LinearInput<T> ZeroOrder(T amountMg, T duration, T lag) =>
        new(InputKind.ZeroOrder, amountMg, lag, T.Broadcast(1.0), T.Max(duration, T.Broadcast(1e-9)));
}
