using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>A train of equal doses of a linear model.</summary>
/// <param name="Train">When.</param>
/// <param name="Dose">What each dose does in the patients of the lanes.</param>
public readonly record struct LinearTrain<T>(DoseTrain Train, LinearDose<T> Dose)
    where T : struct, ILane<T>;
