using System.Collections.Immutable;

namespace Clearance.Calibration;

/// <summary>
/// How likely published rows are under predictions: binomial for shares, normal for means; each trial has one random shift on
/// the logit of response, which is integrated out.
/// </summary>
/// <remarks>
/// Rows of one arm are the same patients at several weeks and endpoints. They must not count as independent: the m rows of an arm
/// are each weighted 1/(1 + (m - 1) r) with r the correlation within an arm, so that an arm never counts for more than 1/r rows. The
/// prediction's own Monte Carlo error, from the few candidates that enrolment and selection leave for a row, enters as a smaller n and a larger
/// standard error. A dispersion above 1
/// divides the whole log-likelihood: misfit of the model's form beyond chance widens everything.
/// </remarks>
public sealed class TrialLikelihood
{
    // Adaptive Gauss-Hermite, 5 nodes (Abramowitz and Stegun, table 25.10), weights already times exp(x²).
    private static readonly double[] Nodes = [-2.0201828704560856, -0.9585724646138185, 0.0, 0.9585724646138185, 2.0201828704560856];
    private static readonly double[] Weights = [1.1814886255359869, 0.9865809967514283, 0.9453087204829419, 0.9865809967514283, 1.1814886255359869];
    private const double SmallestShare = 1e-4;
    private readonly double[] _weight, _size, _variance;
    private readonly ImmutableArray<double> _noise;
    private readonly int[][] _trials;

    /// <summary>Prepares a likelihood.</summary>
    /// <param name="rows">The rows that count, in the order of the predictions.</param>
    /// <param name="betweenTrials">SD of a trial's shift on the logit of response.</param>
    /// <param name="withinArm">Correlation between the rows of an arm, 0 to 1.</param>
    /// <param name="dispersion">At least 1.</param>
    public TrialLikelihood(ImmutableArray<ObservedRow> rows, double betweenTrials, double withinArm, double dispersion = 1.0)
        : this(rows, betweenTrials, withinArm, dispersion, [.. rows.Select(_ => 0.0)])
    {
    }

    // Noise: Monte Carlo variance of the prediction, of a share over p (1 - p).
    private TrialLikelihood(ImmutableArray<ObservedRow> rows, double betweenTrials, double withinArm, double dispersion, ImmutableArray<double> noise)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dispersion, 1.0);
        Rows = rows;
        BetweenTrials = betweenTrials;
        WithinArm = withinArm;
        Dispersion = dispersion;
        _noise = noise;
        Trials = [.. rows.Select(r => r.Trial).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _trials = [.. Trials.Select(trial => Enumerable.Range(0, rows.Length).Where(i => rows[i].Trial == trial && rows[i].Weight > 0.0).ToArray())];
        Dictionary<(string, string), double> inArm = rows.GroupBy(r => (r.Trial, r.Arm)).ToDictionary(g => g.Key, g => g.Sum(r => r.Weight));
        _weight = [.. rows.Select(r => r.Weight / ((1.0 + (Math.Max(0.0, inArm[(r.Trial, r.Arm)] - 1.0) * withinArm)) * dispersion))];
        _size = [.. rows.Select((r, i) => r.IsShare ? 1.0 / ((1.0 / r.Patients) + noise[i]) : 0.0)];
        _variance = [.. rows.Select((r, i) => r.IsShare ? 0.0 : (r.StandardError * r.StandardError) + noise[i])];
    }

    /// <summary>The rows.</summary>
    public ImmutableArray<ObservedRow> Rows { get; }

    /// <summary>Names of the trials in ordinal order.</summary>
    public ImmutableArray<string> Trials { get; }

    /// <summary>SD of a trial's shift.</summary>
    public double BetweenTrials { get; }

    /// <summary>Correlation within an arm.</summary>
    public double WithinArm { get; }

    /// <summary>The divisor of the log-likelihood.</summary>
    public double Dispersion { get; }

    /// <summary>The same likelihood without some trials, or with another dispersion.</summary>
    public TrialLikelihood With(IReadOnlySet<string>? leftOut = null, double? dispersion = null) => new(
        leftOut is null ? Rows : [.. Rows.Select(r => leftOut.Contains(r.Trial) ? r with { Weight = 0.0 } : r)],
        BetweenTrials,
        WithinArm,
        dispersion ?? Dispersion,
        _noise);

    /// <summary>The same likelihood for predictions that have an error of their own.</summary>
    /// <param name="predictions">Predictions of a typical place.</param>
    /// <param name="errors">Their Monte Carlo errors, in units of the predictions; one that is not finite says nothing.</param>
    public TrialLikelihood WithErrors(ReadOnlySpan<double> predictions, ReadOnlySpan<double> errors)
    {
        double[] noise = new double[Rows.Length];
        for (int i = 0; i < noise.Length; i++)
        {
            double variance = double.IsFinite(errors[i]) ? errors[i] * errors[i] : 0.0;
            noise[i] = Rows[i].IsShare ? variance / Math.Max(SmallestShare, predictions[i] * (1.0 - predictions[i])) : variance;
        }

        return new TrialLikelihood(Rows, BetweenTrials, WithinArm, Dispersion, [.. noise]);
    }

    /// <summary>Weight of a row: status, correlation within its arm, dispersion.</summary>
    public double WeightOf(int row) => _weight[row];

    /// <summary>Patients behind a share, less for the few candidates behind its prediction.</summary>
    public double SizeOf(int row) => _size[row];

    /// <summary>Variance of a mean's error, sampling and simulation.</summary>
    public double VarianceOf(int row) => _variance[row];

    /// <summary>Sum over the trials.</summary>
    public double LogDensity(ReadOnlySpan<double> predictions)
    {
        double sum = 0.0;
        for (int t = 0; t < _trials.Length; t++)
        {
            sum += LogDensity(t, predictions);
        }

        return sum;
    }

    /// <summary>Log-likelihood of one trial, its shift integrated out; constants that no prediction moves are left out.</summary>
    public double LogDensity(int trial, ReadOnlySpan<double> predictions)
    {
        int[] members = _trials[trial];
        if (members.Length == 0)
        {
            return 0.0;
        }

        // Newton's method for the most likely shift; the sum is concave in it.
        double prior = 1.0 / (BetweenTrials * BetweenTrials);
        double shift = 0.0;
        double curvature = prior;
        for (int step = 0; step < 8; step++)
        {
            double slope = -prior * shift;
            curvature = prior;
            foreach (int i in members)
            {
                ObservedRow row = Rows[i];
                if (row.IsShare)
                {
                    double p = Share(predictions[i], row.Shift * shift);
                    slope += _weight[i] * _size[i] * (row.Value - p) * row.Shift;
                    curvature += _weight[i] * _size[i] * p * (1.0 - p) * row.Shift * row.Shift;
                }
                else
                {
                    double precision = _weight[i] / _variance[i];
                    slope += precision * (row.Value - predictions[i] - (row.Shift * shift)) * row.Shift;
                    curvature += precision * row.Shift * row.Shift;
                }
            }

            double move = slope / curvature;
            shift += move;
            if (Math.Abs(move) < 1e-10)
            {
                break;
            }
        }

        double scale = Math.Sqrt(2.0 / curvature);
        Span<double> terms = stackalloc double[Nodes.Length];
        double largest = double.NegativeInfinity;
        for (int k = 0; k < Nodes.Length; k++)
        {
            terms[k] = AtShift(members, predictions, shift + (scale * Nodes[k]));
            largest = Math.Max(largest, terms[k]);
        }

        double sum = 0.0;
        for (int k = 0; k < Nodes.Length; k++)
        {
            sum += Weights[k] * Math.Exp(terms[k] - largest);
        }

        return largest + Math.Log(sum * scale / (BetweenTrials * Math.Sqrt(2.0 * Math.PI)));
    }

    /// <summary>
    /// Adds to the normal equations of a Fisher scoring step: H += Jᵀ Σ⁻¹ J, g += Jᵀ Σ⁻¹ e, trial by trial, with J and e on the
    /// logit for shares and Σ = diag + shared shift.
    /// </summary>
    /// <param name="predictions">Predictions.</param>
    /// <param name="jacobian">Derivatives on the logit of shares and on means: [row][coordinate].</param>
    /// <param name="information">H.</param>
    /// <param name="score">g.</param>
    public void AddScore(ReadOnlySpan<double> predictions, double[][] jacobian, double[,] information, double[] score)
    {
        int n = score.Length;
        double[] shiftRow = new double[n];
        foreach (int[] members in _trials)
        {
            double precisionOfShift = 1.0 / (BetweenTrials * BetweenTrials);
            double shiftError = 0.0;
            Array.Clear(shiftRow);
            foreach (int i in members)
            {
                (double precision, double error) = Working(i, predictions[i]);
                double[] j = jacobian[i];
                double shift = Rows[i].Shift;
                precisionOfShift += precision * shift * shift;
                shiftError += precision * shift * error;
                for (int a = 0; a < n; a++)
                {
                    if (j[a] == 0.0)
                    {
                        continue;
                    }

                    shiftRow[a] += precision * shift * j[a];
                    score[a] += precision * error * j[a];
                    for (int b = 0; b <= a; b++)
                    {
                        information[a, b] += precision * j[a] * j[b];
                    }
                }
            }

            // Sherman and Morrison: what the shared shift takes away.
            for (int a = 0; a < n; a++)
            {
                score[a] -= shiftRow[a] * shiftError / precisionOfShift;
                for (int b = 0; b <= a; b++)
                {
                    information[a, b] -= shiftRow[a] * shiftRow[b] / precisionOfShift;
                }
            }
        }
    }

    /// <summary>Predictions on the scale of <see cref="AddScore"/>: logit of a share, a mean as it is.</summary>
    public double[] Scaled(ReadOnlySpan<double> predictions)
    {
        double[] scaled = predictions.ToArray();
        for (int i = 0; i < scaled.Length; i++)
        {
            if (Rows[i].IsShare)
            {
                double p = Math.Clamp(scaled[i], SmallestShare, 1.0 - SmallestShare);
                scaled[i] = Math.Log(p / (1.0 - p));
            }
        }

        return scaled;
    }

    /// <summary>Predictions moved by offsets on the scale of <see cref="Scaled"/>; the same ones without offsets.</summary>
    public double[] Shifted(double[] predictions, double[]? offsets)
    {
        if (offsets is null)
        {
            return predictions;
        }

        double[] moved = Scaled(predictions);
        for (int i = 0; i < moved.Length; i++)
        {
            moved[i] += offsets[i];
            moved[i] = Rows[i].IsShare ? 1.0 / (1.0 + Math.Exp(-moved[i])) : moved[i];
        }

        return moved;
    }

    /// <summary>Squared standardised residual of a row, whether it counts or not: sampling, simulation and shift of the trial in the variance.</summary>
    public double SquaredResidual(int row, double prediction)
    {
        ObservedRow observed = Rows[row];
        if (observed.IsShare)
        {
            double p = Share(prediction, 0.0);
            double pq = p * (1.0 - p);
            double variance = (pq / _size[row]) + Math.Pow(BetweenTrials * pq, 2.0);
            return Math.Pow(observed.Value - p, 2.0) / variance;
        }

        return Math.Pow(observed.Value - prediction, 2.0)
            / (_variance[row] + Math.Pow(BetweenTrials * observed.Shift, 2.0));
    }

    private double AtShift(int[] members, ReadOnlySpan<double> predictions, double shift)
    {
        double sum = -0.5 * shift * shift / (BetweenTrials * BetweenTrials);
        foreach (int i in members)
        {
            ObservedRow row = Rows[i];
            if (row.IsShare)
            {
                double p = Share(predictions[i], row.Shift * shift);
                sum += _weight[i] * _size[i] * ((row.Value * Math.Log(p)) + ((1.0 - row.Value) * Math.Log(1.0 - p)));
            }
            else
            {
                double error = row.Value - predictions[i] - (row.Shift * shift);
                sum -= 0.5 * _weight[i] * error * error / _variance[i];
            }
        }

        return sum;
    }

    private (double Precision, double Error) Working(int i, double prediction)
    {
        ObservedRow row = Rows[i];
        if (!row.IsShare)
        {
            return (_weight[i] / _variance[i], row.Value - prediction);
        }

        double p = Share(prediction, 0.0);
        double pq = p * (1.0 - p);
        return (_weight[i] * _size[i] * pq, (row.Value - p) / pq);
    }

    private static double Share(double prediction, double shift)
    {
        double p = Math.Clamp(prediction, SmallestShare, 1.0 - SmallestShare);
        return shift == 0.0 ? p : 1.0 / (1.0 + ((1.0 - p) / p * Math.Exp(-shift)));
    }
}
