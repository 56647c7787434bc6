using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Clearance.Numerics.Lanes;

/// <summary>Four lanes in one Vector256.</summary>
public readonly struct Lane4(Vector256<double> value) : ILane<Lane4>, IEquatable<Lane4>
{
    private readonly Vector256<double> _value = value;

    /// <summary>The numbers.</summary>
    public Vector256<double> Value => _value;

    public static int Width => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Broadcast(double value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 BroadcastBits(ulong bits) => new(Vector256.Create(bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Load(ReadOnlySpan<double> source, int offset) =>
        new(Vector256.Create(source.Slice(offset, 4)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane4 value, Span<double> target, int offset) =>
        value._value.CopyTo(target.Slice(offset, 4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 LoadUnchecked(ref readonly double origin, int offset) =>
        new(Vector256.LoadUnsafe(in origin, (nuint)offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreUnchecked(Lane4 value, ref double origin, int offset) =>
        value._value.StoreUnsafe(ref origin, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Ramp(ulong first) => new((Vector256.Create(first) + Vector256<ulong>.Indices).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator +(Lane4 left, Lane4 right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator -(Lane4 left, Lane4 right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator *(Lane4 left, Lane4 right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator /(Lane4 left, Lane4 right) => new(left._value / right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator -(Lane4 value) => new(-value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 FusedMultiplyAdd(Lane4 a, Lane4 b, Lane4 c) =>
        new(Vector256.FusedMultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Sqrt(Lane4 value) => new(Vector256.Sqrt(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Abs(Lane4 value) => new(Vector256.Abs(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Min(Lane4 a, Lane4 b) => Select(LessThan(a, b), a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Max(Lane4 a, Lane4 b) => Select(LessThan(b, a), a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 LessThan(Lane4 a, Lane4 b) => new(Vector256.LessThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 LessThanOrEqual(Lane4 a, Lane4 b) => new(Vector256.LessThanOrEqual(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Select(Lane4 mask, Lane4 ifTrue, Lane4 ifFalse) =>
        new(Vector256.ConditionalSelect(mask._value, ifTrue._value, ifFalse._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lane4 mask) => Vector256.ExtractMostSignificantBits(mask._value) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint TrueLanes(Lane4 mask) => Vector256.ExtractMostSignificantBits(mask._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 BitAnd(Lane4 a, Lane4 b) => new(a._value & b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 BitOr(Lane4 a, Lane4 b) => new(a._value | b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 BitXor(Lane4 a, Lane4 b) => new(a._value ^ b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 AddBits(Lane4 a, Lane4 b) => new((a.Bits + b.Bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 SubtractBits(Lane4 a, Lane4 b) => new((a.Bits - b.Bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 ShiftLeft(Lane4 value, int count) => new((value.Bits << count).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 ShiftRight(Lane4 value, int count) => new((value.Bits >>> count).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 MultiplyLow32(Lane4 a, Lane4 b)
    {
        // The machine's 32 x 32 -> 64 bit product is one instruction; the generic 64-bit product is three.
        if (Avx2.IsSupported)
        {
            return new(Avx2.Multiply(a._value.AsUInt32(), b._value.AsUInt32()).AsDouble());
        }

        Vector256<ulong> low = Vector256.Create(0xFFFF_FFFFUL);
        return new(((a.Bits & low) * (b.Bits & low)).AsDouble());
    }

    public static bool operator ==(Lane4 left, Lane4 right) => left.Equals(right);

    public static bool operator !=(Lane4 left, Lane4 right) => !left.Equals(right);

    /// <summary>Equality of the bits, so that NaN equals itself.</summary>
    public bool Equals(Lane4 other) => Vector256.EqualsAll(Bits, other.Bits);

    public override bool Equals(object? obj) => obj is Lane4 other && Equals(other);

    public override int GetHashCode() => Bits.GetHashCode();

    private Vector256<ulong> Bits => _value.AsUInt64();
}
