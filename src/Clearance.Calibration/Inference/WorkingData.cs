namespace Clearance.Calibration;

/// <summary>
/// The likelihood of the rows as a normal distribution of their logits (means as they are), in which linear algebra can be done: values,
/// precisions, and the shift that the rows of a trial share.
/// </summary>
internal sealed class WorkingData
{
    private const double SmallestShare = 1e-4;
    private readonly TrialLikelihood _likelihood;
    private readonly double[] _value, _precision;
    private readonly int[][] _trials;

    /// <summary>Linearises a likelihood.</summary>
    /// <param name="likelihood">The likelihood.</param>
    /// <param name="predictions">Where: precisions of shares are those of the predictions, pulled half-way to the observed.</param>
    public WorkingData(TrialLikelihood likelihood, ReadOnlySpan<double> predictions)
    {
        _likelihood = likelihood;
        int rows = likelihood.Rows.Length;
        _value = new double[rows];
        _precision = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            ObservedRow row = likelihood.Rows[i];
            double weight = likelihood.WeightOf(i);
            if (!row.IsShare)
            {
                (_value[i], _precision[i]) = (row.Value, weight / likelihood.VarianceOf(i));
                continue;
            }

            // Half a patient keeps the logit of none and all finite.
            double size = likelihood.SizeOf(i);
            double observed = ((row.Value * size) + 0.5) / (size + 1.0);
            double p = 0.5 * (observed + Math.Clamp(predictions[i], SmallestShare, 1.0 - SmallestShare));
            (_value[i], _precision[i]) = (Math.Log(observed / (1.0 - observed)), weight * size * p * (1.0 - p));
        }

        _trials = [.. likelihood.Trials.Select(t => Enumerable.Range(0, rows).Where(i => likelihood.Rows[i].Trial == t && _precision[i] > 0.0).ToArray())];
    }

    /// <summary>Data disturbed by their own error.</summary>
    /// <param name="row">Standard normal number of a row.</param>
    /// <param name="trial">Standard normal number of a trial.</param>
    public double[] Disturbed(Func<int, double> row, Func<int, double> trial)
    {
        double[] disturbed = (double[])_value.Clone();
        for (int t = 0; t < _trials.Length; t++)
        {
            double shift = _likelihood.BetweenTrials * trial(t);
            foreach (int i in _trials[t])
            {
                disturbed[i] += (row(i) / Math.Sqrt(_precision[i])) + (shift * _likelihood.Rows[i].Shift);
            }
        }

        return disturbed;
    }

    /// <summary>Squared distance under the covariance of the data.</summary>
    public double Squared(ReadOnlySpan<double> scaled, ReadOnlySpan<double> data)
    {
        double sum = 0.0;
        foreach (int[] members in _trials)
        {
            double shiftPrecision = 1.0 / (_likelihood.BetweenTrials * _likelihood.BetweenTrials), shared = 0.0;
            foreach (int i in members)
            {
                double error = data[i] - scaled[i];
                double shift = _likelihood.Rows[i].Shift;
                sum += _precision[i] * error * error;
                shared += _precision[i] * shift * error;
                shiftPrecision += _precision[i] * shift * shift;
            }

            sum -= shared * shared / shiftPrecision;
        }

        return sum;
    }

    /// <summary>Jᵀ R⁻¹ e.</summary>
    public double[] Score(double[][] jacobian, ReadOnlySpan<double> errors)
    {
        double[] score = new double[jacobian[0].Length];
        foreach (int[] members in _trials)
        {
            double shiftPrecision = 1.0 / (_likelihood.BetweenTrials * _likelihood.BetweenTrials), shared = 0.0;
            foreach (int i in members)
            {
                double shift = _likelihood.Rows[i].Shift;
                shared += _precision[i] * shift * errors[i];
                shiftPrecision += _precision[i] * shift * shift;
            }

            foreach (int i in members)
            {
                double weighted = _precision[i] * (errors[i] - (_likelihood.Rows[i].Shift * shared / shiftPrecision));
                double[] row = jacobian[i];
                for (int a = 0; a < score.Length; a++)
                {
                    score[a] += weighted * row[a];
                }
            }
        }

        return score;
    }

    /// <summary>Jᵀ R⁻¹ J.</summary>
    public double[,] Information(double[][] jacobian)
    {
        int n = jacobian[0].Length;
        double[,] information = new double[n, n];
        double[] shared = new double[n];
        foreach (int[] members in _trials)
        {
            double shiftPrecision = 1.0 / (_likelihood.BetweenTrials * _likelihood.BetweenTrials);
            Array.Clear(shared);
            foreach (int i in members)
            {
                double[] row = jacobian[i];
                double shift = _likelihood.Rows[i].Shift;
                shiftPrecision += _precision[i] * shift * shift;
                for (int a = 0; a < n; a++)
                {
                    shared[a] += _precision[i] * shift * row[a];
                    for (int b = 0; b <= a; b++)
                    {
                        information[a, b] += _precision[i] * row[a] * row[b];
                    }
                }
            }

            for (int a = 0; a < n; a++)
            {
                for (int b = 0; b <= a; b++)
                {
                    information[a, b] -= shared[a] * shared[b] / shiftPrecision;
                }
            }
        }

        return information;
    }
}
