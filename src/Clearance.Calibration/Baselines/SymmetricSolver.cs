namespace Clearance.Calibration;

/// <summary>Small symmetric positive definite systems, by Cholesky's factor.</summary>
internal static class SymmetricSolver
{
    /// <summary>x with A x = b.</summary>
    public static double[] Solve(double[,] a, double[] b)
    {
        double[,] factor = Factor(a);
        return Substitute(factor, b);
    }

    /// <summary>The inverse of A.</summary>
    public static double[,] Inverse(double[,] a)
    {
        int n = a.GetLength(0);
        double[,] factor = Factor(a);
        double[,] inverse = new double[n, n];
        for (int column = 0; column < n; column++)
        {
            double[] unit = new double[n];
            unit[column] = 1.0;
            double[] x = Substitute(factor, unit);
            for (int row = 0; row < n; row++)
            {
                inverse[row, column] = x[row];
            }
        }

        return inverse;
    }

    private static double[,] Factor(double[,] a)
    {
        int n = a.GetLength(0);
        double[,] factor = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = a[i, j];
                for (int k = 0; k < j; k++)
                {
                    sum -= factor[i, k] * factor[j, k];
                }

                factor[i, j] = i == j
                    ? Math.Sqrt(sum > 0.0 ? sum : throw new InvalidOperationException("The matrix is not positive definite."))
                    : sum / factor[j, j];
            }
        }

        return factor;
    }

    private static double[] Substitute(double[,] factor, double[] b)
    {
        int n = b.Length;
        double[] x = [.. b];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++)
            {
                x[i] -= factor[i, k] * x[k];
            }

            x[i] /= factor[i, i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++)
            {
                x[i] -= factor[k, i] * x[k];
            }

            x[i] /= factor[i, i];
        }

        return x;
    }
}
