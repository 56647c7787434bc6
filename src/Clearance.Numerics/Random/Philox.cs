using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Numerics.Random;

/// <summary>
/// The counter-based generator Philox4x32 with 10 rounds: a function from (counter, key) to 128 random bits.
/// </summary>
/// <remarks>
/// Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3 (SC11, doi 10.1145/2063384.2063405). Checked
/// against the authors' published vectors. There is no state, so any draw can be made alone, in any order, on any thread.
/// Each 32-bit word lives in the low half of a 64-bit lane.
/// </remarks>
public static class Philox
{
    private const ulong Multiplier0 = 0xD2511F53;
    private const ulong Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;
    private const ulong LowWord = 0xFFFF_FFFFUL;

    /// <summary>Replaces the four counter words by the four random words (each in the low 32 bits of its lanes).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Generate<T>(ref T c0, ref T c1, ref T c2, ref T c3, ulong key)
        where T : struct, ILane<T>
    {
        uint k0 = (uint)key;
        uint k1 = (uint)(key >> 32);
        for (int round = 0; round < 10; round++)
        {
            T p0 = T.MultiplyLow32(T.BroadcastBits(Multiplier0), c0);
            T p1 = T.MultiplyLow32(T.BroadcastBits(Multiplier1), c2);

            // High words of the products meet the neighbouring counter word and the key; low words move over unchanged.
            // The upper halves of c1 and c3 may hold rubbish from the products, MultiplyLow32 never reads it.
            T n0 = T.BitXor(T.BitXor(T.ShiftRight(p1, 32), c1), T.BroadcastBits(k0));
            T n2 = T.BitXor(T.BitXor(T.ShiftRight(p0, 32), c3), T.BroadcastBits(k1));
            c0 = n0;
            c1 = p1;
            c2 = n2;
            c3 = p0;
            unchecked
            {
                k0 += Weyl0;
                k1 += Weyl1;
            }
        }

        T low = T.BroadcastBits(LowWord);
        c0 = T.BitAnd(c0, low);
        c1 = T.BitAnd(c1, low);
        c2 = T.BitAnd(c2, low);
        c3 = T.BitAnd(c3, low);
    }
}
