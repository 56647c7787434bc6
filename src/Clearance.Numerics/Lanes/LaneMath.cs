using System.Runtime.CompilerServices;

namespace Clearance.Numerics.Lanes;

/// <summary>
/// Exponential, logarithm and their relatives on lanes, the same bits at any width.
/// </summary>
/// <remarks>
/// The runtime's own functions differ between scalar and vector forms and between machines, so a run could not be
/// repeated bit for bit with them. Accuracy is tested against the runtime's: at most 2 units in the last place for
/// <see cref="Exp{T}"/>, <see cref="Log{T}"/> and <see cref="Phi1{T}(T)"/> over their working range.
/// </remarks>
public static class LaneMath
{
    // 1.5 * 2^52: adding it rounds to the nearest integer and leaves that integer in the low bits.
    private const double RoundingMagic = 6755399441055744.0;
    private const double Log2E = 1.4426950408889634074;
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>e to the power x. Below -708 the result is 0, above 709 infinity; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, ILane<T>
    {
        T clamped = T.Max(T.Broadcast(-708.0), T.Min(T.Broadcast(709.0), x));
        T shifted = T.FusedMultiplyAdd(clamped, T.Broadcast(Log2E), T.Broadcast(RoundingMagic));
        T n = shifted - T.Broadcast(RoundingMagic);
        T r = T.FusedMultiplyAdd(n, T.Broadcast(-Ln2High), clamped);
        r = T.FusedMultiplyAdd(n, T.Broadcast(-Ln2Low), r);
        T p = ExpPolynomial(r);
        T result = T.AddBits(p, T.ShiftLeft(shifted, 52));
        result = T.Select(T.LessThan(x, T.Broadcast(-708.0)), T.Broadcast(0.0), result);
        return T.Select(T.LessThan(T.Broadcast(709.0), x), T.Broadcast(double.PositiveInfinity), result);
    }

    /// <summary>
    /// e to the power x for arguments known to lie within -700 and 700: the same bits as <see cref="Exp{T}"/> there,
    /// without the guards.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ExpBounded<T>(T x)
        where T : struct, ILane<T>
    {
        T shifted = T.FusedMultiplyAdd(x, T.Broadcast(Log2E), T.Broadcast(RoundingMagic));
        T n = shifted - T.Broadcast(RoundingMagic);
        T r = T.FusedMultiplyAdd(n, T.Broadcast(-Ln2High), x);
        r = T.FusedMultiplyAdd(n, T.Broadcast(-Ln2Low), r);
        return T.AddBits(ExpPolynomial(r), T.ShiftLeft(shifted, 52));
    }

    /// <summary>
    /// Natural logarithm of positive normal numbers. Zero and subnormal numbers give minus infinity, negative numbers NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<T>(T x)
        where T : struct, ILane<T>
    {
        T result = LogPositive(x);
        result = T.Select(T.LessThan(x, T.Broadcast(SmallestNormal)), T.Broadcast(double.NegativeInfinity), result);
        result = T.Select(T.LessThan(x, T.Broadcast(0.0)), T.Broadcast(double.NaN), result);
        T infinite = T.LessThanOrEqual(T.Broadcast(double.PositiveInfinity), x);
        result = T.Select(infinite, x, result);
        T isNumber = T.LessThanOrEqual(x, x);
        return T.Select(isNumber, result, x);
    }

    /// <summary>
    /// Natural logarithm for arguments known to be positive, finite and normal: the same bits as <see cref="Log{T}"/>
    /// there, without the guards.
    /// </summary>
    /// <remarks>Reduction and polynomial of fdlibm (Sun Microsystems, e_log.c): error below 1 unit in the last place.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LogPositive<T>(T x)
        where T : struct, ILane<T>
    {
        const ulong one = 0x3FF0_0000_0000_0000UL;
        const ulong sqrtHalf = 0x3FE6_A09E_667F_3BCDUL;
        const ulong fraction = 0x000F_FFFF_FFFF_FFFFUL;
        const ulong twoTo52 = 0x4330_0000_0000_0000UL;

        T lifted = T.AddBits(x, T.BroadcastBits(one - sqrtHalf));
        T biased = T.BitOr(T.ShiftRight(lifted, 52), T.BroadcastBits(twoTo52));
        T k = biased - T.Broadcast(4503599627370496.0 + 1023.0);
        T m = T.AddBits(T.BitAnd(lifted, T.BroadcastBits(fraction)), T.BroadcastBits(sqrtHalf));

        T f = m - T.Broadcast(1.0);
        T s = f / (f + T.Broadcast(2.0));
        T z = s * s;
        T w = z * z;
        T t1 = w * Horner(w, 3.999999999940941908e-01, 2.222219843214978396e-01, 1.531383769920937332e-01);
        T t2 = z * Horner(w, 6.666666666666735130e-01, 2.857142874366239149e-01, 1.818357216161805012e-01, 1.479819860511658591e-01);
        T r = t1 + t2;
        T halfSquare = T.Broadcast(0.5) * f * f;
        T low = T.FusedMultiplyAdd(k, T.Broadcast(Ln2Low), s * (halfSquare + r));
        return T.FusedMultiplyAdd(k, T.Broadcast(Ln2High), f - (halfSquare - low));
    }

    /// <summary>base to the power exponent for positive, finite, normal bases and results.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T PowPositive<T>(T @base, T exponent)
        where T : struct, ILane<T> => Exp(exponent * LogPositive(@base));

    /// <summary>(e^x - 1) / x, and 1 at x = 0: the mean of e^(x t) over t from 0 to 1, without cancellation near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Phi1<T>(T x)
        where T : struct, ILane<T> => Phi1(x, Exp(x));

    /// <summary><see cref="Phi1{T}(T)"/> where e^x is at hand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Phi1<T>(T x, T exp)
        where T : struct, ILane<T>
    {
        T small = Phi1Series(x);
        T isSmall = T.LessThan(T.Abs(x), T.Broadcast(0.5));
        T divisor = T.Select(isSmall, T.Broadcast(1.0), x);
        T large = (exp - T.Broadcast(1.0)) / divisor;
        return T.Select(isSmall, small, large);
    }

    /// <summary>e^x - 1 without cancellation near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Expm1<T>(T x)
        where T : struct, ILane<T>
    {
        // The direct form is exact enough away from 0.
        T isSmall = T.LessThan(T.Abs(x), T.Broadcast(0.5));
        return T.Select(isSmall, x * Phi1Series(x), Exp(x) - T.Broadcast(1.0));
    }

    // Taylor series of (e^x - 1) / x, to the last bit for |x| < 0.5.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Phi1Series<T>(T x)
        where T : struct, ILane<T> => Horner(
            x,
            1.0, 1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880, 1.0 / 3628800,
            1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800, 1.0 / 87178291200, 1.0 / 1307674368000);

    /// <summary>Sine and cosine of 2 pi u for u in 0..1, as the Box-Muller transform needs them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SinCosTurn<T>(T u, out T sine, out T cosine)
        where T : struct, ILane<T>
    {
        // Quarter turns are taken off exactly; what is left is at most an eighth of a turn.
        T shifted = T.FusedMultiplyAdd(u, T.Broadcast(4.0), T.Broadcast(RoundingMagic));
        T quarters = shifted - T.Broadcast(RoundingMagic);
        T x = T.FusedMultiplyAdd(quarters, T.Broadcast(-0.25), u) * T.Broadcast(2.0 * Math.PI);
        T z = x * x;
        T s = x * Horner(z, 1.0, -1.0 / 6, 1.0 / 120, -1.0 / 5040, 1.0 / 362880, -1.0 / 39916800, 1.0 / 6227020800, -1.0 / 1307674368000);
        T c = Horner(z, 1.0, -1.0 / 2, 1.0 / 24, -1.0 / 720, 1.0 / 40320, -1.0 / 3628800, 1.0 / 479001600, -1.0 / 87178291200);

        // Odd quarters swap sine and cosine; the second bit gives the signs.
        T oddMask = T.SubtractBits(T.BroadcastBits(0), T.BitAnd(shifted, T.BroadcastBits(1)));
        T sineSign = T.ShiftLeft(T.BitAnd(shifted, T.BroadcastBits(2)), 62);
        T cosineSign = T.ShiftLeft(T.BitAnd(T.AddBits(shifted, T.BroadcastBits(1)), T.BroadcastBits(2)), 62);
        sine = T.BitXor(T.Select(oddMask, c, s), sineSign);
        cosine = T.BitXor(T.Select(oddMask, s, c), cosineSign);
    }

    /// <summary>Polynomial in x with the constant term first, by Horner's rule with fused steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Horner<T>(T x, double c0, double c1, double c2)
        where T : struct, ILane<T> =>
        T.FusedMultiplyAdd(x, T.FusedMultiplyAdd(x, T.Broadcast(c2), T.Broadcast(c1)), T.Broadcast(c0));

    /// <inheritdoc cref="Horner{T}(T, double, double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Horner<T>(T x, double c0, double c1, double c2, double c3)
        where T : struct, ILane<T> => T.FusedMultiplyAdd(x, Horner(x, c1, c2, c3), T.Broadcast(c0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Horner<T>(T x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7)
        where T : struct, ILane<T>
    {
        T p = Horner(x, c4, c5, c6, c7);
        p = T.FusedMultiplyAdd(x, p, T.Broadcast(c3));
        p = T.FusedMultiplyAdd(x, p, T.Broadcast(c2));
        p = T.FusedMultiplyAdd(x, p, T.Broadcast(c1));
        return T.FusedMultiplyAdd(x, p, T.Broadcast(c0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Horner<T>(
        T x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7,
        double c8, double c9, double c10, double c11, double c12, double c13, double c14)
        where T : struct, ILane<T>
    {
        T p = Horner(x, c7, c8, c9, c10, c11, c12, c13, c14);
        p = T.FusedMultiplyAdd(x, p, T.Broadcast(c6));
        p = T.FusedMultiplyAdd(x, p, T.Broadcast(c5));
        p = T.FusedMultiplyAdd(x, p, T.Broadcast(c4));
        p = T.FusedMultiplyAdd(x, p, T.Broadcast(c3));
        p = T.FusedMultiplyAdd(x, p, T.Broadcast(c2));
        p = T.FusedMultiplyAdd(x, p, T.Broadcast(c1));
        return T.FusedMultiplyAdd(x, p, T.Broadcast(c0));
    }

    // Taylor to degree 13 on |r| <= ln(2)/2: remainder 4e-18. Split in three chains so that they overlap in the pipeline.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ExpPolynomial<T>(T r)
        where T : struct, ILane<T>
    {
        T r2 = r * r;
        T r4 = r2 * r2;
        T high = Horner(r, 1.0 / 40320, 1.0 / 362880, 1.0 / 3628800) + (r2 * r) * Horner(r, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800);
        T middle = Horner(r, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040);
        T tail = T.FusedMultiplyAdd(r4, high, middle);
        T cubic = T.FusedMultiplyAdd(r, T.Broadcast(1.0 / 6), T.Broadcast(1.0 / 2));
        T beyond = T.FusedMultiplyAdd(r2, tail, cubic);
        return T.FusedMultiplyAdd(r2, beyond, r) + T.Broadcast(1.0);
    }
}
