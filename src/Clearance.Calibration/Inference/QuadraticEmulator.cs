using System.Collections.Immutable;

namespace Clearance.Calibration;

/// <summary>
/// Predictions around the mode without simulating: on the logit of shares, a constant, a slope and a curvature for each coordinate, from
/// simulations one posterior SD to both sides. What it gets wrong (interactions, far tails) is corrected by simulation.
/// </summary>
internal sealed class QuadraticEmulator
{
    private readonly TrialLikelihood _likelihood;
    private readonly double[] _centre;
    private readonly double[] _z;
    private readonly int[] _active;
    private readonly double[][] _slope, _curvature;

    private QuadraticEmulator(TrialLikelihood likelihood, double[] centre, double[] z, int[] active, double[][] slope, double[][] curvature) =>
        (_likelihood, _centre, _z, _active, _slope, _curvature) = (likelihood, centre, z, active, slope, curvature);

    /// <summary>Simulates the neighbours of a mode, two for each coordinate that moves anything.</summary>
    public static QuadraticEmulator Around(Target target, Mode mode)
    {
        int n = mode.Best.Z.Length;
        int rows = mode.Jacobian.Length;
        double[,] covariance = mode.Precision.Inverse();
        int[] active = [.. Enumerable.Range(0, n).Where(a => mode.Jacobian.Any(row => row[a] != 0.0))];
        double[] step = [.. active.Select(a => Math.Clamp(Math.Sqrt(covariance[a, a]), 0.3, 1.0))];
        double[] Moved(int k, double direction)
        {
            double[] z = (double[])mode.Best.Z.Clone();
            z[active[k]] += direction * step[k];
            return z;
        }

        ImmutableArray<Proposal> both = target.Predict([.. Enumerable.Range(0, 2 * active.Length).Select(i => Moved(i / 2, i % 2 == 0 ? 1.0 : -1.0))]);
        double[] centre = target.Likelihood.Scaled(mode.Best.Predictions!);
        double[][] slope = [.. Enumerable.Range(0, rows).Select(_ => new double[active.Length])];
        double[][] curvature = [.. Enumerable.Range(0, rows).Select(_ => new double[active.Length])];
        for (int k = 0; k < active.Length; k++)
        {
            if (both[2 * k].Predictions is { } up && both[(2 * k) + 1].Predictions is { } down)
            {
                double[] above = target.Likelihood.Scaled(up), below = target.Likelihood.Scaled(down);
                for (int i = 0; i < rows; i++)
                {
                    slope[i][k] = (above[i] - below[i]) / (2.0 * step[k]);
                    curvature[i][k] = (above[i] + below[i] - (2.0 * centre[i])) / (step[k] * step[k]);
                }
            }
            else
            {
                // At the edge of where patients can live there is one side only.
                for (int i = 0; i < rows; i++)
                {
                    slope[i][k] = mode.Jacobian[i][active[k]];
                }
            }
        }

        return new QuadraticEmulator(target.Likelihood, centre, mode.Best.Z, active, slope, curvature);
    }

    /// <summary>The same predictions, weighed by another likelihood of the same rows.</summary>
    public QuadraticEmulator With(TrialLikelihood likelihood) => new(likelihood, _centre, _z, _active, _slope, _curvature);

    /// <summary>Predicted shares and means.</summary>
    public void Predict(ReadOnlySpan<double> z, Span<double> predictions)
    {
        Span<double> off = stackalloc double[_active.Length];
        for (int k = 0; k < off.Length; k++)
        {
            // Beyond two and a half steps a parabola knows nothing.
            off[k] = Math.Clamp(z[_active[k]] - _z[_active[k]], -2.5, 2.5);
        }

        for (int i = 0; i < predictions.Length; i++)
        {
            double sum = _centre[i];
            double[] slope = _slope[i], curvature = _curvature[i];
            for (int k = 0; k < off.Length; k++)
            {
                sum += off[k] * (slope[k] + (0.5 * curvature[k] * off[k]));
            }

            predictions[i] = _likelihood.Rows[i].IsShare ? 1.0 / (1.0 + Math.Exp(-sum)) : sum;
        }
    }

    /// <summary>ln posterior density as far as the emulator knows.</summary>
    public double LogDensity(double[] z)
    {
        Span<double> predictions = stackalloc double[_centre.Length];
        Predict(z, predictions);
        return _likelihood.LogDensity(predictions) - (0.5 * Target.SquaredNorm(z));
    }
}
