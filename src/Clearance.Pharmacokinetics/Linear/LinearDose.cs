using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>One dose of a linear model in the patients of the lanes: where it goes and how it gets there.</summary>
/// <param name="Disposition">Fate of what has arrived.</param>
/// <param name="First">First input.</param>
/// <param name="Second">Second parallel input, or none.</param>
public readonly record struct LinearDose<T>(LinearDisposition<T> Disposition, LinearInput<T> First, LinearInput<T> Second)
    where T : struct, ILane<T>
{
    /// <summary>A dose with one input.</summary>
    public LinearDose(LinearDisposition<T> disposition, LinearInput<T> input)
        : this(disposition, input, LinearInput<T>.None)
    {
    }

    /// <summary>Area under the curve of the dose, mg day/L.</summary>
    public T AreaUnderCurve => (First.AmountMg + Second.AmountMg) / Disposition.Clearance;
}
