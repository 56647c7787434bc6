namespace Clearance.Calibration;

/// <summary>A positive definite matrix as L Lᵀ. Plain loops in a fixed order, so that results are the same on any number of threads.</summary>
internal sealed class CholeskyFactor
{
    private readonly double[,] _l;

    private CholeskyFactor(double[,] l) => _l = l;

    /// <summary>Order of the matrix.</summary>
    public int Order => _l.GetLength(0);

    /// <summary>Factors a matrix, of which the lower triangle is read.</summary>
    /// <exception cref="InvalidOperationException">It is not positive definite.</exception>
    public static CholeskyFactor Of(double[,] matrix)
    {
        int n = matrix.GetLength(0);
        double[,] l = new double[n, n];
        for (int j = 0; j < n; j++)
        {
            for (int i = j; i < n; i++)
            {
                double sum = matrix[i, j];
                for (int k = 0; k < j; k++)
                {
                    sum -= l[i, k] * l[j, k];
                }

                if (i == j && !(sum > 0.0))
                {
                    throw new InvalidOperationException($"The matrix is not positive definite (pivot {j}: {sum}).");
                }

                l[i, j] = i == j ? Math.Sqrt(sum) : sum / l[j, j];
            }
        }

        return new CholeskyFactor(l);
    }

    /// <summary>L x.</summary>
    public double[] Times(ReadOnlySpan<double> x)
    {
        double[] y = new double[Order];
        for (int i = 0; i < y.Length; i++)
        {
            for (int k = 0; k <= i; k++)
            {
                y[i] += _l[i, k] * x[k];
            }
        }

        return y;
    }

    /// <summary>L⁻¹ x.</summary>
    public double[] SolveLower(ReadOnlySpan<double> x)
    {
        double[] y = x.ToArray();
        for (int i = 0; i < y.Length; i++)
        {
            for (int k = 0; k < i; k++)
            {
                y[i] -= _l[i, k] * y[k];
            }

            y[i] /= _l[i, i];
        }

        return y;
    }

    /// <summary>L⁻ᵀ x.</summary>
    public double[] SolveUpper(ReadOnlySpan<double> x)
    {
        double[] y = x.ToArray();
        for (int i = y.Length - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < y.Length; k++)
            {
                y[i] -= _l[k, i] * y[k];
            }

            y[i] /= _l[i, i];
        }

        return y;
    }

    /// <summary>Solves (L Lᵀ) y = x.</summary>
    public double[] Solve(ReadOnlySpan<double> x) => SolveUpper(SolveLower(x));

    /// <summary>(L Lᵀ)⁻¹.</summary>
    public double[,] Inverse()
    {
        int n = Order;
        double[,] inverse = new double[n, n];
        double[] unit = new double[n];
        for (int j = 0; j < n; j++)
        {
            Array.Clear(unit);
            unit[j] = 1.0;
            double[] column = Solve(unit);
            for (int i = 0; i < n; i++)
            {
                inverse[i, j] = column[i];
            }
        }

        return inverse;
    }
}
