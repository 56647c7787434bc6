namespace Clearance.Numerics.Statistics;

/// <summary>Student's t with 5 degrees of freedom, scale 1, in closed form.</summary>
public static class StudentT5
{
    // Gamma(3)/(sqrt(5 pi) Gamma(5/2)).
    private const double Peak = 0.37960668982249440;

    /// <summary>Density.</summary>
    public static double Density(double t)
    {
        double q = 1.0 + (0.2 * t * t);
        return Peak / (q * q * q);
    }

    /// <summary>Probability of a value below t (Abramowitz and Stegun 26.7.3).</summary>
    public static double Below(double t)
    {
        // theta = atan(t/sqrt 5): its sine and cosine need no call.
        double u = t / Math.Sqrt(5.0);
        double cosine = 1.0 / Math.Sqrt(1.0 + (u * u));
        double sine = u * cosine;
        double value = 0.5 + ((Math.Atan(u) + (sine * cosine * (1.0 + (2.0 / 3.0 * cosine * cosine)))) / Math.PI);
        return Math.Clamp(value, 0.0, 1.0);
    }
}
