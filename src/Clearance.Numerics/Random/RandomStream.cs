using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Numerics.Random;

/// <summary>
/// The draws of one quantity of virtual patients: every number is a function of (seed, patient, quantity, index), never of
/// threads, lanes, solver steps or what was drawn before.
/// </summary>
/// <param name="Seed">The run's seed.</param>
/// <param name="Quantity">What is drawn: <see cref="QuantityId.Of"/> of a stable name such as "pk/dupilumab/eta/Vc".</param>
public readonly record struct RandomStream(ulong Seed, uint Quantity)
{
    /// <summary>The stream of the named quantity.</summary>
    public RandomStream(ulong seed, string quantityName)
        : this(seed, QuantityId.Of(quantityName))
    {
    }

    /// <summary>Uniform number strictly between 0 and 1, with 52 bits.</summary>
    public double Uniform(uint patient, uint index)
    {
        UniformPair(Lane1.Ramp(patient), index, out Lane1 first, out _);
        return first.Value;
    }

    /// <summary>Standard normal number.</summary>
    public double Normal(uint patient, uint index)
    {
        Normals(Lane1.Ramp(patient), index, out Lane1 first, out _);
        return first.Value;
    }

    /// <summary>Two independent uniform numbers strictly between 0 and 1 for each patient in the lanes.</summary>
    /// <param name="patients">Patient numbers as bits, see <see cref="ILane{TSelf}.Ramp"/>.</param>
    /// <param name="index">Index of the draw.</param>
    /// <param name="first">The number <see cref="Uniform"/> gives.</param>
    /// <param name="second">A further number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void UniformPair<T>(T patients, uint index, out T first, out T second)
        where T : struct, ILane<T>
    {
        Words(patients, index, out T w0, out T w1, out T w2, out T w3);
        first = Open52(w0, w1);
        second = Open52(w2, w3);
    }

    /// <summary>Two independent standard normal numbers for each patient in the lanes (Box-Muller, 52-bit uniforms).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Normals<T>(T patients, uint index, out T first, out T second)
        where T : struct, ILane<T>
    {
        UniformPair(patients, index, out T u, out T v);
        BoxMuller(u, v, out first, out second);
    }

    /// <summary>
    /// Four independent standard normal numbers for each patient in the lanes from one call of the generator (32-bit
    /// uniforms: values beyond 6.6 cannot occur). For process noise, where many are needed.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FourNormals<T>(T patients, uint index, out T n0, out T n1, out T n2, out T n3)
        where T : struct, ILane<T>
    {
        Words(patients, index, out T w0, out T w1, out T w2, out T w3);
        BoxMuller(Open32(w0), Open32(w1), out n0, out n1);
        BoxMuller(Open32(w2), Open32(w3), out n2, out n3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Words<T>(T patients, uint index, out T w0, out T w1, out T w2, out T w3)
        where T : struct, ILane<T>
    {
        w0 = T.BroadcastBits(index);
        w1 = T.BroadcastBits(Quantity);
        w2 = patients;
        w3 = T.BroadcastBits(0);
        Philox.Generate(ref w0, ref w1, ref w2, ref w3, Seed);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void BoxMuller<T>(T u, T v, out T first, out T second)
        where T : struct, ILane<T>
    {
        T radius = T.Sqrt(T.Broadcast(-2.0) * LaneMath.LogPositive(u));
        LaneMath.SinCosTurn(v, out T sine, out T cosine);
        first = radius * cosine;
        second = radius * sine;
    }

    // 2^52 + integer as a double holds the integer in its low bits; taking 2^52 off makes it a number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Open32<T>(T word)
        where T : struct, ILane<T> =>
        T.FusedMultiplyAdd(ToNumber(word), T.Broadcast(1.0 / 4294967296.0), T.Broadcast(0.5 / 4294967296.0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Open52<T>(T low, T high)
        where T : struct, ILane<T>
    {
        // 52 bits and a half step keep the number strictly inside (0, 1).
        T bits = T.BitOr(T.ShiftLeft(T.ShiftRight(high, 12), 32), low);
        return T.FusedMultiplyAdd(ToNumber(bits), T.Broadcast(1.0 / 4503599627370496.0), T.Broadcast(0.5 / 4503599627370496.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ToNumber<T>(T integer)
        where T : struct, ILane<T> =>
        T.BitOr(integer, T.BroadcastBits(0x4330_0000_0000_0000UL)) - T.Broadcast(4503599627370496.0);
}
