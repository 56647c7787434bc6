using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Simulation;

/// <summary>The memory one step of the kernel works on: first number of each table, for the lanes in hand.</summary>
internal readonly ref struct KernelBuffers(
    ref readonly double patient,
    ref double state,
    ref double work,
    ref readonly double coefficients,
    ref readonly double profile,
    ref readonly double biologic,
    ref readonly double trigger)
{
    /// <summary>Columns of <see cref="PatientColumn"/>.</summary>
    public readonly ref readonly double Patient = ref patient;

    /// <summary>Columns of <see cref="StateColumn"/>.</summary>
    public readonly ref double State = ref state;

    /// <summary>Columns of <see cref="WorkColumn"/>.</summary>
    public readonly ref double Work = ref work;

    /// <summary>Columns of <see cref="StepCoefficients"/> for the step's length.</summary>
    public readonly ref readonly double Coefficients = ref coefficients;

    /// <summary>Columns of <see cref="ProfileColumn"/> of the step's profile.</summary>
    public readonly ref readonly double Profile = ref profile;

    /// <summary>Columns of <see cref="BiologicColumn"/> of the step.</summary>
    public readonly ref readonly double Biologic = ref biologic;

    /// <summary>Root of the trigger of the step's day, four columns.</summary>
    public readonly ref readonly double Trigger = ref trigger;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T At<T>(ref readonly double origin, int column)
        where T : struct, ILane<T> => T.LoadUnchecked(in origin, column * BlockLayout.Lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put<T>(ref double origin, int column, T value)
        where T : struct, ILane<T> => T.StoreUnchecked(value, ref origin, column * BlockLayout.Lanes);
}
