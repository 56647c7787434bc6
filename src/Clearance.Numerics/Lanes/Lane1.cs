using System.Runtime.CompilerServices;

namespace Clearance.Numerics.Lanes;

/// <summary>One lane: the scalar machine, and the reference against which the wide lanes are tested bit for bit.</summary>
public readonly struct Lane1(double value) : ILane<Lane1>, IEquatable<Lane1>
{
    private readonly double _value = value;

    /// <summary>The number.</summary>
    public double Value => _value;

    public static int Width => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Broadcast(double value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 BroadcastBits(ulong bits) => new(BitConverter.UInt64BitsToDouble(bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Load(ReadOnlySpan<double> source, int offset) => new(source[offset]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane1 value, Span<double> target, int offset) => target[offset] = value._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 LoadUnchecked(ref readonly double origin, int offset) =>
        new(Unsafe.Add(ref Unsafe.AsRef(in origin), offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreUnchecked(Lane1 value, ref double origin, int offset) =>
        Unsafe.Add(ref origin, offset) = value._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Ramp(ulong first) => BroadcastBits(first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 operator +(Lane1 left, Lane1 right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 operator -(Lane1 left, Lane1 right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 operator *(Lane1 left, Lane1 right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 operator /(Lane1 left, Lane1 right) => new(left._value / right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 operator -(Lane1 value) => new(-value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 FusedMultiplyAdd(Lane1 a, Lane1 b, Lane1 c) => new(Math.FusedMultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Sqrt(Lane1 value) => new(Math.Sqrt(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Abs(Lane1 value) => new(Math.Abs(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Min(Lane1 a, Lane1 b) => a._value < b._value ? a : b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Max(Lane1 a, Lane1 b) => a._value > b._value ? a : b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 LessThan(Lane1 a, Lane1 b) => Mask(a._value < b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 LessThanOrEqual(Lane1 a, Lane1 b) => Mask(a._value <= b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Select(Lane1 mask, Lane1 ifTrue, Lane1 ifFalse) => mask.Bits != 0 ? ifTrue : ifFalse;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lane1 mask) => mask.Bits != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint TrueLanes(Lane1 mask) => mask.Bits != 0 ? 1u : 0u;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 BitAnd(Lane1 a, Lane1 b) => BroadcastBits(a.Bits & b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 BitOr(Lane1 a, Lane1 b) => BroadcastBits(a.Bits | b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 BitXor(Lane1 a, Lane1 b) => BroadcastBits(a.Bits ^ b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 AddBits(Lane1 a, Lane1 b) => BroadcastBits(unchecked(a.Bits + b.Bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 SubtractBits(Lane1 a, Lane1 b) => BroadcastBits(unchecked(a.Bits - b.Bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 ShiftLeft(Lane1 value, int count) => BroadcastBits(value.Bits << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 ShiftRight(Lane1 value, int count) => BroadcastBits(value.Bits >> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 MultiplyLow32(Lane1 a, Lane1 b) => BroadcastBits((ulong)(uint)a.Bits * (uint)b.Bits);

    public static bool operator ==(Lane1 left, Lane1 right) => left.Bits == right.Bits;

    public static bool operator !=(Lane1 left, Lane1 right) => left.Bits != right.Bits;

    /// <summary>Equality of the bits, so that NaN equals itself.</summary>
    public bool Equals(Lane1 other) => Bits == other.Bits;

    public override bool Equals(object? obj) => obj is Lane1 other && Equals(other);

    public override int GetHashCode() => Bits.GetHashCode();

    private ulong Bits => BitConverter.DoubleToUInt64Bits(_value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane1 Mask(bool condition) => BroadcastBits(condition ? ulong.MaxValue : 0UL);
}
