using System.Numerics;

namespace Clearance.Numerics.Lanes;

/// <summary>
/// A group of <see cref="Width"/> double-precision numbers that take every operation together, one virtual patient per lane.
/// </summary>
/// <remarks>
/// One kernel source serves the scalar (<see cref="Lane1"/>), four-wide (<see cref="Lane4"/>) and eight-wide
/// (<see cref="Lane8"/>) machine. Every member acts on each lane alone and is an IEEE 754 operation or a bit operation, so a
/// patient's result is the same bit for bit whatever the width and whoever the neighbours are. Fused multiply-add is
/// always explicit, never left to the compiler.
/// <para>A mask is a lane whose bits are all ones (true) or all zeros (false).</para>
/// </remarks>
public interface ILane<TSelf> :
    IAdditionOperators<TSelf, TSelf, TSelf>,
    ISubtractionOperators<TSelf, TSelf, TSelf>,
    IMultiplyOperators<TSelf, TSelf, TSelf>,
    IDivisionOperators<TSelf, TSelf, TSelf>,
    IUnaryNegationOperators<TSelf, TSelf>
    where TSelf : struct, ILane<TSelf>
{
    /// <summary>Number of lanes: 1, 4 or 8.</summary>
    static abstract int Width { get; }

    /// <summary>The same number in every lane.</summary>
    static abstract TSelf Broadcast(double value);

    /// <summary>The same 64 bits in every lane, for the integer operations.</summary>
    static abstract TSelf BroadcastBits(ulong bits);

    /// <summary>Lane i takes <paramref name="source"/>[<paramref name="offset"/> + i].</summary>
    static abstract TSelf Load(ReadOnlySpan<double> source, int offset);

    /// <summary>Lane i goes to <paramref name="target"/>[<paramref name="offset"/> + i].</summary>
    static abstract void Store(TSelf value, Span<double> target, int offset);

    /// <summary>
    /// Lane i takes the number <paramref name="offset"/> + i places after <paramref name="origin"/>, unchecked: for kernels
    /// that have checked the lengths of their buffers once, at entry.
    /// </summary>
    static abstract TSelf LoadUnchecked(ref readonly double origin, int offset);

    /// <summary>Unchecked counterpart of <see cref="Store"/>, see <see cref="LoadUnchecked"/>.</summary>
    static abstract void StoreUnchecked(TSelf value, ref double origin, int offset);

    /// <summary>The 64-bit integers first, first + 1, ... across the lanes, as bits.</summary>
    static abstract TSelf Ramp(ulong first);

    /// <summary>a * b + c with one rounding.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>Square root, correctly rounded.</summary>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>Absolute value.</summary>
    static abstract TSelf Abs(TSelf value);

    /// <summary>The smaller of two numbers, taken as <c>a &lt; b ? a : b</c> (the second when either is NaN).</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>The larger of two numbers, taken as <c>a &gt; b ? a : b</c> (the second when either is NaN).</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>Mask of a &lt; b.</summary>
    static abstract TSelf LessThan(TSelf a, TSelf b);

    /// <summary>Mask of a &lt;= b.</summary>
    static abstract TSelf LessThanOrEqual(TSelf a, TSelf b);

    /// <summary>Where the mask is true the first number, else the second.</summary>
    static abstract TSelf Select(TSelf mask, TSelf ifTrue, TSelf ifFalse);

    /// <summary>Whether the mask is true in any lane. Only for leaving work out that could not change a result.</summary>
    static abstract bool Any(TSelf mask);

    /// <summary>Bit i is set where the mask is true in lane i. For what is done lane by lane.</summary>
    static abstract uint TrueLanes(TSelf mask);

    /// <summary>Bitwise and.</summary>
    static abstract TSelf BitAnd(TSelf a, TSelf b);

    /// <summary>Bitwise or.</summary>
    static abstract TSelf BitOr(TSelf a, TSelf b);

    /// <summary>Bitwise exclusive or.</summary>
    static abstract TSelf BitXor(TSelf a, TSelf b);

    /// <summary>64-bit integer addition of the bits.</summary>
    static abstract TSelf AddBits(TSelf a, TSelf b);

    /// <summary>64-bit integer subtraction of the bits.</summary>
    static abstract TSelf SubtractBits(TSelf a, TSelf b);

    /// <summary>Bits shifted left.</summary>
    static abstract TSelf ShiftLeft(TSelf value, int count);

    /// <summary>Bits shifted right, zeros entering.</summary>
    static abstract TSelf ShiftRight(TSelf value, int count);

    /// <summary>Product of the low 32 bits of each, as 64 bits.</summary>
    static abstract TSelf MultiplyLow32(TSelf a, TSelf b);
}
