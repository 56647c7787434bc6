using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>The step each lane of a block takes next, of its own length: put together lane by lane from the matrices of all lengths.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LaneSteps<T>
    where T : struct, ILane<T>
{
    // Numbers in a step matrix, and how many of them act on the state; the rest answer to constant and ramp.
    private const int Entries = 23;
    private const int EntriesOfState = 19;

    /// <summary>The effect of the step on the linear part. "Constant" and "Ramp" are not filled.</summary>
    public StepMatrix<T> Matrix;

    /// <summary>Length of the step, days.</summary>
    public T Length;

    /// <summary>1/length.</summary>
    public T PerLength;

    /// <summary>2/length: 1/(gamma length).</summary>
    public T TwoPerLength;

    /// <summary>Length of the step in the smallest there are.</summary>
    public T Span;

    /// <summary>Gives a lane the step of length / 2^level.</summary>
    /// <param name="lane">Which lane.</param>
    /// <param name="level">Which matrix.</param>
    /// <param name="matrices">Step matrices of all levels.</param>
    /// <param name="length">Length of the whole step, days.</param>
    public void Set(int lane, int level, ReadOnlySpan<StepMatrix<T>> matrices, double length)
    {
        ref double from = ref Unsafe.Add(ref Unsafe.As<StepMatrix<T>, double>(ref Unsafe.AsRef(in matrices[level])), lane);
        ref double to = ref Unsafe.Add(ref Unsafe.As<StepMatrix<T>, double>(ref Matrix), lane);
        for (int i = 0; i < EntriesOfState; i++)
        {
            Unsafe.Add(ref to, i * T.Width) = Unsafe.Add(ref from, i * T.Width);
        }

        double h = length / (1 << level);
        Unsafe.Add(ref to, Entries * T.Width) = h;
        Unsafe.Add(ref to, (Entries + 1) * T.Width) = 1.0 / h;
        Unsafe.Add(ref to, (Entries + 2) * T.Width) = 2.0 / h;
        Unsafe.Add(ref to, (Entries + 3) * T.Width) = (1 << StepMatrixBuilder.Halvings) >> level;
    }
}
