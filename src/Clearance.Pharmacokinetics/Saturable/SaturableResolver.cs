using System.Numerics;
using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>
/// Carries the patients of a block over one step in which the daily exponential steps are not good enough for them: the first
/// hours of absorption, and the days on which the concentration collapses through Km.
/// </summary>
/// <remarks>
/// Each substep (the step halved up to <see cref="StepMatrixBuilder.Halvings"/> times) takes the linear part exactly from
/// the step matrices and the difference that saturable elimination makes, z' = A z - (s(Clin + z), 0), z = 0 at its start,
/// by the L-stable third-order Rosenbrock method RODAS3 with its embedded second-order error estimate (Sandu et al. 1997,
/// Atmospheric Environment 31:3459, doi 10.1016/S1352-2310(97)83212-8). The 2 x 2 systems are solved by formula.
/// Once the transit stages are empty and the concentration hangs on what comes back from the periphery (a washout below Km),
/// the linear part alone would run far ahead of the concentration and the difference would be its negative; the same method
/// then takes the equations as they are, with the depot's exact decay, in far larger substeps.
/// All lanes compute together; each has its own place in the step and its own substep length, and rests when it has arrived,
/// so a patient's numbers are those it would have alone.
/// </remarks>
internal static class SaturableResolver
{
    private const double RelativeTolerance = 1e-6;

    // Far below Km the elimination is linear and the exact linear step takes over.
    private const double AbsoluteToleranceOfKm = 1e-8;

    // While a dose is being absorbed the scale of the error is also what is about to arrive.
    private const double ArrivingShare = 0.05;

    // Below this many Km, and with this share of the depot left in the stages before it, the equations are taken as they are.
    private const double SettledOverKm = 20.0;
    private const double EmptyShare = 1e-9;

    // RODAS3: gamma = 1/2; a31 = a41 = 2, a43 = 1; c21 = 4, c31 = 1, c32 = -1, c41 = 1, c42 = -1, c43 = -8/3; weights
    // 2, 0, 1, 1; error weights 0, 0, 0, 1; time derivatives gamma1 = 1/2, gamma2 = 3/2, gamma3 = gamma4 = 0.
    private const double C43 = -8.0 / 3.0;

    // A substep with less of the allowed error than this is followed by a longer one.
    private const double Easy = 0.08;

    // The number that changes no bit of what it is added to: plus zero would turn a minus zero.
    private const double Nothing = -0.0;

    private const int All = 1 << StepMatrixBuilder.Halvings;

    /// <summary>Carries the state of the needed lanes to the end of the step.</summary>
    /// <param name="matrices">Step matrices of all levels.</param>
    /// <param name="length">Length of the step, days.</param>
    /// <param name="r">The patients' rates.</param>
    /// <param name="needed">Mask of the lanes to carry.</param>
    /// <param name="state">Start, replaced by the end in the needed lanes.</param>
    /// <param name="workspace">Memory to work in; counts the lanes, their substeps, and those that missed the tolerance.</param>
    public static void Resolve<T>(
        ReadOnlySpan<StepMatrix<T>> matrices, double length, in SaturableRates<T> r, T needed, ref SaturableState<T> state, SaturableWorkspace<T> workspace)
        where T : struct, ILane<T>
    {
        ref LaneSteps<T> steps = ref workspace.LaneSteps;
        Span<double> numbers = stackalloc double[2 * T.Width];
        Span<int> levels = stackalloc int[T.Width];
        T settled = T.BitAnd(
            T.LessThan(state.C, T.Broadcast(SettledOverKm) * r.HalfSaturation),
            T.LessThanOrEqual(state.S1 + state.S2 + state.S3, T.Broadcast(EmptyShare) * state.S4));
        T.Store(FirstLevel(in r, in state, settled), numbers, 0);
        uint travelling = T.TrueLanes(needed);
        for (uint rest = travelling; rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            levels[lane] = (int)numbers[lane];
            steps.Set(lane, levels[lane], matrices, length);
        }

        workspace.ResolvedSteps += BitOperations.PopCount(travelling);
        T zero = T.Broadcast(0.0);
        T whole = T.Broadcast(All);
        T position = T.Select(needed, zero, whole);
        T moving = needed;
        uint missed = 0;
        while (travelling != 0)
        {
            workspace.Substeps += BitOperations.PopCount(travelling);
            SaturableState<T> next = Linear(in steps.Matrix, in state);
            T error = Rosenbrock(in steps, in r, in state, settled, ref next);
            T good = T.BitAnd(T.LessThanOrEqual(error, T.Broadcast(1.0)), T.BitAnd(T.LessThanOrEqual(zero, next.C), T.LessThanOrEqual(zero, next.P)));
            uint unmet = T.TrueLanes(T.Select(good, zero, moving));
            T end = position + steps.Span;

            // A branch, so that the next substep need not wait for the error of this one.
            T taken = moving;
            if (unmet != 0)
            {
                taken = T.BitAnd(good, moving);
            }

            position = T.Select(taken, end, position);
            uint easy = T.TrueLanes(T.BitAnd(taken, T.BitAnd(T.LessThan(error, T.Broadcast(Easy)), T.LessThan(end, whole))));
            if (easy != 0)
            {
                T.Store(error, numbers, 0);
                T.Store(position, numbers, T.Width);
                for (uint rest = easy; rest != 0; rest &= rest - 1)
                {
                    int lane = BitOperations.TrailingZeroCount(rest);
                    int wider = Widened(levels[lane], (int)numbers[T.Width + lane], numbers[lane]);
                    if (wider != levels[lane])
                    {
                        levels[lane] = wider;
                        steps.Set(lane, wider, matrices, length);
                    }
                }
            }

            uint forced = 0;
            for (uint rest = unmet; rest != 0; rest &= rest - 1)
            {
                int lane = BitOperations.TrailingZeroCount(rest);
                if (levels[lane] < StepMatrixBuilder.Halvings)
                {
                    levels[lane]++;
                    steps.Set(lane, levels[lane], matrices, length);
                }
                else
                {
                    forced |= 1u << lane;
                }
            }

            if (forced != 0)
            {
                T mask = Force(forced, error, ref next, ref missed);
                position = T.Select(mask, end, position);
                taken = T.BitOr(taken, mask);
            }

            state.Become(taken, in next);
            moving = T.LessThan(position, whole);
            travelling = T.TrueLanes(moving);
        }

        workspace.FailedSteps += BitOperations.PopCount(missed);
    }

    private static T FirstLevel<T>(in SaturableRates<T> r, in SaturableState<T> s, T settled)
        where T : struct, ILane<T>
    {
        T absorbing = T.Select(T.LessThan(T.Broadcast(0.0), s.S1), T.Broadcast(9.0), T.Broadcast(4.0));
        T other = T.Select(T.LessThan(s.C, T.Broadcast(100.0) * r.HalfSaturation), absorbing, T.Broadcast(2.0));
        return T.Select(settled, T.Broadcast(3.0), other);
    }

    // The level after a good substep: longer while the error leaves room and the longer substep fits the place.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Widened(int level, int position, double error)
    {
        int span = All >> level;
        while (error < Easy && level > 0 && (position & ((2 * span) - 1)) == 0)
        {
            level--;
            span *= 2;
            error *= 8.0;
        }

        return level;
    }

    // Lanes whose smallest substep missed the tolerance take the best there is. Gives their mask, notes those that are off.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Force<T>(uint forced, T error, ref SaturableState<T> next, ref uint missed)
        where T : struct, ILane<T>
    {
        Span<double> numbers = stackalloc double[T.Width];
        for (int lane = 0; lane < T.Width; lane++)
        {
            numbers[lane] = (forced >> lane) & 1;
        }

        T mask = T.LessThan(T.Broadcast(0.0), T.Load(numbers, 0));
        T zero = T.Broadcast(0.0);
        next.C = T.Select(T.BitAnd(mask, T.LessThanOrEqual(next.C, zero)), zero, next.C);
        next.P = T.Select(T.BitAnd(mask, T.LessThanOrEqual(next.P, zero)), zero, next.P);
        T fine = T.BitAnd(T.LessThan(error, T.Broadcast(1e3)), T.LessThanOrEqual(next.C, T.Broadcast(double.MaxValue)));
        missed |= forced & ~T.TrueLanes(fine);
        return mask;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static SaturableState<T> Linear<T>(in StepMatrix<T> m, in SaturableState<T> s)
        where T : struct, ILane<T> => new()
    {
        S1 = m.Stay * s.S1,
        S2 = (m.Next * s.S1) + (m.Stay * s.S2),
        S3 = (m.NextButOne * s.S1) + (m.Next * s.S2) + (m.Stay * s.S3),
        S4 = (m.S4FromS1 * s.S1) + (m.S4FromS2 * s.S2) + (m.S4FromS3 * s.S3) + (m.S4FromS4 * s.S4),
        C = (m.CFromS1 * s.S1) + (m.CFromS2 * s.S2) + (m.CFromS3 * s.S3) + (m.CFromS4 * s.S4) + (m.CFromC * s.C) + (m.CFromP * s.P),
        P = (m.PFromS1 * s.S1) + (m.PFromS2 * s.S2) + (m.PFromS3 * s.S3) + (m.PFromS4 * s.S4) + (m.PFromC * s.C) + (m.PFromP * s.P),
    };

    /// <summary>
    /// Turns the linear end state into the one with saturable elimination; gives the error over its tolerance, infinite where it
    /// is not a number. In settled lanes the linear end state of C and P plays no part.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Rosenbrock<T>(in LaneSteps<T> step, in SaturableRates<T> r, in SaturableState<T> start, T settled, ref SaturableState<T> end)
        where T : struct, ILane<T>
    {
        // What is solved for: C and P themselves (settled), or their difference from the linear end state, zero at the start.
        T nothing = T.Broadcast(Nothing);
        T baseC = T.Select(settled, nothing, end.C);
        T baseP = T.Select(settled, nothing, end.P);
        T startC = T.Select(settled, start.C, nothing);
        T startP = T.Select(settled, start.P, nothing);
        T inputAtEnd = T.Select(settled, r.Absorption * end.S4, nothing);

        T inverse = T.Broadcast(1.0) / (r.HalfSaturation + start.C);
        T sink = r.MaximumRate * start.C * inverse;
        T slope = r.Remainder * inverse * inverse;
        T input = r.Absorption * start.S4;
        T linearRate = input - (r.Out * start.C) + (r.Back * start.P);
        T rateC = T.Select(settled, linearRate, nothing) - sink;
        T rateP = T.Select(settled, (r.Over * start.C) - (r.Back * start.P), nothing);
        T timeDerivative = -T.Select(settled, r.Absorption, slope) * T.Select(settled, input, linearRate);

        // Inverse of W = I / (gamma h) - J, gamma 1/2, with the slope of the saturable elimination.
        T w11 = step.TwoPerLength + r.Out + slope;
        T w22 = step.TwoPerLength + r.Back;
        T determinant = T.Broadcast(1.0) / ((w11 * w22) - r.BackOver);
        T v11 = w22 * determinant;
        T v12 = r.Back * determinant;
        T v21 = r.Over * determinant;
        T v22 = w11 * determinant;

        T bc = rateC + (T.Broadcast(0.5) * step.Length * timeDerivative);
        T bp = rateP;
        T k1c = (v11 * bc) + (v12 * bp);
        T k1p = (v21 * bc) + (v22 * bp);

        T fourPerLength = T.Broadcast(4.0) * step.PerLength;
        bc = rateC + (fourPerLength * k1c) + (T.Broadcast(1.5) * step.Length * timeDerivative);
        bp = rateP + (fourPerLength * k1p);
        T k2c = (v11 * bc) + (v12 * bp);
        T k2p = (v21 * bc) + (v22 * bp);

        T two = T.Broadcast(2.0);
        T yc = startC + (two * k1c);
        T yp = startP + (two * k1p);
        T differenceC = k1c - k2c;
        T differenceP = k1p - k2p;
        bc = inputAtEnd - Sink(in r, baseC + yc) - (r.Out * yc) + (r.Back * yp) + (step.PerLength * differenceC);
        bp = (r.Over * yc) - (r.Back * yp) + (step.PerLength * differenceP);
        T k3c = (v11 * bc) + (v12 * bp);
        T k3p = (v21 * bc) + (v22 * bp);

        yc += k3c;
        yp += k3p;
        T c43 = T.Broadcast(C43);
        bc = inputAtEnd - Sink(in r, baseC + yc) - (r.Out * yc) + (r.Back * yp) + (step.PerLength * (differenceC + (c43 * k3c)));
        bp = (r.Over * yc) - (r.Back * yp) + (step.PerLength * (differenceP + (c43 * k3p)));
        T k4c = (v11 * bc) + (v12 * bp);
        T k4p = (v21 * bc) + (v22 * bp);

        end.C = baseC + (yc + k4c);
        end.P = baseP + (yp + k4p);
        T arriving = T.Broadcast(ArrivingShare * RelativeTolerance) * (start.S1 + start.S2 + start.S3 + start.S4);
        T absolute = (T.Broadcast(AbsoluteToleranceOfKm) * r.HalfSaturation) + T.Select(settled, T.Broadcast(0.0), arriving);
        T relative = T.Broadcast(RelativeTolerance);
        T errorC = T.Abs(k4c) / (absolute + (relative * T.Abs(end.C)));
        T errorP = T.Abs(k4p) / (absolute + (relative * T.Abs(end.P)));
        T isNumber = T.BitAnd(T.LessThanOrEqual(errorC, errorC), T.LessThanOrEqual(errorP, errorP));
        return T.Select(isNumber, T.Max(errorC, errorP), T.Broadcast(double.PositiveInfinity));
    }

    // Below zero (a rejected stage) the rate continues as a straight line, so that it cannot pass its pole.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sink<T>(in SaturableRates<T> r, T c)
        where T : struct, ILane<T> =>
        T.Select(T.LessThanOrEqual(T.Broadcast(0.0), c), r.MaximumRate * c / (r.HalfSaturation + c), r.LowSlope * c);
}
