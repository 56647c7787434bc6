using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Simulation;

/// <summary>
/// Integrates the skin model of one block of patients over steps of a plan: an exponential integrator of second order, one
/// evaluation of the activation curve a step.
/// </summary>
/// <remarks>
/// Every equation has the form y' = k (N(t) - y). The decay is exact. N is a product of a drug's profile within the step,
/// given by its mean and first Legendre moment, and of skin states, taken as straight lines through the step whose ends come
/// from a prediction (the slope of the last step) and then from the states just computed. What falls away is the second
/// moment against the curvature of exp(-k t), below 1% of the step's change (docs/numerics.md gives the measured errors).
/// The trigger is constant within a calendar day. The error estimate is the distance between predicted and computed
/// effectors, which is what the activation curve was evaluated with.
/// </remarks>
internal static class SkinKernel
{
    private const int L = BlockLayout.Lanes;
    private const double Third = 1.0 / 3.0;

    /// <summary>EASI region weights of an adult; also the weights of a region in the itch.</summary>
    private static ReadOnlySpan<double> RegionWeights => [0.1, 0.2, 0.3, 0.4];

    /// <summary>Carries a block from the first to the last of the given steps.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="patient">Columns of <see cref="PatientColumn"/>.</param>
    /// <param name="state">Columns of <see cref="StateColumn"/>, replaced.</param>
    /// <param name="triggers">Square root of the trigger g by calendar day and region; empty: g = 1.</param>
    /// <param name="biologics">Columns of <see cref="BiologicColumn"/> for each step.</param>
    /// <param name="profiles">Columns of <see cref="ProfileColumn"/> for each profile.</param>
    /// <param name="daily">Columns of <see cref="DailyColumn"/> for each calendar day from <paramref name="firstDay"/>.</param>
    /// <param name="firstDay">Calendar day of the first row of <paramref name="daily"/>.</param>
    public static void Advance<T>(
        ReadOnlySpan<PlanStep> steps,
        ReadOnlySpan<double> patient,
        Span<double> state,
        ReadOnlySpan<double> triggers,
        ReadOnlySpan<double> biologics,
        ReadOnlySpan<double> profiles,
        Span<double> daily,
        int firstDay)
        where T : struct, ILane<T>
    {
        CheckLengths(steps, patient, state, triggers, biologics, profiles, daily, firstDay);
        Span<double> coefficients = stackalloc double[StepCoefficients.Count * L];
        Span<double> unit = stackalloc double[BlockLayout.Regions * L];
        unit.Fill(1.0);
        for (int lane = 0; lane < L; lane += T.Width)
        {
            StepCoefficients.Fill<T>(patient, coefficients, lane);
            AdvanceLanes<T>(
                steps,
                in patient[lane],
                ref state[lane],
                in triggers.IsEmpty ? ref unit[lane] : ref triggers[lane],
                triggers.IsEmpty ? 0 : BlockLayout.Regions * L,
                in biologics[lane],
                in profiles[lane],
                ref daily[lane],
                firstDay,
                in coefficients[lane]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AdvanceLanes<T>(
        ReadOnlySpan<PlanStep> steps,
        ref readonly double patient,
        ref double state,
        ref readonly double triggers,
        int triggerStride,
        ref readonly double biologics,
        ref readonly double profiles,
        ref double daily,
        int firstDay,
        ref readonly double coefficients)
        where T : struct, ILane<T>
    {
        T one = T.Broadcast(1.0);
        T half = T.Broadcast(0.5);
        Span<double> sums = stackalloc double[(BlockLayout.Regions + 1) * L];
        sums.Clear();
        ref double sum = ref MemoryMarshal.GetReference(sums);
        ref readonly double weights = ref MemoryMarshal.GetReference(RegionWeights);

        for (int s = 0; s < steps.Length; s++)
        {
            ref readonly PlanStep step = ref steps[s];
            T h = T.Broadcast(step.Length);
            ref readonly double c = ref Unsafe.Add(ref Unsafe.AsRef(in coefficients), step.IsQuarter ? StepCoefficients.Quarter * L : 0);
            ref readonly double profile = ref Unsafe.Add(ref Unsafe.AsRef(in profiles), step.Profile * ProfileColumn.Count * L);
            ref readonly double biologic = ref Unsafe.Add(ref Unsafe.AsRef(in biologics), s * BiologicColumn.Count * L);
            ref readonly double trigger = ref Unsafe.Add(ref Unsafe.AsRef(in triggers), step.Day * triggerStride);

            // Residual signals of the step, biologic and JAK inhibitor in series, as moments 0 and 1.
            T il13 = At<T>(in patient, PatientColumn.Il13Share);
            Product(in biologic, BiologicColumn.Il13, in profile, ProfileColumn.Il13, out T r13, out T r13s);
            Product(in biologic, BiologicColumn.Il4, in profile, ProfileColumn.Tyk2, out T r4, out T r4s);
            T type2 = T.FusedMultiplyAdd(il13, r13 - r4, r4);
            T type2Slope = T.FusedMultiplyAdd(il13, r13s - r4s, r4s);
            T il22 = At<T>(in profile, ProfileColumn.Tyk2);
            T il22Slope = At<T>(in profile, ProfileColumn.Tyk2 + 1);
            T interferon = At<T>(in profile, ProfileColumn.Jak2);
            T interferonSlope = At<T>(in profile, ProfileColumn.Jak2 + 1);
            Product(in biologic, BiologicColumn.Il31, in profile, ProfileColumn.Jak2, out T il31, out T il31Slope);
            T drive = At<T>(in profile, ProfileColumn.Drive);
            T driveSlope = At<T>(in profile, ProfileColumn.Drive + 1);
            Product(in biologic, BiologicColumn.Il4, in profile, ProfileColumn.DriveIl4, out T driveIl4, out T driveIl4Slope);
            T gamma = At<T>(in profile, ProfileColumn.GammaChain);
            T gammaSlope = At<T>(in profile, ProfileColumn.GammaChain + 1);
            T tyk2Ripple = At<T>(in profile, ProfileColumn.Tyk2Ripple);
            T jak2Ripple = At<T>(in profile, ProfileColumn.Jak2Ripple);
            T il31Ripple = jak2Ripple * At<T>(in biologic, BiologicColumn.Il31);
            T type2Ripple = T.FusedMultiplyAdd(
                il13 * At<T>(in biologic, BiologicColumn.Il13),
                At<T>(in profile, ProfileColumn.Il13Ripple),
                (one - il13) * At<T>(in biologic, BiologicColumn.Il4) * tyk2Ripple);
            T feedForward = At<T>(in patient, PatientColumn.FeedForward);
            T feedScale = At<T>(in patient, PatientColumn.FeedForwardScale);

            T care = At<T>(in patient, PatientColumn.Care) + At<T>(in patient, PatientColumn.Trial);
            T placebo = care * T.Broadcast(step.CareOnset);
            T carePlain = one - placebo;
            T careHalf = T.FusedMultiplyAdd(placebo, T.Broadcast(-0.5), one);

            T itch0 = At<T>(in state, StateColumn.Itch);
            T itch1 = T.FusedMultiplyAdd(h, At<T>(in state, StateColumn.ItchSlope), itch0);
            T scratch = At<T>(in patient, PatientColumn.Scratch);
            T scratch0 = scratch * T.FusedMultiplyAdd(h, At<T>(in state, StateColumn.ItchBow), half * (itch0 + itch1));
            T scratchSlope = scratch * half * (itch1 - itch0);

            // For y' = k (N - y) the bow is -k h N1/6, N1 the first moment of N.
            T effectorBow = At<T>(in patient, PatientColumn.EffectorRate) * h * T.Broadcast(-1.0 / 6.0);
            T barrierBow = At<T>(in patient, PatientColumn.BarrierRate) * h * T.Broadcast(-1.0 / 6.0) * careHalf;
            T inverseKappaFactor = one / At<T>(in patient, PatientColumn.KappaFactor);
            T steepness = At<T>(in patient, PatientColumn.Steepness);
            T memoryLoss = At<T>(in patient, PatientColumn.MemoryLoss) * At<T>(in profile, ProfileColumn.GammaChainBlockade) * h;
            T itchDrive = T.Broadcast(0.0);
            T itchDriveSlope = T.Broadcast(0.0);
            T error = At<T>(in state, StateColumn.Error);

            for (int r = 0; r < BlockLayout.Regions; r++)
            {
                T rootTrigger = At<T>(in trigger, r);
                T own = At<T>(in patient, PatientColumn.OwnBarrier + r) * rootTrigger * rootTrigger;

                // Topical steroid: exact decay towards its steady level; its effect at both ends of the step.
                T steroid0 = At<T>(in state, StateColumn.Steroid + r);
                T applied = T.Broadcast((step.SteroidRegions >> r & 1) != 0 ? step.ApplicationsPerDay : 0.0);
                T steroid1 = T.FusedMultiplyAdd(
                    At<T>(in c, StepCoefficients.SteroidDecay), steroid0, applied * At<T>(in c, StepCoefficients.SteroidGain));
                Put(ref state, StateColumn.Steroid + r, steroid1);
                T etop = At<T>(in patient, PatientColumn.SteroidEffect);
                T tau0 = etop * (steroid0 / (one + steroid0));
                T tau1 = etop * (steroid1 / (one + steroid1));

                T e0 = At<T>(in state, StateColumn.Type2 + r);
                T f0 = At<T>(in state, StateColumn.Other + r);
                T m0 = At<T>(in state, StateColumn.Memory + r);
                T d0 = At<T>(in state, StateColumn.Barrier + r);
                T ePredicted = T.FusedMultiplyAdd(h, At<T>(in state, StateColumn.Type2Slope + r), e0);
                T fPredicted = T.FusedMultiplyAdd(h, At<T>(in state, StateColumn.OtherSlope + r), f0);
                T mPredicted = T.FusedMultiplyAdd(h, At<T>(in state, StateColumn.MemorySlope + r), m0);

                // Barrier defect with predicted effectors: where the activation curve is read.
                T barrierType2 = At<T>(in patient, PatientColumn.BarrierType2 + r);
                T barrierOther = At<T>(in patient, PatientColumn.BarrierOther + r);
                T gain = At<T>(in c, StepCoefficients.BarrierGain);
                T gainSlope = At<T>(in c, StepCoefficients.BarrierSlopeGain);
                T decayed = At<T>(in c, StepCoefficients.BarrierDecay) * d0;
                T activation0 = At<T>(in state, StateColumn.Activation + r);
                T z0 = m0 * activation0 * (one - tau0);
                T eBow = effectorBow * feedScale * T.FusedMultiplyAdd(feedForward * e0, driveIl4Slope, driveSlope) * z0;
                T fBow = effectorBow * gammaSlope * z0;
                Line(type2, type2Slope, e0, ePredicted, eBow, out T t2, out T t2s);
                Line(il22, il22Slope, f0, fPredicted, fBow, out T t22, out T t22s);
                T level = own + scratch0 + T.FusedMultiplyAdd(barrierType2, t2, barrierOther * t22);
                T levelSlope = scratchSlope + T.FusedMultiplyAdd(barrierType2, t2s, barrierOther * t22s);
                T dPredicted = T.FusedMultiplyAdd(careHalf, T.FusedMultiplyAdd(gain, level, gainSlope * levelSlope), decayed);
                T activation1 = Activation(in patient, dPredicted);
                Put(ref state, StateColumn.Activation + r, activation1);

                // Effectors. The activation bows with the barrier: dA/dD = n A (1 - A/KappaFactor)/D.
                T z1 = mPredicted * activation1 * (one - tau1);
                T flat = T.FusedMultiplyAdd(-activation1, inverseKappaFactor, one);
                T zBow = z1 * steepness * flat * barrierBow * levelSlope / dPredicted;
                Line(drive, driveSlope, z0, z1, zBow, out T n, out T ns);
                Line(driveIl4, driveIl4Slope, z0 * e0, z1 * ePredicted, T.FusedMultiplyAdd(zBow, e0, z1 * eBow), out T n4, out T n4s);
                T effectorDecay = At<T>(in c, StepCoefficients.EffectorDecay);
                T effectorGain = At<T>(in c, StepCoefficients.EffectorGain);
                T effectorSlopeGain = At<T>(in c, StepCoefficients.EffectorSlopeGain);
                n = feedScale * T.FusedMultiplyAdd(feedForward, n4, n);
                ns = feedScale * T.FusedMultiplyAdd(feedForward, n4s, ns);
                T e1 = T.FusedMultiplyAdd(effectorDecay, e0, T.FusedMultiplyAdd(effectorGain, n, effectorSlopeGain * ns));
                eBow = effectorBow * ns;
                Line(gamma, gammaSlope, z0, z1, zBow, out n, out ns);
                fBow = effectorBow * ns;
                T f1 = T.FusedMultiplyAdd(effectorDecay, f0, T.FusedMultiplyAdd(effectorGain, n, effectorSlopeGain * ns));
                Put(ref state, StateColumn.Type2 + r, e1);
                Put(ref state, StateColumn.Other + r, f1);
                T perDay = T.Broadcast(step.IsQuarter ? 4.0 : 1.0);
                Put(ref state, StateColumn.Type2Slope + r, perDay * (e1 - e0));
                Put(ref state, StateColumn.OtherSlope + r, perDay * (f1 - f0));
                error = T.Max(error, T.Abs(e1 - ePredicted) + T.Abs(f1 - fPredicted));

                // Memory is refilled by the effectors and lost under gamma-chain blockade.
                T eMean = T.FusedMultiplyAdd(half, e0 + e1, eBow);
                T fMean = T.FusedMultiplyAdd(half, f0 + f1, fBow);
                T x = half * (eMean + fMean);
                T refill = At<T>(in patient, PatientColumn.MuFactor) * x / (x + At<T>(in patient, PatientColumn.Mu));
                T m1 = T.FusedMultiplyAdd(At<T>(in c, StepCoefficients.MemoryDecay), m0, At<T>(in c, StepCoefficients.MemoryGain) * refill);
                m1 = T.FusedMultiplyAdd(-memoryLoss, half * (m0 + mPredicted), m1);
                Put(ref state, StateColumn.Memory + r, m1);
                Put(ref state, StateColumn.MemorySlope + r, perDay * (m1 - m0));

                // Barrier defect again, now with the effectors just found.
                Line(type2, type2Slope, e0, e1, eBow, out t2, out t2s);
                Line(il22, il22Slope, f0, f1, fBow, out t22, out t22s);
                level = own + scratch0 + T.FusedMultiplyAdd(barrierType2, t2, barrierOther * t22);
                levelSlope = scratchSlope + T.FusedMultiplyAdd(barrierType2, t2s, barrierOther * t22s);
                T d1 = T.FusedMultiplyAdd(careHalf, T.FusedMultiplyAdd(gain, level, gainSlope * levelSlope), decayed);
                Put(ref state, StateColumn.Barrier + r, d1);
                error = T.Max(error, T.Abs(d1 - dPredicted));

                // Signs.
                Line(interferon, interferonSlope, f0, f1, fBow, out T tg, out T tgs);
                Line(il31, il31Slope, e0, e1, eBow, out T t31, out T t31s);
                T dMean = T.FusedMultiplyAdd(barrierBow, levelSlope, half * (d0 + d1));
                T dSlope = half * (d1 - d0);
                T fSlope = half * (f1 - f0);
                T signType2 = At<T>(in patient, PatientColumn.SignType2 + r);
                T signOther = At<T>(in patient, PatientColumn.SignOther + r);
                T signInterferon = At<T>(in patient, PatientColumn.SignInterferon);
                T signIl31 = At<T>(in patient, PatientColumn.SignIl31);
                T signBarrier = At<T>(in patient, PatientColumn.SignBarrier);
                T signIndependent = At<T>(in patient, PatientColumn.SignIndependent);
                level = T.FusedMultiplyAdd(signType2, t2, signOther * t22)
                    + T.FusedMultiplyAdd(signInterferon, tg, signIl31 * t31)
                    + T.FusedMultiplyAdd(signBarrier, dMean, signIndependent * fMean);
                levelSlope = T.FusedMultiplyAdd(signType2, t2s, signOther * t22s)
                    + T.FusedMultiplyAdd(signInterferon, tgs, signIl31 * t31s)
                    + T.FusedMultiplyAdd(signBarrier, dSlope, signIndependent * fSlope);
                T factor = carePlain * T.FusedMultiplyAdd(tau0 + tau1, T.Broadcast(-0.25), one) * rootTrigger;
                T s0 = At<T>(in state, StateColumn.Signs + r);
                level *= factor;
                T s1 = T.FusedMultiplyAdd(
                    At<T>(in c, StepCoefficients.SignDecay),
                    s0,
                    T.FusedMultiplyAdd(At<T>(in c, StepCoefficients.SignGain), level, At<T>(in c, StepCoefficients.SignSlopeGain) * levelSlope * factor));
                Put(ref state, StateColumn.Signs + r, s1);

                // The mean over the step follows from the equation itself: mean S = mean N - (S1 - S0)/(k h).
                T signMean = T.FusedMultiplyAdd(s0 - s1, At<T>(in c, StepCoefficients.SignPerStep), level);
                // Within the step signs drift from s0 to s1 and ripple with the drug: both enter the mean of the curved score.
                T ripple = signType2 * eMean * type2Ripple
                    + T.FusedMultiplyAdd(signOther, fMean * tyk2Ripple, signInterferon * fMean * jak2Ripple)
                    + (signIl31 * eMean * il31Ripple);
                ripple *= factor * At<T>(in patient, PatientColumn.SignRate);
                T drift = s1 - s0;
                T variance = T.FusedMultiplyAdd(ripple, ripple, drift * drift * T.Broadcast(1.0 / 12.0));
                T regionalEasi = Visibility.MeanEasi(
                    signMean,
                    variance,
                    At<T>(in patient, PatientColumn.VisibleThreshold),
                    At<T>(in patient, PatientColumn.VisibleSlope),
                    At<T>(in patient, PatientColumn.EasiScale + r),
                    At<T>(in patient, PatientColumn.EasiRest + r));
                Put(ref sum, r, T.FusedMultiplyAdd(h, regionalEasi, At<T>(in sum, r)));

                // Itch.
                T weight = T.Broadcast(Unsafe.Add(ref Unsafe.AsRef(in weights), r));
                T itchIl31 = At<T>(in patient, PatientColumn.ItchIl31);
                T itchType2 = At<T>(in patient, PatientColumn.ItchType2);
                T itchBarrier = At<T>(in patient, PatientColumn.ItchBarrier);
                T itchSigns = At<T>(in patient, PatientColumn.ItchSigns);
                T regional = T.FusedMultiplyAdd(itchIl31, t31, itchType2 * t2) + T.FusedMultiplyAdd(itchBarrier, dMean, itchSigns * signMean);
                T regionalSlope = T.FusedMultiplyAdd(itchIl31, t31s, itchType2 * t2s)
                    + T.FusedMultiplyAdd(itchBarrier, dSlope, itchSigns * half * (s1 - s0));
                itchDrive = T.FusedMultiplyAdd(weight, regional, itchDrive);
                itchDriveSlope = T.FusedMultiplyAdd(weight, regionalSlope, itchDriveSlope);
            }

            Put(ref state, StateColumn.Error, error);
            itchDrive = careHalf * (itchDrive + At<T>(in patient, PatientColumn.ItchConstant));
            itchDriveSlope = careHalf * itchDriveSlope;
            T q1 = T.FusedMultiplyAdd(
                At<T>(in c, StepCoefficients.ItchDecay),
                itch0,
                T.FusedMultiplyAdd(At<T>(in c, StepCoefficients.ItchGain), itchDrive, At<T>(in c, StepCoefficients.ItchSlopeGain) * itchDriveSlope));
            Put(ref state, StateColumn.Itch, q1);
            Put(ref state, StateColumn.ItchBow, At<T>(in patient, PatientColumn.ItchRate) * T.Broadcast(-1.0 / 6.0) * itchDriveSlope);
            Put(ref state, StateColumn.ItchSlope, T.Broadcast(step.IsQuarter ? 4.0 : 1.0) * (q1 - itch0));
            T itchMean = T.FusedMultiplyAdd(itch0 - q1, At<T>(in c, StepCoefficients.ItchPerStep), itchDrive);
            Put(ref sum, BlockLayout.Regions, T.FusedMultiplyAdd(h, itchMean, At<T>(in sum, BlockLayout.Regions)));

            if (step.EndsDay)
            {
                ref double row = ref Unsafe.Add(ref daily, (step.Day - firstDay) * DailyColumn.Count * L);
                T easi = Observe<T>(in patient, ref sum, ref row);
                ref readonly double shadow = ref Unsafe.Add(ref Unsafe.AsRef(in profiles), step.ShadowProfile * ProfileColumn.Count * L);
                Hazards.AddDay<T>(in patient, ref state, in profile, in shadow, easi);
                sums.Clear();
            }
        }
    }

    // The day's regional EASI and itch from their sums over the day. Returns the whole EASI.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Observe<T>(ref readonly double patient, ref double sum, ref double row)
        where T : struct, ILane<T>
    {
        T easi = T.Broadcast(0.0);
        ref readonly double weights = ref MemoryMarshal.GetReference(RegionWeights);
        for (int r = 0; r < BlockLayout.Regions; r++)
        {
            T regional = At<T>(in sum, r);
            Put(ref row, DailyColumn.RegionalEasi + r, regional);
            easi = T.FusedMultiplyAdd(T.Broadcast(Unsafe.Add(ref Unsafe.AsRef(in weights), r)), regional, easi);
        }

        Put(ref row, DailyColumn.Easi, easi);
        T q = At<T>(in sum, BlockLayout.Regions) * At<T>(in patient, PatientColumn.ItchScale);
        T rest = T.Broadcast(1.0) - At<T>(in patient, PatientColumn.ItchScale);
        Put(ref row, DailyColumn.Itch, T.Broadcast(10.0) * q / (q + rest));
        return easi;
    }

    // A(D) = (1 + kap^n) D^n / (kap^n + D^n) with one logarithm, one exponential and one division.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Activation<T>(ref readonly double patient, T barrier)
        where T : struct, ILane<T>
    {
        T exponent = At<T>(in patient, PatientColumn.Steepness) * (At<T>(in patient, PatientColumn.LogKappa) - LaneMath.LogPositive(barrier));
        T power = LaneMath.ExpBounded(T.Min(exponent, T.Broadcast(700.0)));
        return At<T>(in patient, PatientColumn.KappaFactor) / (T.Broadcast(1.0) + power);
    }

    // Moments 0 and 1 of the product of two profiles, each given by its moments.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Product<T>(ref readonly double a, int columnA, ref readonly double b, int columnB, out T mean, out T slope)
        where T : struct, ILane<T>
    {
        T a0 = At<T>(in a, columnA);
        T a1 = At<T>(in a, columnA + 1);
        T b0 = At<T>(in b, columnB);
        T b1 = At<T>(in b, columnB + 1);
        mean = T.FusedMultiplyAdd(a0, b0, T.Broadcast(Third) * a1 * b1);
        slope = T.FusedMultiplyAdd(a0, b1, a1 * b0);
    }

    // Moments 0 and 1 of the product of a profile and a state that goes from start to end in a line bowed by so much on
    // average: a state rises and falls within the step as its drive does, and its ends stand at one phase of that.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Line<T>(T profile, T profileSlope, T start, T end, T bow, out T mean, out T slope)
        where T : struct, ILane<T>
    {
        T half = T.Broadcast(0.5);
        T middle = T.FusedMultiplyAdd(half, start + end, bow);
        T rise = half * (end - start);
        mean = T.FusedMultiplyAdd(profile, middle, T.Broadcast(Third) * profileSlope * rise);
        slope = T.FusedMultiplyAdd(profile, rise, profileSlope * middle);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T At<T>(ref readonly double origin, int column)
        where T : struct, ILane<T> => T.LoadUnchecked(in origin, column * L);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<T>(ref double origin, int column, T value)
        where T : struct, ILane<T> => T.StoreUnchecked(value, ref origin, column * L);

    // The lane loop reads and writes unchecked; these are the lengths it relies on.
    private static void CheckLengths(
        ReadOnlySpan<PlanStep> steps,
        ReadOnlySpan<double> patient,
        ReadOnlySpan<double> state,
        ReadOnlySpan<double> triggers,
        ReadOnlySpan<double> biologics,
        ReadOnlySpan<double> profiles,
        ReadOnlySpan<double> daily,
        int firstDay)
    {
        int lastDay = firstDay - 1;
        int lastProfile = 0;
        foreach (ref readonly PlanStep step in steps)
        {
            Require(step.Day >= firstDay);
            lastDay = Math.Max(lastDay, step.Day);
            lastProfile = Math.Max(lastProfile, Math.Max(step.Profile, step.ShadowProfile));
        }

        Require(patient.Length >= PatientColumn.Count * L);
        Require(state.Length >= StateColumn.Count * L);
        Require(biologics.Length >= steps.Length * BiologicColumn.Count * L);
        Require(profiles.Length >= (lastProfile + 1) * ProfileColumn.Count * L);
        Require(daily.Length >= (lastDay - firstDay + 1) * DailyColumn.Count * L);
        if (!triggers.IsEmpty)
        {
            Require(triggers.Length >= (lastDay + 1) * BlockLayout.Regions * L);
        }
    }

    private static void Require(bool holds)
    {
        if (!holds)
        {
            throw new InvalidOperationException("A buffer of the skin kernel is shorter than its plan.");
        }
    }
}
