using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Clearance.Numerics.Lanes;
using static Clearance.Simulation.KernelBuffers;

namespace Clearance.Simulation;

/// <summary>The later stages of a step: signs, itch, and the scores they show. Leaf methods like <see cref="SkinStages"/>.</summary>
internal static class ScoreStages
{
    private const int Regions = BlockLayout.Regions;

    // The same numbers as EasiWeights.Adult (a test holds them together), as constants the compiler can place in the code.
    internal static ReadOnlySpan<double> RegionWeights => [0.1, 0.2, 0.3, 0.4];

    /// <summary>Signs S of every region and their share of the itch.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Signs<T>(in KernelBuffers b)
        where T : struct, ILane<T>
    {
        ref double work = ref b.Work;
        ref readonly double patient = ref b.Patient;
        ref readonly double weights = ref MemoryMarshal.GetReference(RegionWeights);
        for (int r = 0; r < Regions; r++)
        {
            T eMean = At<T>(in work, WorkColumn.Type2Mean + r);
            T eRise = At<T>(in work, WorkColumn.Type2Rise + r);
            T fMean = At<T>(in work, WorkColumn.OtherMean + r);
            T fRise = At<T>(in work, WorkColumn.OtherRise + r);
            T dMean = At<T>(in work, WorkColumn.BarrierMean + r);
            T dRise = At<T>(in work, WorkColumn.BarrierRise + r);
            SkinStages.Line(At<T>(in work, WorkColumn.Type2), At<T>(in work, WorkColumn.Type2Slope), eMean, eRise, out T t2, out T t2s);
            SkinStages.Line(At<T>(in b.Profile, ProfileColumn.Tyk2), At<T>(in b.Profile, ProfileColumn.Tyk2 + 1), fMean, fRise, out T t22, out T t22s);
            SkinStages.Line(At<T>(in b.Profile, ProfileColumn.Jak2), At<T>(in b.Profile, ProfileColumn.Jak2 + 1), fMean, fRise, out T tg, out T tgs);
            SkinStages.Line(At<T>(in work, WorkColumn.Il31), At<T>(in work, WorkColumn.Il31Slope), eMean, eRise, out T t31, out T t31s);
            T type2 = At<T>(in patient, PatientColumn.SignType2 + r);
            T other = At<T>(in patient, PatientColumn.SignOther + r);
            T interferon = At<T>(in patient, PatientColumn.SignInterferon);
            T il31 = At<T>(in patient, PatientColumn.SignIl31);
            T barrier = At<T>(in patient, PatientColumn.SignBarrier);
            T independent = At<T>(in patient, PatientColumn.SignIndependent);
            T level = T.FusedMultiplyAdd(type2, t2, other * t22) + T.FusedMultiplyAdd(interferon, tg, il31 * t31)
                + T.FusedMultiplyAdd(barrier, dMean, independent * fMean);
            T slope = T.FusedMultiplyAdd(type2, t2s, other * t22s) + T.FusedMultiplyAdd(interferon, tgs, il31 * t31s)
                + T.FusedMultiplyAdd(barrier, dRise, independent * fRise);
            T ends = At<T>(in work, WorkColumn.SteroidStart + r) + At<T>(in work, WorkColumn.SteroidEnd + r);
            T steroid = T.FusedMultiplyAdd(
                T.FusedMultiplyAdd(ends, T.Broadcast(0.5), At<T>(in work, WorkColumn.SteroidBow + r)), T.Broadcast(-0.5), T.Broadcast(1.0));
            T care = At<T>(in work, WorkColumn.CarePlain);
            T root = At<T>(in work, WorkColumn.RootTrigger + r);
            T factor = care * steroid * root;
            T steroidRise = At<T>(in work, WorkColumn.SteroidStart + r) - At<T>(in work, WorkColumn.SteroidEnd + r);
            T factorRise = root * T.FusedMultiplyAdd(At<T>(in work, WorkColumn.CarePlainRise), steroid, care * T.Broadcast(0.25) * steroidRise);
            Product(factor, factorRise, ref level, ref slope);
            T s0 = At<T>(in b.State, StateColumn.Signs + r);
            T s1 = SkinStages.Decay(in b, StepCoefficients.SignDecay, s0, level, slope);
            Put(ref b.State, StateColumn.Signs + r, s1);

            // The mean over the step follows from the equation itself: mean S = mean N - (S1 - S0)/(k h).
            T drift = s1 - s0;
            T mean = T.FusedMultiplyAdd(-drift, At<T>(in b.Coefficients, StepCoefficients.SignPerStep), level);
            Put(ref work, WorkColumn.SignMean + r, mean);

            // Within the step signs drift from s0 to s1 and ripple with the drug: both enter the mean of the curved score.
            T ripple = T.FusedMultiplyAdd(type2, At<T>(in work, WorkColumn.Type2Ripple), il31 * At<T>(in work, WorkColumn.Il31Ripple)) * eMean;
            T rippleOther = T.FusedMultiplyAdd(other, At<T>(in b.Profile, ProfileColumn.Tyk2Ripple), interferon * At<T>(in b.Profile, ProfileColumn.Jak2Ripple));
            ripple = T.FusedMultiplyAdd(rippleOther, fMean, ripple) * factor * At<T>(in patient, PatientColumn.SignRate);
            Put(ref work, WorkColumn.SignVariance + r, T.FusedMultiplyAdd(ripple, ripple, drift * drift * T.Broadcast(1.0 / 12.0)));

            T signs = At<T>(in patient, PatientColumn.ItchSigns);
            T itchBarrier = At<T>(in patient, PatientColumn.ItchBarrier);
            T weight = T.Broadcast(Unsafe.Add(ref Unsafe.AsRef(in weights), r));
            T regional = T.FusedMultiplyAdd(At<T>(in patient, PatientColumn.ItchIl31), t31, At<T>(in patient, PatientColumn.ItchType2) * t2)
                + T.FusedMultiplyAdd(itchBarrier, dMean, signs * mean);
            T regionalSlope = T.FusedMultiplyAdd(At<T>(in patient, PatientColumn.ItchIl31), t31s, At<T>(in patient, PatientColumn.ItchType2) * t2s)
                + T.FusedMultiplyAdd(itchBarrier, dRise, signs * T.Broadcast(0.5) * drift);
            Put(ref work, WorkColumn.ItchDrive, T.FusedMultiplyAdd(weight, regional, At<T>(in work, WorkColumn.ItchDrive)));
            Put(ref work, WorkColumn.ItchDriveSlope, T.FusedMultiplyAdd(weight, regionalSlope, At<T>(in work, WorkColumn.ItchDriveSlope)));
        }
    }

    // Moments 0 and 1 of a drive times a factor that rises in a straight line.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Product<T>(T factor, T factorRise, ref T level, ref T slope)
        where T : struct, ILane<T>
    {
        T mean = T.FusedMultiplyAdd(factor, level, T.Broadcast(1.0 / 3.0) * factorRise * slope);
        slope = T.FusedMultiplyAdd(factor, slope, factorRise * level);
        level = mean;
    }

    /// <summary>Itch Q of the step.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Itch<T>(in KernelBuffers b)
        where T : struct, ILane<T>
    {
        ref double work = ref b.Work;
        T level = At<T>(in work, WorkColumn.ItchDrive);
        T slope = At<T>(in work, WorkColumn.ItchDriveSlope);
        Product(At<T>(in work, WorkColumn.CareHalf), At<T>(in work, WorkColumn.CareHalfRise), ref level, ref slope);
        T q0 = At<T>(in b.State, StateColumn.Itch);
        T q1 = SkinStages.Decay(in b, StepCoefficients.ItchDecay, q0, level, slope);
        Put(ref b.State, StateColumn.Itch, q1);
        Put(ref b.State, StateColumn.ItchBow, At<T>(in b.Patient, PatientColumn.ItchRate) * T.Broadcast(-1.0 / 6.0) * slope);
        Put(ref b.State, StateColumn.ItchSlope, At<T>(in work, WorkColumn.PerDay) * (q1 - q0));
        Put(ref work, WorkColumn.ItchMean, T.FusedMultiplyAdd(q0 - q1, At<T>(in b.Coefficients, StepCoefficients.ItchPerStep), level));
    }

    /// <summary>e^u of every region, the beginning of its score. Exponential, logarithm and the rest are stages of their own,
    /// so that the long chains of the four regions overlap.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Visible<T>(in KernelBuffers b)
        where T : struct, ILane<T>
    {
        T threshold = At<T>(in b.Patient, PatientColumn.VisibleThreshold);
        T slope = At<T>(in b.Patient, PatientColumn.VisibleSlope);
        for (int r = 0; r < Regions; r++)
        {
            T u = (At<T>(in b.Work, WorkColumn.SignMean + r) - threshold) * slope;
            Put(ref b.Work, WorkColumn.Visible + r, u);
            Put(ref b.Work, WorkColumn.VisiblePower + r, Visibility.Power(u));
        }
    }

    /// <summary>ln(1 + e^u) of every region.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Softplus<T>(in KernelBuffers b)
        where T : struct, ILane<T>
    {
        for (int r = 0; r < Regions; r++)
        {
            T softplus = Visibility.Softplus(At<T>(in b.Work, WorkColumn.Visible + r), At<T>(in b.Work, WorkColumn.VisiblePower + r));
            Put(ref b.Work, WorkColumn.Visible + r, softplus);
        }
    }

    /// <summary>Regional EASI and itch of the step, added to the day's sums.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Easi<T>(in KernelBuffers b)
        where T : struct, ILane<T>
    {
        T slope = At<T>(in b.Patient, PatientColumn.VisibleSlope);
        T h = At<T>(in b.Work, WorkColumn.Length);
        for (int r = 0; r < Regions; r++)
        {
            T easi = Visibility.MeanEasi(
                At<T>(in b.Work, WorkColumn.Visible + r),
                At<T>(in b.Work, WorkColumn.VisiblePower + r),
                At<T>(in b.Work, WorkColumn.SignVariance + r),
                slope,
                At<T>(in b.Patient, PatientColumn.EasiScale + r),
                At<T>(in b.Patient, PatientColumn.EasiRest + r));
            Put(ref b.Work, WorkColumn.DayEasi + r, T.FusedMultiplyAdd(h, easi, At<T>(in b.Work, WorkColumn.DayEasi + r)));
        }

        T itch = At<T>(in b.Work, WorkColumn.DayItch);
        Put(ref b.Work, WorkColumn.DayItch, T.FusedMultiplyAdd(h, At<T>(in b.Work, WorkColumn.ItchMean), itch));
    }

    /// <summary>Writes the day's means, adds the day's hazards, and begins the next day.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void EndDay<T>(in KernelBuffers b, ref readonly double shadow, ref double row)
        where T : struct, ILane<T>
    {
        T easi = T.Broadcast(0.0);
        ref readonly double weights = ref MemoryMarshal.GetReference(RegionWeights);
        for (int r = 0; r < Regions; r++)
        {
            T regional = At<T>(in b.Work, WorkColumn.DayEasi + r);
            Put(ref b.Work, WorkColumn.DayEasi + r, T.Broadcast(0.0));
            Put(ref row, DailyColumn.RegionalEasi + r, regional);
            easi = T.FusedMultiplyAdd(T.Broadcast(Unsafe.Add(ref Unsafe.AsRef(in weights), r)), regional, easi);
        }

        Put(ref row, DailyColumn.Easi, easi);
        T scale = At<T>(in b.Patient, PatientColumn.ItchScale);
        T q = At<T>(in b.Work, WorkColumn.DayItch) * scale;
        Put(ref b.Work, WorkColumn.DayItch, T.Broadcast(0.0));
        Put(ref row, DailyColumn.Itch, T.Broadcast(10.0) * q / (q + (T.Broadcast(1.0) - scale)));
        Hazards.AddDay<T>(in b.Patient, ref b.State, in b.Profile, in shadow, easi);
    }
}
