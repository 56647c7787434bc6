using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Pharmacokinetics;

/// <summary>Lower triangular factor of the covariance matrix of a model's random effects.</summary>
internal static class EtaCholesky
{
    /// <summary>The factor, row by row, for parameters in the given order; a parameter without own effect has a zero row.</summary>
    /// <exception cref="InvalidOperationException">The matrix is not positive definite; the formulary checks this on load.</exception>
    public static double[,] Factor(PkModelFacts facts, ImmutableArray<string> names)
    {
        int n = names.Length;
        double[,] a = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            a[i, i] = Variance(facts.Parameters[names[i]].Variability);
        }

        foreach (PkCovariance pair in facts.Covariances)
        {
            int i = names.IndexOf(pair.First);
            int j = names.IndexOf(pair.Second);
            a[i, j] = pair.Covariance;
            a[j, i] = pair.Covariance;
        }

        double[,] l = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = a[i, j];
                for (int k = 0; k < j; k++)
                {
                    sum -= l[i, k] * l[j, k];
                }

                if (i == j)
                {
                    if (sum < 0.0 || (sum == 0.0 && a[i, i] > 0.0))
                    {
                        throw new InvalidOperationException($"The random effects of {facts.Name} have no positive definite covariance.");
                    }

                    l[i, i] = Math.Sqrt(sum);
                }
                else
                {
                    l[i, j] = l[j, j] > 0.0 ? sum / l[j, j] : 0.0;
                }
            }
        }

        return l;
    }

    private static double Variance(PkVariability variability) => variability switch
    {
        PkVariability.LogNormal v => v.Omega2,
        PkVariability.BetweenOccasions v => v.Omega2,
        PkVariability.BoxCox v => v.Omega2,
        PkVariability.None or PkVariability.Shared => 0.0,
        _ => throw new InvalidOperationException($"Unknown variability {variability}."),
    };
}
