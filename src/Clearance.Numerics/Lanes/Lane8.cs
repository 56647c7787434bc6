using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Clearance.Numerics.Lanes;

/// <summary>Eight lanes in one Vector512.</summary>
public readonly struct Lane8(Vector512<double> value) : ILane<Lane8>, IEquatable<Lane8>
{
    private readonly Vector512<double> _value = value;

    /// <summary>The numbers.</summary>
    public Vector512<double> Value => _value;

    public static int Width => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Broadcast(double value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 BroadcastBits(ulong bits) => new(Vector512.Create(bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Load(ReadOnlySpan<double> source, int offset) =>
        new(Vector512.Create(source.Slice(offset, 8)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane8 value, Span<double> target, int offset) =>
        value._value.CopyTo(target.Slice(offset, 8));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 LoadUnchecked(ref readonly double origin, int offset) =>
        new(Vector512.LoadUnsafe(in origin, (nuint)offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreUnchecked(Lane8 value, ref double origin, int offset) =>
        value._value.StoreUnsafe(ref origin, (nuint)offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Ramp(ulong first) => new((Vector512.Create(first) + Vector512<ulong>.Indices).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator +(Lane8 left, Lane8 right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator -(Lane8 left, Lane8 right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator *(Lane8 left, Lane8 right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator /(Lane8 left, Lane8 right) => new(left._value / right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator -(Lane8 value) => new(-value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 FusedMultiplyAdd(Lane8 a, Lane8 b, Lane8 c) =>
        new(Vector512.FusedMultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Sqrt(Lane8 value) => new(Vector512.Sqrt(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Abs(Lane8 value) => new(Vector512.Abs(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Min(Lane8 a, Lane8 b) => Select(LessThan(a, b), a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Max(Lane8 a, Lane8 b) => Select(LessThan(b, a), a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 LessThan(Lane8 a, Lane8 b) => new(Vector512.LessThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 LessThanOrEqual(Lane8 a, Lane8 b) => new(Vector512.LessThanOrEqual(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Select(Lane8 mask, Lane8 ifTrue, Lane8 ifFalse) =>
        new(Vector512.ConditionalSelect(mask._value, ifTrue._value, ifFalse._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lane8 mask) => Vector512.ExtractMostSignificantBits(mask._value) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint TrueLanes(Lane8 mask) => (uint)Vector512.ExtractMostSignificantBits(mask._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 BitAnd(Lane8 a, Lane8 b) => new(a._value & b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 BitOr(Lane8 a, Lane8 b) => new(a._value | b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 BitXor(Lane8 a, Lane8 b) => new(a._value ^ b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 AddBits(Lane8 a, Lane8 b) => new((a.Bits + b.Bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 SubtractBits(Lane8 a, Lane8 b) => new((a.Bits - b.Bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 ShiftLeft(Lane8 value, int count) => new((value.Bits << count).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 ShiftRight(Lane8 value, int count) => new((value.Bits >>> count).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 MultiplyLow32(Lane8 a, Lane8 b)
    {
        // The machine's 32 x 32 -> 64 bit product is one instruction; the generic 64-bit product is three.
        if (Avx512F.IsSupported)
        {
            return new(Avx512F.Multiply(a._value.AsUInt32(), b._value.AsUInt32()).AsDouble());
        }

        Vector512<ulong> low = Vector512.Create(0xFFFF_FFFFUL);
        return new(((a.Bits & low) * (b.Bits & low)).AsDouble());
    }

    public static bool operator ==(Lane8 left, Lane8 right) => left.Equals(right);

    public static bool operator !=(Lane8 left, Lane8 right) => !left.Equals(right);

    /// <summary>Equality of the bits, so that NaN equals itself.</summary>
    public bool Equals(Lane8 other) => Vector512.EqualsAll(Bits, other.Bits);

    public override bool Equals(object? obj) => obj is Lane8 other && Equals(other);

    public override int GetHashCode() => Bits.GetHashCode();

    private Vector512<ulong> Bits => _value.AsUInt64();
}
