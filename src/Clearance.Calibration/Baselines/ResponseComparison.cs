using System.Collections.Immutable;

namespace Clearance.Calibration;

/// <summary>How well one model predicted the rows of one class.</summary>
public sealed record ResponseScore
{
    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>The class; null for all together.</summary>
    public required RowClass? Class { get; init; }

    /// <summary>Rows that count.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows the model said something about.</summary>
    public required int Predicted { get; init; }

    /// <summary>Mean absolute error, points; NaN without a prediction.</summary>
    public required double MeanAbsoluteError { get; init; }

    /// <summary>Mean of predicted minus observed, points.</summary>
    public required double MeanError { get; init; }

    /// <summary>Share of observed values inside the 95% interval.</summary>
    public required double Inside { get; init; }

    /// <summary>Mean 95% interval score (Gneiting and Raftery 2007), points: width, and 40 times what lies outside. Smaller is better.</summary>
    public required double IntervalScore { get; init; }
}

/// <summary>Models side by side on left-out trials.</summary>
public static class ResponseComparison
{
    /// <summary>Scores by model and class, then over all classes.</summary>
    /// <param name="predictions">Predictions of any number of models.</param>
    /// <param name="onlyShared">
    /// True to judge models on the same rows: in a class on those that all models predict which say anything about the class, all together
    /// on those that every model predicts.
    /// </param>
    public static ImmutableArray<ResponseScore> Of(ImmutableArray<LeftOutPrediction> predictions, bool onlyShared)
    {
        ImmutableArray<string> models = [.. predictions.Select(p => p.Model).Distinct(StringComparer.Ordinal)];
        IGrouping<TrialRow, LeftOutPrediction>[] byRow = [.. predictions.Where(p => p.Prediction.Mean is not null).GroupBy(p => p.Row)];
        Dictionary<RowClass, int> able = byRow.SelectMany(row => row).GroupBy(p => p.Row.Class).ToDictionary(g => g.Key, g => g.Select(p => p.Model).Distinct(StringComparer.Ordinal).Count());
        HashSet<TrialRow> inClass = [.. byRow.Where(row => row.Count() == able[row.Key.Class]).Select(row => row.Key)];
        HashSet<TrialRow> everywhere = [.. byRow.Where(row => row.Count() == models.Length).Select(row => row.Key)];
        ImmutableArray<ResponseScore>.Builder scores = ImmutableArray.CreateBuilder<ResponseScore>();
        foreach (string model in models)
        {
            LeftOutPrediction[] own = [.. predictions.Where(p => p.Model == model)];
            foreach (IGrouping<RowClass, LeftOutPrediction> group in own.Where(p => !onlyShared || inClass.Contains(p.Row)).GroupBy(p => p.Row.Class).OrderBy(g => g.Key))
            {
                scores.Add(Score(model, group.Key, [.. group]));
            }

            scores.Add(Score(model, null, [.. own.Where(p => !onlyShared || everywhere.Contains(p.Row))]));
        }

        return scores.ToImmutable();
    }

    private static ResponseScore Score(string model, RowClass? rowClass, LeftOutPrediction[] rows)
    {
        (ResponsePrediction Prediction, double Mean, double Observed)[] said =
            [.. rows.Where(p => p.Prediction.Mean is not null).Select(p => (p.Prediction, p.Prediction.Mean!.Value, p.Row.Value!.Value))];
        double Average(Func<(ResponsePrediction Prediction, double Mean, double Observed), double> of) => said.Length == 0 ? double.NaN : said.Average(of);
        return new ResponseScore
        {
            Model = model,
            Class = rowClass,
            Rows = rows.Length,
            Predicted = said.Length,
            MeanAbsoluteError = Average(p => Math.Abs(p.Mean - p.Observed)),
            MeanError = Average(p => p.Mean - p.Observed),
            Inside = Average(p => p.Observed >= p.Prediction.Low95 && p.Observed <= p.Prediction.High95 ? 1.0 : 0.0),
            IntervalScore = Average(p => new PredictiveInterval(p.Mean, p.Prediction.Low95, p.Prediction.High95).Score(p.Observed)),
        };
    }
}
