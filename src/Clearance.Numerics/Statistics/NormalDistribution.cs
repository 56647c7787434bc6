using Clearance.Numerics.Lanes;

namespace Clearance.Numerics.Statistics;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    private const double RootHalf = 0.70710678118654752440;

    /// <summary>Probability of a value below x, to about 1e-15 of itself in the middle and 1e-14 in the tails (W. J. Cody 1969, Math. Comp. 23:631).</summary>
    public static double Below(double x) => x < -40.0 ? 0.0 : x > 40.0 ? 1.0 : 0.5 * Complement(-x * RootHalf);

    /// <summary>The value below which lies the probability p (P. J. Acklam's rational start, one step of Halley's method).</summary>
    /// <param name="p">Strictly between 0 and 1.</param>
    public static double Quantile(double p)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(p, 0.0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(p, 1.0);
        double x = Start(p);
        double error = Below(x) - p;
        double u = error * Math.Sqrt(2.0 * Math.PI) * Exp(0.5 * x * x);
        return x - (u / (1.0 + (0.5 * x * u)));
    }

    private static double Start(double p)
    {
        const double low = 0.02425;
        if (p < low)
        {
            double q = Math.Sqrt(-2.0 * Log(p));
            return Tail(q);
        }

        if (p > 1.0 - low)
        {
            double q = Math.Sqrt(-2.0 * Log(1.0 - p));
            return -Tail(q);
        }

        double d = p - 0.5;
        double r = d * d;
        return ((((((((((-39.69683028665376 * r) + 220.9460984245205) * r) - 275.9285104469687) * r) + 138.3577518672690) * r) - 30.66479806614716) * r) + 2.506628277459239) * d
            / ((((((((((-54.47609879822406 * r) + 161.5858368580409) * r) - 155.6989798598866) * r) + 66.80131188771972) * r) - 13.28068155288572) * r) + 1.0);
    }

    private static double Tail(double q) =>
        ((((((((((-0.007784894002430293 * q) - 0.3223964580411365) * q) - 2.400758277161838) * q) - 2.549732539343734) * q) + 4.374664141464968) * q) + 2.938163982698783)
        / ((((((((0.007784695709041462 * q) + 0.3224671290700398) * q) + 2.445134137142996) * q) + 3.754408661907416) * q) + 1.0);

    // erfc(x) by Cody's rational approximations in three ranges.
    private static double Complement(double x)
    {
        double y = Math.Abs(x);
        if (y <= 0.46875)
        {
            return 1.0 - Error(x);
        }

        double value = y <= 4.0 ? Middle(y) : Far(y);
        return x < 0.0 ? 2.0 - value : value;
    }

    private static double Error(double x)
    {
        double z = x * x;
        ReadOnlySpan<double> a = [3.16112374387056560e00, 1.13864154151050156e02, 3.77485237685302021e02, 3.20937758913846947e03, 1.85777706184603153e-1];
        ReadOnlySpan<double> b = [2.36012909523441209e01, 2.44024637934444173e02, 1.28261652607737228e03, 2.84423683343917062e03];
        double above = a[4] * z;
        double below = z;
        for (int i = 0; i < 3; i++)
        {
            above = (above + a[i]) * z;
            below = (below + b[i]) * z;
        }

        return x * (above + a[3]) / (below + b[3]);
    }

    private static double Middle(double y)
    {
        ReadOnlySpan<double> c =
        [
            5.64188496988670089e-1, 8.88314979438837594e00, 6.61191906371416295e01, 2.98635138197400131e02, 8.81952221241769090e02,
            1.71204761263407058e03, 2.05107837782607147e03, 1.23033935479799725e03, 2.15311535474403846e-8,
        ];
        ReadOnlySpan<double> d =
        [
            1.57449261107098347e01, 1.17693950891312499e02, 5.37181101862009858e02, 1.62138957456669019e03,
            3.29079923573345963e03, 4.36261909014324716e03, 3.43936767414372164e03, 1.23033935480374942e03,
        ];
        double above = c[8] * y;
        double below = y;
        for (int i = 0; i < 7; i++)
        {
            above = (above + c[i]) * y;
            below = (below + d[i]) * y;
        }

        return Scaled(y, (above + c[7]) / (below + d[7]));
    }

    private static double Far(double y)
    {
        if (y > 27.0)
        {
            return 0.0;
        }

        ReadOnlySpan<double> p = [3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1, 1.60837851487422766e-2, 6.58749161529837803e-4, 1.63153871373020978e-2];
        ReadOnlySpan<double> q = [2.56852019228982242e00, 1.87295284992346047e00, 5.27905102951428412e-1, 6.05183413124413191e-2, 2.33520497626869185e-3];
        double z = 1.0 / (y * y);
        double above = p[5] * z;
        double below = z;
        for (int i = 0; i < 4; i++)
        {
            above = (above + p[i]) * z;
            below = (below + q[i]) * z;
        }

        double value = z * (above + p[4]) / (below + q[4]);
        return Scaled(y, (0.56418958354775628695 - value) / y);
    }

    // exp(-y^2) split so that the square loses no digit.
    private static double Scaled(double y, double value)
    {
        double whole = Math.Floor(y * 16.0) / 16.0;
        return Exp(-whole * whole) * Exp(-(y - whole) * (y + whole)) * value;
    }

    // The lane functions: the same bits on every machine.
    private static double Exp(double x) => LaneMath.Exp(new Lane1(x)).Value;

    private static double Log(double x) => LaneMath.Log(new Lane1(x)).Value;
}
