using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Clearance.Pharmacokinetics;

/// <summary>One patient's view of a <see cref="StepMatrix{T}"/> that holds several patients side by side.</summary>
internal readonly ref struct LaneMatrix
{
    /// <summary>Number of entries of a step matrix.</summary>
    public const int Entries = 23;

    private readonly ref double _first;
    private readonly int _stride;

    /// <summary>The matrix of one lane.</summary>
    /// <param name="matrices">All levels, as numbers.</param>
    /// <param name="width">Lanes.</param>
    /// <param name="level">Which level.</param>
    /// <param name="lane">Which lane.</param>
    public LaneMatrix(ReadOnlySpan<double> matrices, int width, int level, int lane)
    {
        ReadOnlySpan<double> matrix = matrices.Slice(level * Entries * width, Entries * width);
        _first = ref Unsafe.Add(ref MemoryMarshal.GetReference(matrix), lane);
        _stride = width;
    }

    public double Stay => Entry(0);

    public double Next => Entry(1);

    public double NextButOne => Entry(2);

    public double S4FromS1 => Entry(3);

    public double S4FromS2 => Entry(4);

    public double S4FromS3 => Entry(5);

    public double S4FromS4 => Entry(6);

    public double CFromS1 => Entry(7);

    public double CFromS2 => Entry(8);

    public double CFromS3 => Entry(9);

    public double CFromS4 => Entry(10);

    public double CFromC => Entry(11);

    public double CFromP => Entry(12);

    public double PFromS1 => Entry(13);

    public double PFromS2 => Entry(14);

    public double PFromS3 => Entry(15);

    public double PFromS4 => Entry(16);

    public double PFromC => Entry(17);

    public double PFromP => Entry(18);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Entry(int index) => Unsafe.Add(ref _first, index * _stride);
}
