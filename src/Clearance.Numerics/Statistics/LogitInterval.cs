using Clearance.Numerics.Lanes;

namespace Clearance.Numerics.Statistics;

/// <summary>90% intervals of probabilities on the logit scale, where they stay within 0 and 1.</summary>
public static class LogitInterval
{
    /// <summary>95th percentile of the standard normal distribution.</summary>
    public const double Normal95 = 1.6448536269514722;

    /// <summary>5th and 95th percentile.</summary>
    /// <param name="p">The probability, which the interval always holds.</param>
    /// <param name="events">Events among those counted; half an event either way keeps the logit finite when all or none happened.</param>
    /// <param name="size">How many were counted.</param>
    /// <param name="variance">Variance of the probability; never taken below what chance gives so many.</param>
    public static (double Low, double High) Of(double p, double events, double size, double variance)
    {
        double shrunk = (events + 0.5) / (size + 1.0);
        double sd = Math.Sqrt(Math.Max(variance, shrunk * (1.0 - shrunk) / size)) / (shrunk * (1.0 - shrunk));
        double logit = LaneMath.Log(new Lane1(shrunk / (1.0 - shrunk))).Value;
        return (Math.Min(p, Logistic(logit - (Normal95 * sd))), Math.Max(p, Logistic(logit + (Normal95 * sd))));
    }

    private static double Logistic(double x) => 1.0 / (1.0 + LaneMath.Exp(new Lane1(-x)).Value);
}
