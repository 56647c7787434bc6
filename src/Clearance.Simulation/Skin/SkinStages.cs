using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Clearance.Numerics.Lanes;
using static Clearance.Simulation.KernelBuffers;

namespace Clearance.Simulation;

/// <summary>
/// The stages of one step of <see cref="SkinKernel"/>, each a leaf method: numbers pass between them through memory, so that
/// every vector of a stage lives in registers (one long method exceeds what the compiler is willing to inline).
/// </summary>
internal static class SkinStages
{
    private const int Regions = BlockLayout.Regions;

    /// <summary>Residual signals of the step, biologic and JAK inhibitor in series, and what else all regions share.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Signals<T>(in KernelBuffers b, double length, double careOnset, double careRise)
        where T : struct, ILane<T>
    {
        ref double work = ref b.Work;
        ref readonly double patient = ref b.Patient;
        T one = T.Broadcast(1.0);
        T half = T.Broadcast(0.5);
        T h = T.Broadcast(length);
        T il13 = At<T>(in patient, PatientColumn.Il13Share);
        Product(in b.Biologic, BiologicColumn.Il13, in b.Profile, ProfileColumn.Il13, out T r13, out T r13s);
        Product(in b.Biologic, BiologicColumn.Il4, in b.Profile, ProfileColumn.Tyk2, out T r4, out T r4s);
        Put(ref work, WorkColumn.Type2, T.FusedMultiplyAdd(il13, r13 - r4, r4));
        Put(ref work, WorkColumn.Type2Slope, T.FusedMultiplyAdd(il13, r13s - r4s, r4s));
        Product(in b.Biologic, BiologicColumn.Il31, in b.Profile, ProfileColumn.Jak2, out T il31, out T il31s);
        Put(ref work, WorkColumn.Il31, il31);
        Put(ref work, WorkColumn.Il31Slope, il31s);
        Product(in b.Biologic, BiologicColumn.Il4, in b.Profile, ProfileColumn.DriveIl4, out T drive, out T drives);
        Put(ref work, WorkColumn.DriveIl4, drive);
        Put(ref work, WorkColumn.DriveIl4Slope, drives);
        T ripple4 = (one - il13) * At<T>(in b.Biologic, BiologicColumn.Il4) * At<T>(in b.Profile, ProfileColumn.Tyk2Ripple);
        T ripple13 = il13 * At<T>(in b.Biologic, BiologicColumn.Il13);
        Put(ref work, WorkColumn.Type2Ripple, T.FusedMultiplyAdd(ripple13, At<T>(in b.Profile, ProfileColumn.Il13Ripple), ripple4));
        Put(ref work, WorkColumn.Il31Ripple, At<T>(in b.Profile, ProfileColumn.Jak2Ripple) * At<T>(in b.Biologic, BiologicColumn.Il31));

        T most = At<T>(in patient, PatientColumn.Care) + At<T>(in patient, PatientColumn.Trial);
        T placebo = most * T.Broadcast(careOnset);
        T further = most * T.Broadcast(-careRise);
        Put(ref work, WorkColumn.CarePlainRise, further);
        Put(ref work, WorkColumn.CareHalfRise, half * further);
        T careHalf = T.FusedMultiplyAdd(placebo, T.Broadcast(-0.5), one);
        Put(ref work, WorkColumn.CarePlain, one - placebo);
        Put(ref work, WorkColumn.CareHalf, careHalf);

        T itch0 = At<T>(in b.State, StateColumn.Itch);
        T rise = half * h * At<T>(in b.State, StateColumn.ItchSlope);
        T scratch = At<T>(in patient, PatientColumn.Scratch);
        Put(ref work, WorkColumn.Scratch, scratch * (T.FusedMultiplyAdd(h, At<T>(in b.State, StateColumn.ItchBow), itch0) + rise));
        Put(ref work, WorkColumn.ScratchSlope, scratch * rise);
        T loss = At<T>(in patient, PatientColumn.MemoryLoss) * At<T>(in b.Profile, ProfileColumn.GammaChainBlockade);
        Put(ref work, WorkColumn.MemoryLost, loss * h);

        // For y' = k (N - y) the bow is -k h N1/6, N1 the first moment of N.
        T sixth = h * T.Broadcast(-1.0 / 6.0);
        Put(ref work, WorkColumn.EffectorBow, At<T>(in patient, PatientColumn.EffectorRate) * sixth);
        Put(ref work, WorkColumn.BarrierBow, At<T>(in patient, PatientColumn.BarrierRate) * sixth);
        Put(ref work, WorkColumn.Length, h);
        Put(ref work, WorkColumn.PerDay, T.Broadcast(1.0 / length));
        Put(ref work, WorkColumn.ItchDrive, At<T>(in patient, PatientColumn.ItchConstant));
        Put(ref work, WorkColumn.ItchDriveSlope, T.Broadcast(0.0));
    }

    /// <summary>
    /// Topical steroid: exact decay towards its steady level; its effect tau = Etop K/(1 + K) at both ends of the step, and
    /// how far its mean lies above theirs: -h/12 (tau' at the end - tau' at the start), Euler and Maclaurin's first term. A steroid used
    /// as needed is put on in proportion to the square of the signs, as they stand when the step begins.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Steroid<T>(in KernelBuffers b, Vector256<double> applicationsPerDay, bool isAsNeeded)
        where T : struct, ILane<T>
    {
        T one = T.Broadcast(1.0);
        T etop = At<T>(in b.Patient, PatientColumn.SteroidEffect);
        T decay = At<T>(in b.Coefficients, StepCoefficients.SteroidDecay);
        T gain = At<T>(in b.Coefficients, StepCoefficients.SteroidGain);
        T rate = At<T>(in b.Patient, PatientColumn.SteroidRate);
        T bow = etop * At<T>(in b.Work, WorkColumn.Length) * T.Broadcast(1.0 / 12.0);
        for (int r = 0; r < Regions; r++)
        {
            T start = At<T>(in b.State, StateColumn.Steroid + r);
            T applications = T.Broadcast(applicationsPerDay.GetElement(r));
            T use = one;
            if (isAsNeeded)
            {
                T signs = T.Min(one, At<T>(in b.State, StateColumn.Signs + r));
                use = signs * signs;
            }

            T end = T.FusedMultiplyAdd(decay, start, use * (gain * applications));
            T input = use * applications;

            // Both reciprocals for one division.
            T atStart = one + start;
            T atEnd = one + end;
            T both = one / (atStart * atEnd);
            T inverseStart = both * atEnd;
            T inverseEnd = both * atStart;
            T slopeStart = T.FusedMultiplyAdd(-rate, start, input) * inverseStart * inverseStart;
            T slopeEnd = T.FusedMultiplyAdd(-rate, end, input) * inverseEnd * inverseEnd;
            Put(ref b.State, StateColumn.Steroid + r, end);
            Put(ref b.Work, WorkColumn.SteroidStart + r, etop * start * inverseStart);
            Put(ref b.Work, WorkColumn.SteroidEnd + r, etop * end * inverseEnd);
            Put(ref b.Work, WorkColumn.SteroidBow + r, bow * (slopeStart - slopeEnd));
        }
    }

    /// <summary>
    /// Effectors at the end of the step, predicted with this step's signals and M A carried on along its last slope; with
    /// them the barrier defect, which is where the activation curve is read.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void PredictBarrier<T>(in KernelBuffers b)
        where T : struct, ILane<T>
    {
        ref double work = ref b.Work;
        T one = T.Broadcast(1.0);
        T half = T.Broadcast(0.5);
        T h = At<T>(in work, WorkColumn.Length);
        T bow = At<T>(in work, WorkColumn.EffectorBow);
        for (int r = 0; r < Regions; r++)
        {
            T rootTrigger = At<T>(in b.Trigger, r);
            Put(ref work, WorkColumn.RootTrigger + r, rootTrigger);
            T y0 = At<T>(in b.State, StateColumn.Memory + r) * At<T>(in b.State, StateColumn.Activation + r);
            T y1 = T.FusedMultiplyAdd(h, At<T>(in b.State, StateColumn.ActivatedSlope + r), y0);
            T z0 = y0 * (one - At<T>(in work, WorkColumn.SteroidStart + r));
            T z1 = y1 * (one - At<T>(in work, WorkColumn.SteroidEnd + r));
            Put(ref work, WorkColumn.ActivatedStart + r, y0);
            T e0 = At<T>(in b.State, StateColumn.Type2 + r);
            T eGuess = T.FusedMultiplyAdd(h, At<T>(in b.State, StateColumn.Type2Slope + r), e0);
            T f0 = At<T>(in b.State, StateColumn.Other + r);
            T zBow = half * (y0 + y1) * At<T>(in work, WorkColumn.SteroidBow + r);
            Drives(in b, z0, z1, -zBow, e0, eGuess, out T n, out T ns, out T m, out T ms);
            T e1 = Decay(in b, StepCoefficients.EffectorDecay, e0, n, ns);
            T f1 = Decay(in b, StepCoefficients.EffectorDecay, f0, m, ms);
            Put(ref work, WorkColumn.Type2Predicted + r, e1);
            Put(ref work, WorkColumn.OtherPredicted + r, f1);
            T eMean = T.FusedMultiplyAdd(half, e0 + e1, bow * ns);
            T fMean = T.FusedMultiplyAdd(half, f0 + f1, bow * ms);
            T d0 = At<T>(in b.State, StateColumn.Barrier + r);
            Put(ref work, WorkColumn.BarrierStart + r, d0);
            Barrier(in b, r, rootTrigger, eMean, half * (e1 - e0), fMean, half * (f1 - f0), d0, out T predicted, out T slope);
            Put(ref work, WorkColumn.BarrierPredicted + r, predicted);
            Put(ref work, WorkColumn.BarrierSlope + r, slope);
        }
    }

    /// <summary>ln((kap/D)^n) of every region, where the activation curve begins.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void LogBarrier<T>(in KernelBuffers b)
        where T : struct, ILane<T>
    {
        T steepness = At<T>(in b.Patient, PatientColumn.Steepness);
        T logKappa = At<T>(in b.Patient, PatientColumn.LogKappa);
        for (int r = 0; r < Regions; r++)
        {
            T exponent = steepness * (logKappa - LaneMath.LogPositive(At<T>(in b.Work, WorkColumn.BarrierPredicted + r)));
            Put(ref b.Work, WorkColumn.ActivationExponent + r, T.Min(exponent, T.Broadcast(700.0)));
        }
    }

    /// <summary>
    /// A(D) = (1 + kap^n) D^n / (kap^n + D^n) with one logarithm, one exponential and one division, and its steepness
    /// dA/dD = n A (1 - A/KappaFactor)/D.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Activate<T>(in KernelBuffers b)
        where T : struct, ILane<T>
    {
        T one = T.Broadcast(1.0);
        T factor = At<T>(in b.Patient, PatientColumn.KappaFactor);
        T steepness = At<T>(in b.Patient, PatientColumn.Steepness);
        for (int r = 0; r < Regions; r++)
        {
            T onePlus = one + LaneMath.ExpBounded(At<T>(in b.Work, WorkColumn.ActivationExponent + r));
            T barrier = At<T>(in b.Work, WorkColumn.BarrierPredicted + r);

            // Two reciprocals for one division.
            T both = one / (onePlus * barrier);
            T share = both * barrier;
            T activation = factor * share;
            Put(ref b.State, StateColumn.Activation + r, activation);
            Put(ref b.Work, WorkColumn.ActivationSteepness + r, steepness * activation * (one - share) * (both * onePlus));
        }
    }

    /// <summary>Effectors E and F, memory M, and the barrier defect again with the effectors just found.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Effectors<T>(in KernelBuffers b)
        where T : struct, ILane<T>
    {
        ref double work = ref b.Work;
        ref double state = ref b.State;
        T one = T.Broadcast(1.0);
        T half = T.Broadcast(0.5);
        T h = At<T>(in work, WorkColumn.Length);
        T perDay = At<T>(in work, WorkColumn.PerDay);
        T bow = At<T>(in work, WorkColumn.EffectorBow);
        T barrierBow = At<T>(in work, WorkColumn.BarrierBow);
        T error = At<T>(in state, StateColumn.Error);
        for (int r = 0; r < Regions; r++)
        {
            T e0 = At<T>(in state, StateColumn.Type2 + r);
            T f0 = At<T>(in state, StateColumn.Other + r);
            T m0 = At<T>(in state, StateColumn.Memory + r);
            T ePredicted = At<T>(in work, WorkColumn.Type2Predicted + r);
            T mPredicted = T.FusedMultiplyAdd(h, At<T>(in state, StateColumn.MemorySlope + r), m0);
            T activation = At<T>(in state, StateColumn.Activation + r);
            T predicted = At<T>(in work, WorkColumn.BarrierPredicted + r);

            // The activation bows with the barrier.
            T steep = At<T>(in work, WorkColumn.ActivationSteepness + r);
            T y0 = At<T>(in work, WorkColumn.ActivatedStart + r);
            T z0 = y0 * (one - At<T>(in work, WorkColumn.SteroidStart + r));
            T passes = one - At<T>(in work, WorkColumn.SteroidEnd + r);
            T y1 = mPredicted * activation;
            T z1 = y1 * passes;
            T zBow = mPredicted * passes * steep * barrierBow * At<T>(in work, WorkColumn.BarrierSlope + r);
            zBow = T.FusedMultiplyAdd(-y1, At<T>(in work, WorkColumn.SteroidBow + r), zBow);
            Drives(in b, z0, z1, zBow, e0, ePredicted, out T n, out T ns, out T m, out T ms);
            T e1 = Decay(in b, StepCoefficients.EffectorDecay, e0, n, ns);
            T f1 = Decay(in b, StepCoefficients.EffectorDecay, f0, m, ms);
            Put(ref state, StateColumn.Type2 + r, e1);
            Put(ref state, StateColumn.Other + r, f1);
            Put(ref state, StateColumn.Type2Slope + r, perDay * (e1 - e0));
            error = T.Max(error, T.Abs(e1 - ePredicted) + T.Abs(f1 - At<T>(in work, WorkColumn.OtherPredicted + r)));

            T eMean = T.FusedMultiplyAdd(half, e0 + e1, bow * ns);
            T fMean = T.FusedMultiplyAdd(half, f0 + f1, bow * ms);
            T eRise = half * (e1 - e0);
            T fRise = half * (f1 - f0);
            Put(ref work, WorkColumn.Type2Mean + r, eMean);
            Put(ref work, WorkColumn.Type2Rise + r, eRise);
            Put(ref work, WorkColumn.OtherMean + r, fMean);
            Put(ref work, WorkColumn.OtherRise + r, fRise);

            // Memory is refilled by the effectors and lost under gamma-chain blockade.
            T x = half * (eMean + fMean);
            T refill = At<T>(in b.Patient, PatientColumn.MuFactor) * x / (x + At<T>(in b.Patient, PatientColumn.Mu));
            T m1 = T.FusedMultiplyAdd(
                At<T>(in b.Coefficients, StepCoefficients.MemoryDecay), m0, At<T>(in b.Coefficients, StepCoefficients.MemoryGain) * refill);
            m1 = T.FusedMultiplyAdd(-At<T>(in work, WorkColumn.MemoryLost), half * (m0 + mPredicted), m1);
            Put(ref state, StateColumn.Memory + r, m1);
            Put(ref state, StateColumn.MemorySlope + r, perDay * (m1 - m0));

            T d0 = At<T>(in work, WorkColumn.BarrierStart + r);
            Barrier(in b, r, At<T>(in work, WorkColumn.RootTrigger + r), eMean, eRise, fMean, fRise, d0, out T d1, out T slope);
            Put(ref state, StateColumn.Barrier + r, d1);
            Put(ref work, WorkColumn.BarrierMean + r, T.FusedMultiplyAdd(barrierBow, slope, half * (d0 + d1)));
            Put(ref work, WorkColumn.BarrierRise + r, half * (d1 - d0));
            error = T.Max(error, T.Abs(d1 - predicted));

            // The activation follows the barrier from where it was predicted to where it came.
            T corrected = T.FusedMultiplyAdd(steep, d1 - predicted, activation);
            Put(ref state, StateColumn.Activation + r, corrected);
            Put(ref state, StateColumn.ActivatedSlope + r, perDay * T.FusedMultiplyAdd(m1, corrected, -y0));
        }

        Put(ref state, StateColumn.Error, error);
    }

    // Moments 0 and 1 of what drives E and F, from M A (1 - tau) at both ends of the step and its bow between them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Drives<T>(
        in KernelBuffers b, T z0, T z1, T zBow, T e0, T e1, out T type2, out T type2Slope, out T other, out T otherSlope)
        where T : struct, ILane<T>
    {
        T half = T.Broadcast(0.5);
        T feedForward = At<T>(in b.Patient, PatientColumn.FeedForward);
        T feedScale = At<T>(in b.Patient, PatientColumn.FeedForwardScale);
        T zMean = T.FusedMultiplyAdd(half, z0 + z1, zBow);
        T zRise = half * (z1 - z0);
        T feedMean = T.FusedMultiplyAdd(half, T.FusedMultiplyAdd(z0, e0, z1 * e1), zBow * e0);
        T feedRise = half * T.FusedMultiplyAdd(z1, e1, -(z0 * e0));
        Line(At<T>(in b.Profile, ProfileColumn.Drive), At<T>(in b.Profile, ProfileColumn.Drive + 1), zMean, zRise, out T n, out T ns);
        Line(At<T>(in b.Work, WorkColumn.DriveIl4), At<T>(in b.Work, WorkColumn.DriveIl4Slope), feedMean, feedRise, out T n4, out T n4s);
        type2 = feedScale * T.FusedMultiplyAdd(feedForward, n4, n);
        type2Slope = feedScale * T.FusedMultiplyAdd(feedForward, n4s, ns);
        Line(At<T>(in b.Profile, ProfileColumn.GammaChain), At<T>(in b.Profile, ProfileColumn.GammaChain + 1), zMean, zRise, out other, out otherSlope);
    }

    // D at the end of the step and the first moment of its drive.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Barrier<T>(
        in KernelBuffers b, int r, T rootTrigger, T eMean, T eRise, T fMean, T fRise, T start, out T end, out T slope)
        where T : struct, ILane<T>
    {
        Line(At<T>(in b.Work, WorkColumn.Type2), At<T>(in b.Work, WorkColumn.Type2Slope), eMean, eRise, out T t2, out T t2s);
        Line(At<T>(in b.Profile, ProfileColumn.Tyk2), At<T>(in b.Profile, ProfileColumn.Tyk2 + 1), fMean, fRise, out T t22, out T t22s);
        T type2 = At<T>(in b.Patient, PatientColumn.BarrierType2 + r);
        T other = At<T>(in b.Patient, PatientColumn.BarrierOther + r);
        T own = At<T>(in b.Patient, PatientColumn.OwnBarrier + r) * rootTrigger;
        T level = T.FusedMultiplyAdd(own, rootTrigger, At<T>(in b.Work, WorkColumn.Scratch))
            + T.FusedMultiplyAdd(type2, t2, other * t22);
        slope = At<T>(in b.Work, WorkColumn.ScratchSlope) + T.FusedMultiplyAdd(type2, t2s, other * t22s);
        T care = At<T>(in b.Work, WorkColumn.CareHalf);
        slope = T.FusedMultiplyAdd(care, slope, At<T>(in b.Work, WorkColumn.CareHalfRise) * level);
        end = Decay(in b, StepCoefficients.BarrierDecay, start, care * level, slope);
    }

    /// <summary>y at the end of the step from the moments of its drive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Decay<T>(in KernelBuffers b, int coefficient, T start, T mean, T slope)
        where T : struct, ILane<T> => T.FusedMultiplyAdd(
            At<T>(in b.Coefficients, coefficient),
            start,
            T.FusedMultiplyAdd(At<T>(in b.Coefficients, coefficient + 1), mean, At<T>(in b.Coefficients, coefficient + 2) * slope));

    /// <summary>Moments 0 and 1 of the product of a profile and a state with the given mean and half rise over the step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Line<T>(T profile, T profileSlope, T stateMean, T stateRise, out T mean, out T slope)
        where T : struct, ILane<T>
    {
        mean = T.FusedMultiplyAdd(profile, stateMean, T.Broadcast(1.0 / 3.0) * profileSlope * stateRise);
        slope = T.FusedMultiplyAdd(profile, stateRise, profileSlope * stateMean);
    }

    // Moments 0 and 1 of the product of two profiles.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Product<T>(ref readonly double a, int columnA, ref readonly double b, int columnB, out T mean, out T slope)
        where T : struct, ILane<T> =>
        Line(At<T>(in a, columnA), At<T>(in a, columnA + 1), At<T>(in b, columnB), At<T>(in b, columnB + 1), out mean, out slope);
}
