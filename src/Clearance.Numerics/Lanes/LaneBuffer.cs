using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Clearance.Numerics.Lanes;

/// <summary>
/// Memory for columns of eight patients that begins on a cache line, so that each column is one line: an eight-wide load
/// or store that crosses two lines costs twice. The array is pinned, the collector never moves it.
/// </summary>
public sealed class LaneBuffer
{
    private const int LineBytes = 64;
    private const int Spare = (LineBytes / sizeof(double)) - 1;
    private readonly double[] _memory;
    private readonly int _start;
    private readonly int _length;

    /// <summary>Zeros.</summary>
    /// <param name="length">How many numbers.</param>
    public LaneBuffer(int length)
    {
        _memory = GC.AllocateArray<double>(length + Spare, pinned: true);
        _start = ToLine(_memory);
        _length = length;
    }

    /// <summary>The numbers.</summary>
    public Span<double> Span => _memory.AsSpan(_start, _length);

    /// <summary>Numbers to ask the stack for so that <see cref="OnStack"/> finds a cache line in them.</summary>
    public static int StackLength(int length) => length + Spare;

    /// <summary>The part of memory on the stack that begins on a cache line.</summary>
    /// <param name="memory"><see cref="StackLength"/> numbers.</param>
    public static Span<double> OnStack(Span<double> memory) => memory[ToLine(memory)..(memory.Length - Spare + ToLine(memory))];

    private static int ToLine(Span<double> memory)
    {
        nint address = Unsafe.ByteOffset(ref Unsafe.NullRef<double>(), ref MemoryMarshal.GetReference(memory));
        return (int)(-address & (LineBytes - 1)) / sizeof(double);
    }
}
