using System.Collections.Immutable;

namespace Clearance.Calibration;

/// <summary>
/// A <see cref="ShareModel"/> fitted to rows: posterior mode of errors on the logit (Student t, 4 degrees of freedom, by reweighting),
/// with the misfit beyond sampling estimated from the residuals, and its curvature for intervals.
/// </summary>
internal sealed class ShareFit
{
    private const int MostSteps = 40;
    private const double FirstMisfit = 0.09;
    private const double LeastMisfit = 0.01;
    private const double Freedom = 4.0;
    private const double Normal975 = 1.959963984540054;
    private readonly ShareModel _model;
    private readonly TrialRow[] _rows;
    private readonly double[] _observed;
    private readonly ImmutableArray<int>[] _moves;
    private readonly double[] _trust;
    private double[,] _covariance;

    /// <summary>Fits a model.</summary>
    public ShareFit(ShareModel model, ImmutableArray<TrialRow> rows)
    {
        _model = model;
        Values = [.. model.Parameters.Select(p => p.Mean)];
        double[] start = Values;
        _rows = [.. rows.Where(row => model.LearnsFrom(row) && model.Share(start, row).Share is not null)];
        _observed = [.. _rows.Select(row => ShareModel.Logit(ShareModel.Observed(row)))];
        _moves = [.. _rows.Select(model.DependsOn)];
        _trust = [.. _rows.Select(_ => 1.0)];
        _covariance = new double[Values.Length, Values.Length];
        Misfit = FirstMisfit;
        Climb();
        for (int round = 0; round < 2; round++)
        {
            Reweigh();
            Climb();
        }
    }

    /// <summary>Parameter values, in the model's order.</summary>
    public double[] Values { get; private set; }

    /// <summary>Variance on the logit beyond sampling: other trials, other populations, wrong form.</summary>
    public double Misfit { get; private set; }

    /// <summary>Predicts a row with its 95% interval.</summary>
    public ResponsePrediction Predict(TrialRow row)
    {
        (double? share, string whyNot) = _model.Share(Values, row);
        if (share is not { } p)
        {
            return ResponsePrediction.None(whyNot);
        }

        double centre = ShareModel.Logit(p);
        ImmutableArray<int> moves = _model.LearnsFrom(row) ? _model.DependsOn(row) : [];
        double[] slope = Slope(row, moves, centre);
        double variance = (Misfit * Freedom / (Freedom - 2.0)) + _model.Priors.SamplingVariance(row, p);
        for (int a = 0; a < moves.Length; a++)
        {
            for (int b = 0; b < moves.Length; b++)
            {
                variance += slope[a] * _covariance[moves[a], moves[b]] * slope[b];
            }
        }

        double half = Normal975 * Math.Sqrt(variance);
        double one = ShareModel.InTable(row, ShareModel.Logistic(centre - half));
        double other = ShareModel.InTable(row, ShareModel.Logistic(centre + half));
        return new ResponsePrediction { Mean = ShareModel.InTable(row, p), Low95 = Math.Min(one, other), High95 = Math.Max(one, other) };
    }

    // Levenberg-Marquardt on the logit residuals and the priors.
    private void Climb()
    {
        int n = Values.Length;
        double damping = 1e-3;
        double cost = Cost(Values);
        for (int step = 0; step < MostSteps; step++)
        {
            (double[,] information, double[] score) = Normal();
            bool isBetter = false;
            for (int attempt = 0; attempt < 8 && !isBetter; attempt++)
            {
                double[,] damped = (double[,])information.Clone();
                for (int a = 0; a < n; a++)
                {
                    damped[a, a] *= 1.0 + damping;
                }

                double[] move = CholeskyFactor.Of(damped).Solve(score);
                double[] candidate = [.. Values.Zip(move, (value, by) => value + by)];
                double tried = Cost(candidate);
                isBetter = tried < cost;
                damping = isBetter ? damping / 4.0 : damping * 6.0;
                if (isBetter)
                {
                    bool isDone = cost - tried < 1e-8 * (1.0 + cost);
                    (Values, cost) = (candidate, tried);
                    step = isDone ? MostSteps : step;
                }
            }

            if (!isBetter)
            {
                break;
            }
        }

        _covariance = CholeskyFactor.Of(Normal().Information).Inverse();
    }

    private double Cost(double[] values)
    {
        double cost = 0.0;
        for (int i = 0; i < values.Length; i++)
        {
            cost += Math.Pow((values[i] - _model.Parameters[i].Mean) / _model.Parameters[i].Sd, 2.0);
        }

        for (int r = 0; r < _rows.Length; r++)
        {
            cost += _trust[r] * Math.Pow(_observed[r] - Predicted(values, _rows[r]), 2.0) / Variance(_rows[r]);
        }

        return cost;
    }

    private (double[,] Information, double[] Score) Normal()
    {
        int n = Values.Length;
        double[,] information = new double[n, n];
        double[] score = new double[n];
        for (int a = 0; a < n; a++)
        {
            double precision = 1.0 / Math.Pow(_model.Parameters[a].Sd, 2.0);
            information[a, a] = precision;
            score[a] = precision * (_model.Parameters[a].Mean - Values[a]);
        }

        for (int r = 0; r < _rows.Length; r++)
        {
            double predicted = Predicted(Values, _rows[r]);
            ImmutableArray<int> moves = _moves[r];
            double[] slope = Slope(_rows[r], moves, predicted);
            double precision = _trust[r] / Variance(_rows[r]);
            for (int a = 0; a < moves.Length; a++)
            {
                score[moves[a]] += precision * slope[a] * (_observed[r] - predicted);
                for (int b = 0; b < moves.Length; b++)
                {
                    information[moves[a], moves[b]] += precision * slope[a] * slope[b];
                }
            }
        }

        return (information, score);
    }

    // Weights of a Student t, and the misfit that the weighted residuals leave beyond sampling.
    private void Reweigh()
    {
        if (_rows.Length == 0)
        {
            return;
        }

        double excess = 0.0, sum = 0.0;
        for (int r = 0; r < _rows.Length; r++)
        {
            double squared = Math.Pow(_observed[r] - Predicted(Values, _rows[r]), 2.0);
            double trust = (Freedom + 1.0) / (Freedom + (squared / Variance(_rows[r])));
            excess += trust * (squared - Sampling(_rows[r]));
            sum += trust;
            _trust[r] = trust;
        }

        Misfit = Math.Max(LeastMisfit, excess / sum);
    }

    private double Variance(TrialRow row) => Misfit + Sampling(row);

    private double Sampling(TrialRow row) => _model.Priors.SamplingVariance(row, ShareModel.Observed(row));

    private double Predicted(double[] values, TrialRow row) => ShareModel.Logit(_model.Share(values, row).Share!.Value);

    private double[] Slope(TrialRow row, ImmutableArray<int> moves, double centre)
    {
        double[] slope = new double[moves.Length];
        double[] moved = [.. Values];
        for (int a = 0; a < moves.Length; a++)
        {
            double by = 1e-3 * Math.Max(0.1, _model.Parameters[moves[a]].Sd);
            moved[moves[a]] = Values[moves[a]] + by;
            slope[a] = (Predicted(moved, row) - centre) / by;
            moved[moves[a]] = Values[moves[a]];
        }

        return slope;
    }
}
