using Clearance.Numerics.Lanes;

namespace Clearance.Numerics.Statistics;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    private static readonly double SqrtHalf = Math.Sqrt(0.5);

    /// <summary>Probability below x; relative error below 1e-13 on either side.</summary>
    /// <remarks>Hart's rational approximation of 1968 as given by West (2005, Wilmott magazine): smooth, no table.</remarks>
    public static double Cdf(double x)
    {
        double a = Math.Abs(x);
        if (a > 37.0)
        {
            return x > 0.0 ? 1.0 : 0.0;
        }

        double e = LaneMath.Exp(new Lane1(-0.5 * a * a)).Value;
        double tail;
        if (a < 10.0 * SqrtHalf)
        {
            double top = (((((((3.52624965998911e-02 * a) + 0.700383064443688) * a) + 6.37396220353165) * a) + 33.912866078383) * a) + 112.079291497871;
            top = (((top * a) + 221.213596169931) * a) + 220.206867912376;
            double bottom = (((((((8.83883476483184e-02 * a) + 1.75566716318264) * a) + 16.064177579207) * a) + 86.7807322029461) * a) + 296.564248779674;
            bottom = (((((bottom * a) + 637.333633378831) * a) + 793.826512519948) * a) + 440.413735824752;
            tail = e * top / bottom;
        }
        else
        {
            double fraction = a + (1.0 / (a + (2.0 / (a + (3.0 / (a + (4.0 / (a + 0.65))))))));
            tail = e / (fraction * 2.506628274631);
        }

        return x > 0.0 ? 1.0 - tail : tail;
    }

    /// <summary>Density at x.</summary>
    public static double Density(double x) => LaneMath.Exp(new Lane1(-0.5 * x * x)).Value * 0.39894228040143267794;
}
