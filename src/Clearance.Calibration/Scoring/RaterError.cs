namespace Clearance.Calibration;

/// <summary>The rater's error on the logit of EASI: Student t with 5 degrees of freedom, in closed form and as few equal parts.</summary>
internal static class RaterError
{
    /// <summary>Parts the error at enrolment is taken in.</summary>
    public const int Parts = 8;

    private const double Degrees = 5.0;
    private static readonly double SqrtDegrees = Math.Sqrt(Degrees);

    /// <summary>Mean error within each eighth of the distribution, ascending, in units of its scale.</summary>
    public static double[] Means { get; } = PartMeans();

    /// <summary>Probability of an error below t.</summary>
    public static double Cdf(double t)
    {
        double u = t / SqrtDegrees;
        double w = 1.0 / (1.0 + (u * u));
        return 0.5 + ((Math.Atan(u) + (u * w * (1.0 + (2.0 / 3.0 * w)))) / Math.PI);
    }

    // The integral of t f(t) is -A (1 + t^2/5)^-2 with A = 5/4 f(0): exact slices between the quantiles.
    private static double[] PartMeans()
    {
        double scale = Degrees / 4.0 * Density0;
        double[] edges = new double[Parts + 1];
        edges[0] = double.NegativeInfinity;
        edges[Parts] = double.PositiveInfinity;
        for (int i = 1; i < Parts; i++)
        {
            edges[i] = Quantile((double)i / Parts);
        }

        double[] means = new double[Parts];
        for (int i = 0; i < Parts; i++)
        {
            means[i] = Parts * scale * (Primitive(edges[i]) - Primitive(edges[i + 1]));
        }

        return means;
    }

    // f(0) of Student's t with 5 degrees of freedom: 8/(3 pi sqrt 5).
    private static double Density0 => 8.0 / (3.0 * Math.PI * SqrtDegrees);

    private static double Primitive(double t) => double.IsInfinity(t) ? 0.0 : Math.Pow(1.0 + (t * t / Degrees), -2.0);

    private static double Quantile(double p)
    {
        double low = -50.0, high = 50.0;
        for (int i = 0; i < 100; i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = Cdf(middle) < p ? (middle, high) : (low, middle);
        }

        return 0.5 * (low + high);
    }
}
