using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;
using Clearance.Numerics.Random;
using static Clearance.Simulation.KernelBuffers;

namespace Clearance.Simulation;

/// <summary>
/// The fluctuating external trigger: an Ornstein-Uhlenbeck log trigger common to the body and one for each region, on a fixed
/// grid of calendar days, exact between the days, constant within a day.
/// </summary>
/// <remarks>
/// A patient's path is a function of (seed, patient, calendar day) alone: the same under every option, step plan, thread and
/// lane width. Calendar day 0 of the paths is the first day of the burn-in. g = exp(clamp(v (theta + theta_r), -1.5, 1.5))
/// with stationary variances 0.81 s_ou^2 (body) and 0.16 s_ou^2 (region).
/// </remarks>
internal static class TriggerPaths
{
    private const int L = BlockLayout.Lanes;
    private const double Bound = 1.5;

    /// <summary>Numbers a path of so many days needs for one block.</summary>
    public static int Length(int days) => days * BlockLayout.Regions * L;

    /// <summary>Writes the square root of g for each calendar day and region.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="firstPatient">Number of the block's first patient.</param>
    /// <param name="days">Calendar days.</param>
    /// <param name="patient">Patient columns.</param>
    /// <param name="paths">The paths, <see cref="Length"/> numbers.</param>
    public static void Fill<T>(ulong seed, uint firstPatient, int days, ReadOnlySpan<double> patient, Span<double> paths)
        where T : struct, ILane<T>
    {
        if (paths.Length < Length(days) || patient.Length < PatientColumn.Count * L)
        {
            throw new ArgumentException("The buffers are shorter than the days and the patient ask for.", nameof(paths));
        }

        RandomStream body = new(seed, BodyQuantity);
        RandomStream region = new(seed, RegionQuantity);
        for (int lane = 0; lane < L; lane += T.Width)
        {
            FillLanes(body, region, T.Ramp(firstPatient + (uint)lane), days, patient[lane..], paths[lane..]);
        }
    }

    /// <summary>
    /// Carries paths on from given log triggers: the days after the last one that is kept, drawn by (seed, patient, day).
    /// </summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="firstPatient">Number of the block's first patient.</param>
    /// <param name="firstDay">Number of the first day drawn, a multiple of 4: addresses the draws.</param>
    /// <param name="days">Days.</param>
    /// <param name="patient">Patient columns.</param>
    /// <param name="triggers">Log triggers of the day before, body first, in SDs.</param>
    /// <param name="paths">The paths, <see cref="Length"/> numbers.</param>
    public static void Continue<T>(
        ulong seed, uint firstPatient, uint firstDay, int days, ReadOnlySpan<double> patient, ReadOnlySpan<double> triggers, Span<double> paths)
        where T : struct, ILane<T>
    {
        RandomStream body = new(seed, BodyQuantity);
        RandomStream region = new(seed, RegionQuantity);
        Span<double> memory = stackalloc double[WorkColumns * L];
        for (int lane = 0; lane < L; lane += T.Width)
        {
            ref double work = ref Begin<T>(patient, triggers, lane, memory);
            T patients = T.Ramp(firstPatient + (uint)lane);
            for (int day = 0; day < days; day++)
            {
                if ((day & 3) == 0)
                {
                    Draw(body, patients, (firstDay + (uint)day) >> 2, ref work, BodyNormals);
                }

                Draw(region, patients, firstDay + (uint)day, ref work, RegionNormals);
                Advance<T>(ref work, BodyNormals + (day & 3), ref paths[(day * BlockLayout.Regions * L) + lane]);
            }
        }
    }

    /// <summary>Writes paths whose normal numbers are given.</summary>
    /// <param name="noise">Normal numbers: [day][body, then four regions][lane].</param>
    /// <param name="days">Days.</param>
    /// <param name="isFirst">True when these are the first days of all, whose triggers are drawn from the stationary law.</param>
    /// <param name="patient">Patient columns.</param>
    /// <param name="triggers">Log triggers of the day before in SDs, body first; replaced by those of the last day.</param>
    /// <param name="paths">The paths, <see cref="Length"/> numbers.</param>
    public static void Given<T>(
        ReadOnlySpan<float> noise, int days, bool isFirst, ReadOnlySpan<double> patient, Span<double> triggers, Span<double> paths)
        where T : struct, ILane<T>
    {
        Span<double> memory = stackalloc double[WorkColumns * L];
        Span<double> row = stackalloc double[NoiseColumns * L];
        for (int lane = 0; lane < L; lane += T.Width)
        {
            ref double work = ref Begin<T>(patient, triggers, lane, memory);
            if (isFirst)
            {
                Put(ref work, Keep, T.Broadcast(0.0));
                Put(ref work, Add, T.Broadcast(1.0));
            }

            for (int day = 0; day < days; day++)
            {
                ReadOnlySpan<float> numbers = noise.Slice(day * NoiseColumns * L, NoiseColumns * L);
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] = numbers[i];
                }

                Put(ref work, BodyNormals, T.Load(row, lane));
                for (int r = 0; r < BlockLayout.Regions; r++)
                {
                    Put(ref work, RegionNormals + r, T.Load(row, ((1 + r) * L) + lane));
                }

                Advance<T>(ref work, BodyNormals, ref paths[(day * BlockLayout.Regions * L) + lane]);
                if (day == 0 && isFirst)
                {
                    SetMemory<T>(patient, lane, ref work);
                }
            }

            for (int k = 0; k < NoiseColumns; k++)
            {
                T.Store(At<T>(in work, Body + k), triggers, (k * L) + lane);
            }
        }
    }

    /// <summary>Normal numbers a day: body and four regions.</summary>
    public const int NoiseColumns = 1 + BlockLayout.Regions;

    // Working memory of a path that goes on from given log triggers.
    private static ref double Begin<T>(ReadOnlySpan<double> patient, ReadOnlySpan<double> triggers, int lane, Span<double> memory)
        where T : struct, ILane<T>
    {
        memory.Clear();
        ref double work = ref memory[0];
        Scales<T>(in patient[lane], ref work);
        SetMemory<T>(patient, lane, ref work);
        for (int k = 0; k < NoiseColumns; k++)
        {
            Put(ref work, Body + k, T.Load(triggers, (k * L) + lane));
        }

        return ref work;
    }

    private static void SetMemory<T>(ReadOnlySpan<double> patient, int lane, ref double work)
        where T : struct, ILane<T>
    {
        T correlation = At<T>(in patient[lane], PatientColumn.TriggerCorrelation);
        Put(ref work, Keep, correlation);
        Put(ref work, Add, T.Sqrt(T.FusedMultiplyAdd(-correlation, correlation, T.Broadcast(1.0))));
    }

    private static readonly uint BodyQuantity = QuantityId.Of("trigger/body");
    private static readonly uint RegionQuantity = QuantityId.Of("trigger/region");

    // Columns of the working memory: the log triggers, the factors of the coming day, and the normal numbers.
    private const int Body = 0, Region = 1, Keep = 5, Add = 6, BodyScale = 7, RegionScale = 8, BodyNormals = 9, RegionNormals = 13, WorkColumns = 17;

    private static void FillLanes<T>(
        RandomStream body, RandomStream region, T patients, int days, ReadOnlySpan<double> patient, Span<double> paths)
        where T : struct, ILane<T>
    {
        Span<double> memory = LaneBuffer.OnStack(stackalloc double[LaneBuffer.StackLength(WorkColumns * L)]);
        memory.Clear();
        ref double work = ref memory[0];
        ref double target = ref paths[0];
        Scales<T>(in patient[0], ref work);
        T correlation = At<T>(in patient[0], PatientColumn.TriggerCorrelation);
        T innovation = T.Sqrt(T.FusedMultiplyAdd(-correlation, correlation, T.Broadcast(1.0)));
        for (int day = 0; day < days; day++)
        {
            // One call of the generator serves the body's trigger for four days.
            if ((day & 3) == 0)
            {
                Draw(body, patients, (uint)day >> 2, ref work, BodyNormals);
            }

            Draw(region, patients, (uint)day, ref work, RegionNormals);
            Advance<T>(ref work, BodyNormals + (day & 3), ref Unsafe.Add(ref target, day * BlockLayout.Regions * L));
            Put(ref work, Keep, correlation);
            Put(ref work, Add, innovation);
        }
    }

    // Half of the clamped log trigger gives the root; the patient's lability and the SD go into one factor. The first draw
    // is from the stationary distribution: weight 1 for the innovation, 0 for what was before.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Scales<T>(ref readonly double patient, ref double work)
        where T : struct, ILane<T>
    {
        T scale = T.Broadcast(0.5) * At<T>(in patient, PatientColumn.Lability);
        Put(ref work, BodyScale, scale * At<T>(in patient, PatientColumn.BodyTriggerSd));
        Put(ref work, RegionScale, scale * At<T>(in patient, PatientColumn.RegionTriggerSd));
        Put(ref work, Keep, T.Broadcast(0.0));
        Put(ref work, Add, T.Broadcast(1.0));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Draw<T>(RandomStream stream, T patients, uint index, ref double work, int column)
        where T : struct, ILane<T>
    {
        stream.FourNormals(patients, index, out T n0, out T n1, out T n2, out T n3);
        Put(ref work, column, n0);
        Put(ref work, column + 1, n1);
        Put(ref work, column + 2, n2);
        Put(ref work, column + 3, n3);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Advance<T>(ref double work, int bodyNormal, ref double row)
        where T : struct, ILane<T>
    {
        T keep = At<T>(in work, Keep);
        T add = At<T>(in work, Add);
        T limit = T.Broadcast(0.5 * Bound);
        T theta = T.FusedMultiplyAdd(add, At<T>(in work, bodyNormal), keep * At<T>(in work, Body));
        Put(ref work, Body, theta);
        T common = At<T>(in work, BodyScale) * theta;
        T regionScale = At<T>(in work, RegionScale);
        for (int r = 0; r < BlockLayout.Regions; r++)
        {
            T own = T.FusedMultiplyAdd(add, At<T>(in work, RegionNormals + r), keep * At<T>(in work, Region + r));
            Put(ref work, Region + r, own);
            T half = T.FusedMultiplyAdd(regionScale, own, common);
            Put(ref row, r, LaneMath.ExpBounded(T.Max(-limit, T.Min(half, limit))));
        }
    }
}
