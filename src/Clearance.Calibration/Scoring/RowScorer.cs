using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>From the terms of candidates to one predicted number for each draw of the model, with its Monte Carlo error.</summary>
internal sealed class RowScorer(ArmStatement statement, int[] arms, ArmScores scores, Enrolment enrolment, EntryWeights weights, Staying staying, int draws)
{
    /// <summary>The predictions of all draws: share of patients in per cent, or mean in the row's unit.</summary>
    public void Fill(Span<double> predicted, Span<double> error) => Fill(predicted, error, statement.Measure switch
    {
        Measure.MedianDaysToFlare or Measure.MedianDaysToIga2 => MedianTime,
        Measure.MedianScore => MedianScore,
        _ => Ratio,
    });

    private void Fill(Span<double> predicted, Span<double> error, Func<int, (double Value, double Error)> one)
    {
        for (int draw = 0; draw < draws; draw++)
        {
            (predicted[draw], error[draw]) = one(draw);
        }
    }

    private double[]? _above;
    private double[]? _below;

    private void Sum(int upToVisit)
    {
        _above ??= new double[scores.Outcome.Patients];
        _below ??= new double[scores.Outcome.Patients];
        Array.Clear(_above);
        Array.Clear(_below);
        for (int r = 0; r < arms.Length; r++)
        {
            new RowTerms(statement, statement.Regimens[r].AfterFlare, arms[r], scores, enrolment, weights, staying).Add(_above, _below, upToVisit);
        }
    }

    private (double Value, double Error) Ratio(int draw)
    {
        if (_above is null)
        {
            Sum(0);
        }

        double scale = statement.Measure.IsShare ? 100.0 : 1.0;
        (double value, double error) = RatioOf(draw);
        return (scale * value, scale * error);
    }

    // Mean of a ratio estimator and its standard error by the delta method.
    private (double Value, double Error) RatioOf(int draw)
    {
        double above = 0.0, below = 0.0;
        for (int i = draw; i < _above!.Length; i += draws)
        {
            above += _above[i];
            below += _below![i];
        }

        if (!(below > 0.0))
        {
            return (double.NaN, double.NaN);
        }

        double value = above / below;
        double square = 0.0;
        for (int i = draw; i < _above.Length; i += draws)
        {
            double residual = _above[i] - (value * _below![i]);
            square += residual * residual;
        }

        return (value, Math.Sqrt(square) / below);
    }

    // The visit at which half are still free of the event, between two visits by a straight line; beyond the last: the last.
    private (double Value, double Error) MedianTime(int draw)
    {
        if (_curves is null)
        {
            int[] visits = [.. statement.VisitsUntil(statement.Day)];
            _curves = new (double, double)[visits.Length][];
            for (int v = 0; v < visits.Length; v++)
            {
                Sum(v + 1);
                _curves[v] = [.. Enumerable.Range(0, draws).Select(RatioOf)];
            }
        }

        double before = 1.0;
        for (int v = 0; v < _curves.Length; v++)
        {
            (double share, double error) = _curves[v][draw];
            if (share <= 0.5)
            {
                double slope = Math.Max(1e-6, before - share) / statement.VisitDays;
                return ((v * statement.VisitDays) + ((before - 0.5) / slope), error / slope);
            }

            before = share;
        }

        return (_curves.Length * statement.VisitDays, 0.0);
    }

    private (double Value, double Error)[][]? _curves;

    // Weighted median of the candidates' mean scores.
    private (double Value, double Error) MedianScore(int draw)
    {
        if (_above is null)
        {
            Sum(0);
        }

        List<(double Value, double Weight)> candidates = [];
        for (int i = draw; i < _above!.Length; i += draws)
        {
            if (_below![i] > 0.0)
            {
                candidates.Add((_above[i] / _below[i], _below[i]));
            }
        }

        candidates.Sort();
        double half = 0.5 * candidates.Sum(c => c.Weight);
        double sum = 0.0;
        foreach ((double value, double weight) in candidates)
        {
            sum += weight;
            if (sum >= half)
            {
                return (value, RatioOf(draw).Error * 1.25);
            }
        }

        return (double.NaN, double.NaN);
    }
}
