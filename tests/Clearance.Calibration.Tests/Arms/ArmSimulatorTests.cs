using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Simulation;

namespace Clearance.Calibration.Tests;

public sealed class ArmSimulatorTests
{
    private static readonly ModelDraw Central = ModelDraw.Central(Shipped.Formulary);

    [Fact]
    public void Weighted_candidates_have_the_baseline_that_each_trial_reports()
    {
        EntryCriteria[] entries = [.. Shipped.All.Select(r => r.Statement?.Entry).OfType<EntryCriteria>().Where(e => e.MeanEasi is >= 18.0).Distinct()];
        Assert.True(entries.Length > 10);
        ImmutableArray<TrialRow> rows = [.. entries.Select(entry => Rows.At(-1, new Measure.MeanScore(ArmScore.Easi), entry))];
        ArmPredictions predictions = Predict(rows);
        Assert.All(Enumerable.Range(0, rows.Length), r => Assert.Equal(entries[r].MeanEasi!.Value, predictions.Predicted(r)[0], 0.05));
    }

    [Fact]
    public void Nobody_far_below_the_entry_criteria_is_enrolled_and_regression_to_the_mean_is_left_in()
    {
        EntryCriteria entry = new() { Easi = 16.0, Bsa = 10.0, Iga = 3, Itch = 4.0 };
        ArmPredictions predictions = Predict(
        [
            Rows.At(-1, new Measure.EasiAtMost(12.0), entry),
            Rows.At(-1, new Measure.ItchAtMost(2.0), entry),
            Rows.At(-1, new Measure.EasiAtMost(12.0), new EntryCriteria()),
            Rows.At(27, new Measure.MeanPercentChange(ArmScore.Easi), entry, inTrial: false),
        ]);
        Assert.InRange(predictions.Predicted(0)[0], 0.0, 8.0);
        Assert.True(predictions.Predicted(2)[0] > 2.0 * predictions.Predicted(0)[0]);
    }

    [Fact]
    public void A_trial_of_limited_disease_does_not_take_extensive_disease_on_a_good_day()
    {
        EntryCriteria day = new() { Bsa = 2.0, MostBsa = 20.0 };
        ArmPredictions predictions = Predict(
        [
            Rows.At(55, new Measure.MeanScore(ArmScore.Easi), day, inTrial: false),
            Rows.At(55, new Measure.MeanScore(ArmScore.Easi), day with { IsLimited = true }, inTrial: false),
        ]);
        Assert.True(predictions.Predicted(0)[0] > predictions.Predicted(1)[0] + 1.0, $"{predictions.Predicted(0)[0]} {predictions.Predicted(1)[0]}");
        Assert.InRange(predictions.Predicted(1)[0], 3.0, 10.0);
    }

    [Fact]
    public void The_result_depends_on_neither_threads_nor_lanes_nor_what_was_predicted_before()
    {
        ImmutableArray<TrialRow> rows = [.. Shipped.All.Where((_, i) => i % 9 == 0)];
        ArmSimulator simulator = new(Shipped.Formulary, rows);
        double[] first = Flat(simulator.Predict([Central], new ArmOptions { Patients = 40 }));
        Assert.Equal(first, Flat(simulator.Predict([Central], new ArmOptions { Patients = 40 })));
        Assert.Equal(first, Flat(simulator.Predict([Central], new ArmOptions { Patients = 40, Threads = 2 })));
        Assert.Equal(first, Flat(simulator.Predict([Central], new ArmOptions { Patients = 40, Lanes = LaneWidth.Scalar })));
        Assert.NotEqual(first, Flat(simulator.Predict([Central], new ArmOptions { Patients = 40, Seed = 2 })));
    }

    [Fact]
    public void The_same_draw_twice_gives_the_same_prediction_twice_on_the_same_candidates()
    {
        ImmutableArray<TrialRow> rows = [.. Shipped.Efficacy.Take(20)];
        ArmPredictions predictions = new ArmSimulator(Shipped.Formulary, rows).Predict([Central, Central], new ArmOptions { Patients = 40 });
        ArmPredictions own = new ArmSimulator(Shipped.Formulary, rows).Predict([Central, Central], new ArmOptions { Patients = 40, OwnPatients = true });
        Assert.Equal(predictions.Predicted(0)[0], predictions.Predicted(0)[1]);
        Assert.NotEqual(own.Predicted(0)[0], own.Predicted(0)[1]);
    }

    [Theory]
    [InlineData("kS")]
    [InlineData("EC50_dupilumab")]
    [InlineData("phi_upadacitinib")]
    [InlineData("p")]
    [InlineData("trial_rescue")]
    public void Predictions_move_smoothly_with_a_parameter(string symbol)
    {
        ImmutableArray<TrialRow> rows = [.. Shipped.All.Where(r => r.IsShare && r.Statement!.Regimens.Any(g => g.Key.Contains("dupilumab", StringComparison.Ordinal) || g.Key.Contains("upadacitinib", StringComparison.Ordinal))).Take(40)];
        ArmSimulator simulator = new(Shipped.Formulary, rows);
        const double Step = 0.004;
        ImmutableArray<ModelDraw> draws = [.. Enumerable.Range(0, 5).Select(k => Central.With([new(symbol, Central[symbol] * Math.Exp(k * Step))]))];
        ArmPredictions predictions = simulator.Predict(draws, new ArmOptions { Patients = 64 });
        for (int r = 0; r < rows.Length; r++)
        {
            ReadOnlySpan<double> p = predictions.Predicted(r);

            // Steps of a smooth function hardly differ; a patient who jumped over a bound would make one of 1.5 points.
            for (int k = 2; k < 5; k++)
            {
                double bend = p[k] - (2.0 * p[k - 1]) + p[k - 2];
                Assert.True(Math.Abs(bend) < 0.004 + (0.05 * Math.Abs(p[k] - p[k - 1])), $"{symbol}, {rows[r].Trial} {rows[r].Arm} {rows[r].Endpoint}: {p[k - 2]:R} {p[k - 1]:R} {p[k]:R}");
            }
        }
    }

    [Fact]
    public void Rows_that_cannot_be_simulated_are_not_a_number()
    {
        ImmutableArray<TrialRow> rows = [.. Shipped.Efficacy.Where(r => r.Statement is null).Take(3), Shipped.Efficacy[0]];
        ArmPredictions predictions = Predict(rows, 16);
        Assert.True(double.IsNaN(predictions.Predicted(0)[0]));
        Assert.True(double.IsFinite(predictions.Predicted(3)[0]));
    }

    [Fact]
    public void Every_row_with_a_statement_gets_a_number_within_its_bounds()
    {
        ArmPredictions predictions = Predict(Shipped.All, 48);
        for (int r = 0; r < Shipped.All.Length; r++)
        {
            if (Shipped.All[r].Statement is { } statement)
            {
                double predicted = predictions.Predicted(r)[0];
                Assert.True(double.IsFinite(predicted), $"{Shipped.All[r].Trial} {Shipped.All[r].Endpoint}");
                Assert.True(!statement.Measure.IsShare || predicted is >= 0.0 and <= 100.0);
            }
        }
    }

    [Fact]
    public void Adolescents_are_lighter_so_the_same_dose_does_more()
    {
        ImmutableArray<TrialRow> rows = [.. new[] { Cohort.Adults, Cohort.Adolescents }.Select(cohort =>
            Rows.Dupilumab(111, new Measure.MeanPercentChange(ArmScore.Easi), new EntryCriteria { Easi = 16.0, Cohort = cohort }, 100.0, 28.0))];
        ArmPredictions predictions = Predict(rows);
        Assert.True(predictions.Predicted(1)[0] < predictions.Predicted(0)[0]);
    }

    private static ArmPredictions Predict(ImmutableArray<TrialRow> rows, int patients = 256) =>
        new ArmSimulator(Shipped.Formulary, rows).Predict([Central], new ArmOptions { Patients = patients, Threads = 2 });

    private static double[] Flat(ArmPredictions predictions) =>
        [.. Enumerable.Range(0, predictions.Rows.Length).SelectMany(r => predictions.Predicted(r).ToArray().Concat(predictions.MonteCarloError(r).ToArray()))];
}
