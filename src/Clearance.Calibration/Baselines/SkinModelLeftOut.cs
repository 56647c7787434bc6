using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Calibration;

/// <summary>
/// The skin model beside its baselines: every trial predicted by the calibrated draws reweighted as if that trial had not been
/// seen. Draws of the priors have seen no trial and count alike.
/// </summary>
public static class SkinModelLeftOut
{
    /// <summary>Name in tables.</summary>
    public const string Name = "skin model";

    /// <summary>Tail index of the weights from which the draws cannot stand in for those without the trial (Vehtari 2024).</summary>
    public const double LargestTail = 0.7;

    /// <summary>Draws after reweighting; the weights are turned into so many equal ones.</summary>
    private const int Resampled = 400;

    /// <summary>Predicts every row that counts without its trial.</summary>
    /// <param name="predictions">Predictions of the rows under the draws.</param>
    /// <param name="formulary">How trials are weighed.</param>
    /// <param name="isCalibrated">Whether the draws have seen the trials.</param>
    public static SkinModelPredictions Run(ArmPredictions predictions, DrugFormulary formulary, bool isCalibrated)
    {
        ImmutableArray<TrialRow> rows = predictions.Rows;
        int[] counted = [.. Enumerable.Range(0, rows.Length).Where(r => LeaveOneTrialOut.Counts(rows[r]))];
        ImmutableSortedDictionary<string, double>.Builder tails = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        ImmutableArray<LeftOutPrediction>.Builder left = ImmutableArray.CreateBuilder<LeftOutPrediction>();
        Dictionary<string, int[]> draws = new(StringComparer.Ordinal);
        Reweighting? reweighting = isCalibrated ? new Reweighting(predictions, formulary) : null;
        foreach (int r in counted)
        {
            string family = LeaveOneTrialOut.Family(rows[r].Trial);
            if (!draws.TryGetValue(family, out int[]? chosen))
            {
                (double[] weights, double tail) = reweighting?.Without(family) ?? ([.. Enumerable.Repeat(1.0 / predictions.Draws, predictions.Draws)], double.NegativeInfinity);
                tails[family] = tail;
                draws[family] = chosen = Systematic(weights);
            }

            if (tails[family] >= LargestTail)
            {
                left.Add(new LeftOutPrediction(Name, rows[r], ResponsePrediction.None("the draws cannot be reweighted without this trial: it needs a calibration of its own")));
                continue;
            }

            RowCheck check = RowCheck.Of(rows[r], Chosen(predictions.Predicted(r), chosen), Chosen(predictions.MonteCarloError(r), chosen), reweighting?.Dispersion ?? 1.0);
            left.Add(new LeftOutPrediction(Name, rows[r], check.Interval is { } interval
                ? new ResponsePrediction { Mean = interval.Mean, Low95 = interval.Low, High95 = interval.High }
                : ResponsePrediction.None(check.Row.WhyNot)));
        }

        return new SkinModelPredictions(left.ToImmutable(), tails.ToImmutable());
    }

    private static double[] Chosen(ReadOnlySpan<double> values, int[] draws)
    {
        double[] chosen = new double[draws.Length];
        for (int i = 0; i < draws.Length; i++)
        {
            chosen[i] = values[draws[i]];
        }

        return chosen;
    }

    // Systematic resampling from the middle of each stratum: no chance in it.
    private static int[] Systematic(double[] weights)
    {
        int[] chosen = new int[Resampled];
        double reached = weights[0];
        int draw = 0;
        for (int i = 0; i < Resampled; i++)
        {
            while (reached < (i + 0.5) / Resampled && draw < weights.Length - 1)
            {
                reached += weights[++draw];
            }

            chosen[i] = draw;
        }

        return chosen;
    }

    private sealed class Reweighting
    {
        private readonly TrialLikelihood _likelihood;
        private readonly double[][] _byDraw;

        public Reweighting(ArmPredictions predictions, DrugFormulary formulary)
        {
            CountedRows counted = CountedRows.Of(predictions.Rows, withRecalled: false, formulary.Calibration);
            int[] places = [.. counted.Rows.Select(row => predictions.Rows.IndexOf(row))];
            _byDraw = [.. Enumerable.Range(0, predictions.Draws).Select(d => places.Select((place, i) =>
                predictions.Predicted(place)[d] / (counted.Observed[i].IsShare ? 100.0 : 1.0)).ToArray())];
            ImmutableArray<ObservedRow> observed = [.. counted.Observed.Select((row, i) => _byDraw.All(p => double.IsFinite(p[i])) ? row : row with { Weight = 0.0 })];
            TrialLikelihood plain = new(observed, formulary.Calibration["between_trial_sd"], formulary.Calibration["within_arm_correlation"], double.PositiveInfinity);
            double[] mean = [.. Enumerable.Range(0, places.Length).Select(i => _byDraw.Average(p => p[i]))];
            int[] used = [.. Enumerable.Range(0, observed.Length).Where(i => observed[i].Weight > 0.0)];

            // As the calibration does: misfit beyond chance divides the likelihood.
            Dispersion = Math.Max(1.0, used.Average(i => plain.SquaredResidual(i, mean[i])));
            _likelihood = plain.With(dispersion: Dispersion);
        }

        public double Dispersion { get; }

        public (double[] Weights, double Tail) Without(string family)
        {
            int[] trials = [.. Enumerable.Range(0, _likelihood.Trials.Length).Where(t => LeaveOneTrialOut.Family(_likelihood.Trials[t]) == family)];
            double[] ratios = [.. _byDraw.Select(p => -trials.Sum(t => _likelihood.LogDensity(t, p)))];
            return trials.Length == 0 || ratios.All(x => x == ratios[0])
                ? ([.. Enumerable.Repeat(1.0 / ratios.Length, ratios.Length)], double.NegativeInfinity)
                : ParetoSmoothing.Smooth(ratios);
        }
    }
}

/// <summary>What <see cref="SkinModelLeftOut"/> gives.</summary>
/// <param name="Predictions">Rows predicted without their trial.</param>
/// <param name="ParetoK">Tail index of the weights by trial; from 0.7 on the trial needs a calibration of its own.</param>
public sealed record SkinModelPredictions(ImmutableArray<LeftOutPrediction> Predictions, ImmutableSortedDictionary<string, double> ParetoK);
