using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;
using Clearance.Numerics.Random;

namespace Clearance.Simulation;

/// <summary>
/// The normal numbers behind the triggers of a block, kept so that they can be handed on and moved: [day][body, then four
/// regions][lane].
/// </summary>
internal static class TriggerNoise
{
    private const int L = BlockLayout.Lanes;

    /// <summary>Numbers for so many days of a block.</summary>
    public static int Length(int days) => days * TriggerPaths.NoiseColumns * L;

    /// <summary>Draws the numbers of the days from <paramref name="firstDay"/> on, the ones the patient would meet in any run.</summary>
    public static void Draw<T>(ulong seed, uint firstPatient, int firstDay, int days, Span<float> noise)
        where T : struct, ILane<T> =>
        Fill<T>(new RandomStream(seed, "trigger/body"), new RandomStream(seed, "trigger/region"), firstPatient, (uint)firstDay, days, noise);

    /// <summary>Draws the numbers of a move.</summary>
    public static void DrawMove<T>(ulong seed, uint firstPatient, uint move, int days, Span<float> noise)
        where T : struct, ILane<T> =>
        Fill<T>(new RandomStream(seed, "move/trigger/body"), new RandomStream(seed, "move/trigger/region"), firstPatient, move * DaysPerMove, days, noise);

    /// <summary>Longest history that can be moved, days.</summary>
    public const int DaysPerMove = 8192;

    /// <summary>The noise of a move becomes the proposal of one lane: outside the days that are renewed the old stands.</summary>
    public static void Restore(ReadOnlySpan<float> old, int lane, int from, int to, Span<float> noise)
    {
        for (int i = lane; i < Length(from); i += L)
        {
            noise[i] = old[i];
        }

        for (int i = Length(to) + lane; i < noise.Length; i += L)
        {
            noise[i] = old[i];
        }
    }

    private static void Fill<T>(RandomStream body, RandomStream region, uint firstPatient, uint firstDay, int days, Span<float> noise)
        where T : struct, ILane<T>
    {
        Span<double> row = stackalloc double[8 * L];
        for (int lane = 0; lane < L; lane += T.Width)
        {
            T patients = T.Ramp(firstPatient + (uint)lane);
            for (int day = 0; day < days; day++)
            {
                uint index = firstDay + (uint)day;
                if (day == 0 || (index & 3) == 0)
                {
                    Four(in body, patients, index >> 2, row, lane, 4);
                }

                Four(in region, patients, index, row, lane, 0);
                Span<float> target = noise.Slice(day * TriggerPaths.NoiseColumns * L, TriggerPaths.NoiseColumns * L);
                for (int i = lane; i < lane + T.Width; i++)
                {
                    target[i] = (float)row[((4 + (int)(index & 3)) * L) + i];
                    for (int r = 0; r < BlockLayout.Regions; r++)
                    {
                        target[((1 + r) * L) + i] = (float)row[(r * L) + i];
                    }
                }
            }
        }
    }

    // Alone in its method: two of these in one exceed what the compiler is willing to inline.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Four<T>(in RandomStream stream, T patients, uint index, Span<double> row, int lane, int column)
        where T : struct, ILane<T>
    {
        stream.FourNormals(patients, index, out T n0, out T n1, out T n2, out T n3);
        T.Store(n0, row, (column * L) + lane);
        T.Store(n1, row, ((column + 1) * L) + lane);
        T.Store(n2, row, ((column + 2) * L) + lane);
        T.Store(n3, row, ((column + 3) * L) + lane);
    }
}
