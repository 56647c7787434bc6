namespace Clearance.Simulation;

/// <summary>
/// The normal law that the numbers behind the particles follow roughly once a part of a history is taken in: their own mean, spread and
/// correlation. A step that leaves this law as it is moves a number that the history pins down a little and one it says nothing of far, and
/// numbers that only together explain a score move together.
/// </summary>
/// <remarks>
/// Generalised preconditioned Crank-Nicolson (Rudolf and Sprungk 2018, Found. Comput. Math. 18:309): u' = sqrt(1 - s^2) u + s xi for
/// the numbers made independent, u = F^-1 (z - m) with covariance F F^T. What the law gets wrong is made good by the acceptance.
/// </remarks>
public sealed class NumbersLaw
{
    // Correlations of few particles are partly chance; a number is never taken as fixed. Choices of method: the acceptance makes the result the
    // same law whatever they are, only sooner or later.
    private const double CorrelationKept = 0.7;
    private const double LeastVariance = 0.0025;

    private readonly double[] _mean;
    private readonly double[] _factor;

    /// <summary>The law of some particles.</summary>
    /// <param name="numbers">Standard normal numbers of all particles, [particle][number].</param>
    /// <param name="weights">Weights that sum to 1, by particle.</param>
    internal NumbersLaw(ReadOnlySpan<double> numbers, ReadOnlySpan<double> weights)
    {
        int count = numbers.Length / weights.Length;
        _mean = new double[count];
        _factor = new double[count * count];
        for (int p = 0; p < weights.Length; p++)
        {
            for (int k = 0; k < count && weights[p] > 0.0; k++)
            {
                _mean[k] += weights[p] * numbers[(p * count) + k];
            }
        }

        double[] deviation = new double[count];
        for (int p = 0; p < weights.Length; p++)
        {
            if (weights[p] > 0.0)
            {
                AddProducts(numbers.Slice(p * count, count), weights[p], deviation);
            }
        }

        for (int i = 0; i < count; i++)
        {
            Span<double> row = Row(i);
            for (int j = 0; j < i; j++)
            {
                row[j] *= CorrelationKept;
            }

            row[i] = Math.Max(LeastVariance, row[i]);
        }

        Factorise();
    }

    /// <summary>Moves the numbers of a particle by a step under which the law stays as it is.</summary>
    /// <param name="step">s: the share that is drawn anew, 0 to 1.</param>
    /// <param name="normal">Standard normal numbers.</param>
    /// <param name="numbers">The particle's numbers; replaced.</param>
    /// <returns>Log of what the acceptance has to make good: prior over law after the step, less the same before it.</returns>
    internal double Step(double step, ReadOnlySpan<double> normal, Span<double> numbers)
    {
        double keep = Math.Sqrt(1.0 - (step * step));
        Span<double> independent = stackalloc double[numbers.Length];
        double log = 0.0;
        for (int i = 0; i < numbers.Length; i++)
        {
            ReadOnlySpan<double> row = Row(i);
            double rest = numbers[i] - _mean[i];
            for (int k = 0; k < i; k++)
            {
                rest -= row[k] * independent[k];
            }

            independent[i] = rest / row[i];
            log += 0.5 * ((numbers[i] * numbers[i]) - (independent[i] * independent[i]));
        }

        for (int i = 0; i < numbers.Length; i++)
        {
            independent[i] = (keep * independent[i]) + (step * normal[i]);
            double number = _mean[i];
            ReadOnlySpan<double> row = Row(i);
            for (int k = 0; k <= i; k++)
            {
                number += row[k] * independent[k];
            }

            numbers[i] = number;
            log -= 0.5 * ((number * number) - (independent[i] * independent[i]));
        }

        return log;
    }

    private Span<double> Row(int i) => _factor.AsSpan(i * _mean.Length, _mean.Length);

    private void AddProducts(ReadOnlySpan<double> numbers, double weight, Span<double> deviation)
    {
        for (int i = 0; i < deviation.Length; i++)
        {
            deviation[i] = numbers[i] - _mean[i];
            double weighted = weight * deviation[i];
            Span<double> row = Row(i);
            for (int j = 0; j <= i; j++)
            {
                row[j] += weighted * deviation[j];
            }
        }
    }

    // Cholesky, in place; with correlations kept in part the matrix is positive definite.
    private void Factorise()
    {
        for (int i = 0; i < _mean.Length; i++)
        {
            Span<double> row = Row(i);
            for (int j = 0; j <= i; j++)
            {
                ReadOnlySpan<double> other = Row(j);
                double sum = row[j];
                for (int k = 0; k < j; k++)
                {
                    sum -= row[k] * other[k];
                }

                row[j] = i == j ? Math.Sqrt(sum) : sum / other[j];
            }
        }
    }
}
