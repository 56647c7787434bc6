using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Calibration;

/// <summary>
/// The skin model beside its baselines: every trial predicted as if it had not been seen, from the table that the calibration left or by
/// reweighting its draws. Draws of the priors have seen no trial and count alike.
/// </summary>
public static class SkinModelLeftOut
{
    /// <summary>Name in tables.</summary>
    public const string Name = "skin model";

    private const string NotLeftOut = $"the draws cannot be reweighted without this trial; run '{LeftOutTable.HowToMake}'";

    /// <summary>Draws after reweighting; the weights are turned into so many equal ones.</summary>
    private const int Resampled = 400;

    /// <summary>Every row that counts as the table beside the calibrated population has it; rows of trials that were not left out in earnest stay open.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">All rows.</param>
    public static SkinModelPredictions From(LeftOutTable table, ImmutableArray<TrialRow> rows)
    {
        ImmutableSortedDictionary<string, LeftOutMethod>.Builder methods = ImmutableSortedDictionary.CreateBuilder<string, LeftOutMethod>(StringComparer.Ordinal);
        ImmutableArray<LeftOutPrediction>.Builder left = ImmutableArray.CreateBuilder<LeftOutPrediction>();
        foreach (TrialRow row in rows.Where(LeaveOneTrialOut.Counts))
        {
            LeftOutCheck? check = table.Find(row);
            methods[LeaveOneTrialOut.Family(row.Trial)] = check?.Method ?? LeftOutMethod.Degenerate;
            left.Add(new LeftOutPrediction(Name, row, check is { IsTrusted: true }
                ? new ResponsePrediction { Mean = check.Predicted, Low95 = check.Low95, High95 = check.High95 }
                : ResponsePrediction.None(NotLeftOut)));
        }

        return new SkinModelPredictions(left.ToImmutable(), methods.ToImmutable());
    }

    /// <summary>Predicts every row that counts without its trial, by weights.</summary>
    /// <param name="predictions">Predictions of the rows under the draws.</param>
    /// <param name="formulary">How trials are weighed.</param>
    /// <param name="isCalibrated">Whether the draws have seen the trials.</param>
    public static SkinModelPredictions Run(ArmPredictions predictions, DrugFormulary formulary, bool isCalibrated)
    {
        ImmutableArray<TrialRow> rows = predictions.Rows;
        int[] counted = [.. Enumerable.Range(0, rows.Length).Where(r => LeaveOneTrialOut.Counts(rows[r]))];
        ImmutableSortedDictionary<string, LeftOutMethod>.Builder methods = ImmutableSortedDictionary.CreateBuilder<string, LeftOutMethod>(StringComparer.Ordinal);
        ImmutableArray<LeftOutPrediction>.Builder left = ImmutableArray.CreateBuilder<LeftOutPrediction>();
        Dictionary<string, int[]> draws = new(StringComparer.Ordinal);
        Reweighting? reweighting = isCalibrated ? new Reweighting(predictions, formulary) : null;
        foreach (int r in counted)
        {
            string family = LeaveOneTrialOut.Family(rows[r].Trial);
            if (!draws.TryGetValue(family, out int[]? chosen))
            {
                (chosen, double tail) = reweighting?.Chosen(family) ?? ([.. Enumerable.Range(0, predictions.Draws)], double.NegativeInfinity);
                methods[family] = MethodOf(tail, predictions.Draws);
                draws[family] = chosen;
            }

            if (methods[family] == LeftOutMethod.Degenerate)
            {
                left.Add(new LeftOutPrediction(Name, rows[r], ResponsePrediction.None(NotLeftOut)));
                continue;
            }

            RowCheck check = RowCheck.Of(rows[r], At(predictions.Predicted(r), chosen), At(predictions.MonteCarloError(r), chosen), formulary.Calibration, formulary.Calibrated?.Provenance.Dispersion ?? 1.0);
            left.Add(new LeftOutPrediction(Name, rows[r], check.Interval is { } interval
                ? new ResponsePrediction { Mean = interval.Mean, Low95 = interval.Low, High95 = interval.High }
                : ResponsePrediction.None(check.Row.WhyNot)));
        }

        return new SkinModelPredictions(left.ToImmutable(), methods.ToImmutable());
    }

    /// <summary>What a tail index says of the weights of so many draws.</summary>
    public static LeftOutMethod MethodOf(double tail, int draws) =>
        double.IsNegativeInfinity(tail) ? LeftOutMethod.Unseen : tail < ParetoSmoothing.LargestTail(draws) ? LeftOutMethod.Weights : LeftOutMethod.Degenerate;

    /// <summary>Values of chosen draws.</summary>
    public static double[] At(ReadOnlySpan<double> values, int[] draws)
    {
        double[] chosen = new double[draws.Length];
        for (int i = 0; i < draws.Length; i++)
        {
            chosen[i] = values[draws[i]];
        }

        return chosen;
    }

    /// <summary>Weights of the calibrated draws as if they had not seen a trial.</summary>
    public sealed class Reweighting
    {
        private readonly TrialLikelihood _likelihood;
        private readonly double[][] _byDraw;

        /// <summary>Prepares the likelihood of the shipped rows under the draws.</summary>
        public Reweighting(ArmPredictions predictions, DrugFormulary formulary)
        {
            CountedRows counted = CountedRows.Of(predictions.Rows, withRecalled: false, formulary.Calibration);
            int[] places = [.. counted.Rows.Select(row => predictions.Rows.IndexOf(row))];
            _byDraw = [.. Enumerable.Range(0, predictions.Draws).Select(d => places.Select((place, i) =>
                predictions.Predicted(place)[d] / (counted.Observed[i].IsShare ? 100.0 : 1.0)).ToArray())];
            ImmutableArray<ObservedRow> observed = [.. counted.Observed.Select((row, i) => _byDraw.All(p => double.IsFinite(p[i])) ? row : row with { Weight = 0.0 })];
            TrialLikelihood plain = new(observed, formulary.Calibration["between_trial_sd"], formulary.Calibration["within_arm_correlation"]);
            // As the calibration did: misfit beyond chance divides the likelihood.
            _likelihood = plain.With(dispersion: formulary.Calibrated?.Provenance.Dispersion ?? 1.0);
        }

        /// <summary>Draws in proportion to their weights without a trial, and the tail index of these; minus infinity when nothing of it was seen.</summary>
        public (int[] Draws, double Tail) Chosen(string family)
        {
            (double[] weights, double tail) = LeaveOneOut.Weigh(_likelihood, _byDraw, family);

            // From the middle of each stratum: no chance in it.
            return (Resampling.Systematic(weights, Resampled, 0.5), tail);
        }
    }
}

/// <summary>What <see cref="SkinModelLeftOut"/> gives.</summary>
/// <param name="Predictions">Rows predicted without their trial.</param>
/// <param name="Methods">How each trial was left out.</param>
public sealed record SkinModelPredictions(ImmutableArray<LeftOutPrediction> Predictions, ImmutableSortedDictionary<string, LeftOutMethod> Methods);
