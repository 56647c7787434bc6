using System.Runtime.CompilerServices;

namespace Clearance.Pharmacokinetics;

/// <summary>
/// Carries one patient over one step in which the daily exponential steps are not good enough: the first hours of
/// absorption, and the days on which the concentration collapses through Km.
/// </summary>
/// <remarks>
/// Each substep (the step halved up to <see cref="StepMatrixBuilder.Halvings"/> times) takes the linear part exactly from
/// the step matrices and the difference that saturable elimination makes, z' = A z - (s(Clin + z), 0), z = 0 at its start,
/// by the L-stable third-order Rosenbrock method RODAS3 with its embedded second-order error estimate (Sandu et al. 1997,
/// Atmospheric Environment 31:3459, doi 10.1016/S1352-2310(97)83212-8). The 2 x 2 systems are solved by formula.
/// Once the transit stages are empty and the concentration hangs on what comes back from the periphery (a washout below Km),
/// the linear part alone would run far ahead of the concentration and the difference would be its negative; the same method
/// then takes the equations as they are, with the depot's exact decay, in far larger substeps.
/// Scalar on purpose: a patient's step sizes are nobody else's business, and such days are few.
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

    /// <summary>Carries the state to the end of the step.</summary>
    /// <param name="matrices">Step matrices of all levels, as numbers.</param>
    /// <param name="width">Lanes in a step matrix.</param>
    /// <param name="lane">Which lane.</param>
    /// <param name="length">Length of the step, days.</param>
    /// <param name="r">The patient's rates.</param>
    /// <param name="state">Start, replaced by the end.</param>
    /// <param name="substeps">Counted up by the substeps tried.</param>
    /// <returns>False when even the smallest substep did not meet the tolerance; the state is then the best available.</returns>
    public static bool Resolve(ReadOnlySpan<double> matrices, int width, int lane, double length, in SaturableRates r, ref SaturableState state, ref long substeps)
    {
        const int all = 1 << StepMatrixBuilder.Halvings;
        double absolute = AbsoluteToleranceOfKm * r.HalfSaturation;
        bool good = true;
        int position = 0;
        bool isSettled = state.C < SettledOverKm * r.HalfSaturation && state.S1 + state.S2 + state.S3 <= EmptyShare * state.S4;
        int level = isSettled ? 3 : state.C < 100.0 * r.HalfSaturation ? (state.S1 > 0.0 ? 9 : 4) : 2;
        while (position < all)
        {
            int span = all >> level;
            LaneMatrix m = new(matrices, width, level, lane);
            SaturableState next = Linear(in m, in state);
            double arriving = ArrivingShare * RelativeTolerance * (state.S1 + state.S2 + state.S3 + state.S4);
            double h = length / (1 << level);
            substeps++;
            double error = isSettled
                ? Settled(h, in r, in state, absolute, ref next)
                : Rosenbrock(h, in r, in state, absolute + arriving, ref next);
            if (error <= 1.0 && next.C >= 0.0 && next.P >= 0.0)
            {
                state = next;
                position += span;
                while (error < 0.08 && level > 0 && (position & ((2 * span) - 1)) == 0 && position < all)
                {
                    level--;
                    span *= 2;
                    error *= 8.0;
                }

                continue;
            }

            if (level < StepMatrixBuilder.Halvings)
            {
                level++;
                continue;
            }

            next.C = Math.Max(0.0, next.C);
            next.P = Math.Max(0.0, next.P);
            good &= double.IsFinite(next.C) && error < 1e3;
            state = next;
            position += span;
        }

        return good;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static SaturableState Linear(in LaneMatrix m, in SaturableState s) => new()
    {
        S1 = m.Stay * s.S1,
        S2 = (m.Next * s.S1) + (m.Stay * s.S2),
        S3 = (m.NextButOne * s.S1) + (m.Next * s.S2) + (m.Stay * s.S3),
        S4 = (m.S4FromS1 * s.S1) + (m.S4FromS2 * s.S2) + (m.S4FromS3 * s.S3) + (m.S4FromS4 * s.S4),
        C = (m.CFromS1 * s.S1) + (m.CFromS2 * s.S2) + (m.CFromS3 * s.S3) + (m.CFromS4 * s.S4) + (m.CFromC * s.C) + (m.CFromP * s.P),
        P = (m.PFromS1 * s.S1) + (m.PFromS2 * s.S2) + (m.PFromS3 * s.S3) + (m.PFromS4 * s.S4) + (m.PFromC * s.C) + (m.PFromP * s.P),
    };

    // Inverse of W = I / (gamma h) - J, gamma 1/2, with the slope of the saturable elimination.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StageInverse(double h, in SaturableRates r, double slope, out double v11, out double v12, out double v21, out double v22)
    {
        double g = 2.0 / h;
        double w11 = g + r.Out + slope;
        double w22 = g + r.Back;
        double determinant = 1.0 / ((w11 * w22) - (r.Back * r.Over));
        v11 = w22 * determinant;
        v12 = r.Back * determinant;
        v21 = r.Over * determinant;
        v22 = w11 * determinant;
    }

    /// <summary>Adds the difference made by saturable elimination to the linear end state; gives the error over its tolerance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Rosenbrock(double h, in SaturableRates r, in SaturableState start, double absolute, ref SaturableState end)
    {
        double inverse = 1.0 / (r.HalfSaturation + start.C);
        double sink = r.MaximumRate * start.C * inverse;
        double slope = r.MaximumRate * r.HalfSaturation * inverse * inverse;
        double linearRate = (r.Absorption * start.S4) - (r.Out * start.C) + (r.Back * start.P);
        double timeDerivative = -slope * linearRate;

        StageInverse(h, in r, slope, out double v11, out double v12, out double v21, out double v22);
        double perStep = 1.0 / h;

        double b = -sink + (0.5 * h * timeDerivative);
        double k1c = v11 * b;
        double k1p = v21 * b;

        double bc = -sink + (4.0 * perStep * k1c) + (1.5 * h * timeDerivative);
        double bp = 4.0 * perStep * k1p;
        double k2c = (v11 * bc) + (v12 * bp);
        double k2p = (v21 * bc) + (v22 * bp);

        double yc = 2.0 * k1c;
        double yp = 2.0 * k1p;
        bc = -Sink(in r, end.C + yc) - (r.Out * yc) + (r.Back * yp) + (perStep * (k1c - k2c));
        bp = (r.Over * yc) - (r.Back * yp) + (perStep * (k1p - k2p));
        double k3c = (v11 * bc) + (v12 * bp);
        double k3p = (v21 * bc) + (v22 * bp);

        yc += k3c;
        yp += k3p;
        bc = -Sink(in r, end.C + yc) - (r.Out * yc) + (r.Back * yp) + (perStep * (k1c - k2c + (C43 * k3c)));
        bp = (r.Over * yc) - (r.Back * yp) + (perStep * (k1p - k2p + (C43 * k3p)));
        double k4c = (v11 * bc) + (v12 * bp);
        double k4p = (v21 * bc) + (v22 * bp);

        end.C += yc + k4c;
        end.P += yp + k4p;
        double errorC = Math.Abs(k4c) / (absolute + (RelativeTolerance * Math.Abs(end.C)));
        double errorP = Math.Abs(k4p) / (absolute + (RelativeTolerance * Math.Abs(end.P)));
        double error = Math.Max(errorC, errorP);
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }

    /// <summary>The end state with saturable elimination, from the equations as they are; gives the error over its tolerance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Settled(double h, in SaturableRates r, in SaturableState start, double absolute, ref SaturableState end)
    {
        double inverse = 1.0 / (r.HalfSaturation + start.C);
        double slope = r.MaximumRate * r.HalfSaturation * inverse * inverse;
        double input = r.Absorption * start.S4;
        double inputAtEnd = r.Absorption * end.S4;
        double rateC = input - (r.Out * start.C) + (r.Back * start.P) - (r.MaximumRate * start.C * inverse);
        double rateP = (r.Over * start.C) - (r.Back * start.P);
        double timeDerivative = -r.Absorption * input;

        StageInverse(h, in r, slope, out double v11, out double v12, out double v21, out double v22);
        double perStep = 1.0 / h;

        double bc = rateC + (0.5 * h * timeDerivative);
        double bp = rateP;
        double k1c = (v11 * bc) + (v12 * bp);
        double k1p = (v21 * bc) + (v22 * bp);

        bc = rateC + (4.0 * perStep * k1c) + (1.5 * h * timeDerivative);
        bp = rateP + (4.0 * perStep * k1p);
        double k2c = (v11 * bc) + (v12 * bp);
        double k2p = (v21 * bc) + (v22 * bp);

        double yc = start.C + (2.0 * k1c);
        double yp = start.P + (2.0 * k1p);
        bc = inputAtEnd - Sink(in r, yc) - (r.Out * yc) + (r.Back * yp) + (perStep * (k1c - k2c));
        bp = (r.Over * yc) - (r.Back * yp) + (perStep * (k1p - k2p));
        double k3c = (v11 * bc) + (v12 * bp);
        double k3p = (v21 * bc) + (v22 * bp);

        yc += k3c;
        yp += k3p;
        bc = inputAtEnd - Sink(in r, yc) - (r.Out * yc) + (r.Back * yp) + (perStep * (k1c - k2c + (C43 * k3c)));
        bp = (r.Over * yc) - (r.Back * yp) + (perStep * (k1p - k2p + (C43 * k3p)));
        double k4c = (v11 * bc) + (v12 * bp);
        double k4p = (v21 * bc) + (v22 * bp);

        end.C = yc + k4c;
        end.P = yp + k4p;
        double errorC = Math.Abs(k4c) / (absolute + (RelativeTolerance * Math.Abs(end.C)));
        double errorP = Math.Abs(k4p) / (absolute + (RelativeTolerance * Math.Abs(end.P)));
        double error = Math.Max(errorC, errorP);
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }

    // Below zero (a rejected stage) the rate continues as a straight line, so that it cannot pass its pole.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Sink(in SaturableRates r, double c) =>
        c >= 0.0 ? r.MaximumRate * c / (r.HalfSaturation + c) : r.MaximumRate / r.HalfSaturation * c;
}
