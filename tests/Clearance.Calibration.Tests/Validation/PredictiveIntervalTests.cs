using Clearance.Formulary;
using Clearance.Numerics.Random;
using Clearance.Simulation;

namespace Clearance.Calibration.Tests;

public sealed class PredictiveIntervalTests
{
    [Theory]
    [InlineData(40, 0.10)]
    [InlineData(100, 0.50)]
    [InlineData(600, 0.85)]
    public void The_interval_of_a_share_is_that_of_drawn_trials(int patients, double share)
    {
        double[] draws = [.. Enumerable.Range(0, 50).Select(d => 100.0 * Logistic(Math.Log(share / (1.0 - share)) + (0.3 * Quantile((d + 0.5) / 50.0))))];
        PredictiveInterval interval = PredictiveInterval.OfShare(draws, new double[50], patients, 0.2);
        RandomStream stream = new(5, "test/trials");
        double[] trials = [.. Enumerable.Range(0, 4000).Select(t =>
        {
            double p = Logistic(Math.Log(draws[t % 50] / (100.0 - draws[t % 50])) + (0.2 * stream.Normal((uint)t, 0)));
            return 100.0 * Enumerable.Range(1, patients).Count(i => stream.Uniform((uint)t, (uint)i) < p) / patients;
        }).Order()];

        // 4,000 trials place the ends within about a tenth of the half-width, and counts come in whole patients.
        double tolerance = 0.1 * (interval.High - interval.Low) / 2.0;
        Assert.Equal(trials[99], interval.Low, tolerance + (100.0 / patients));
        Assert.Equal(trials[3900], interval.High, tolerance + (100.0 / patients));
    }

    [Fact]
    public void The_chance_of_few_candidates_is_taken_out_of_the_spread()
    {
        double[] draws = [45.0, 55.0, 45.0, 55.0];
        PredictiveInterval wide = PredictiveInterval.OfShare(draws, [0.0, 0.0, 0.0, 0.0], 100_000, 0.2);
        PredictiveInterval narrow = PredictiveInterval.OfShare(draws, [5.0, 5.0, 5.0, 5.0], 100_000, 0.2);
        Assert.True(narrow.High - narrow.Low < wide.High - wide.Low);
        Assert.Equal(50.0, narrow.Mean);
    }

    [Fact]
    public void An_interval_of_a_mean_joins_parameters_chance_and_trials()
    {
        PredictiveInterval chance = PredictiveInterval.OfMean([-70.0], [0.0], 4.0, _ => 3.0);
        Assert.Equal(-70.0 - (1.959964 * 5.0), chance.Low, 1e-3);
        Assert.Equal(-70.0 + (1.959964 * 5.0), chance.High, 1e-3);
    }

    [Theory]
    [InlineData(2000, 0.5, 4.0)]
    [InlineData(400, 0.4, 2.0)]
    public void What_a_calibration_left_unexplained_widens_both_intervals_by_its_root(int patients, double share, double dispersion)
    {
        // One draw, so that only the trial's shift and chance are left. The shift is laid at five points (its variance 0.90 of the
        // normal's) and the logit bends over a wide interval: 15%.
        PredictiveInterval plain = PredictiveInterval.OfShare([100.0 * share], [0.0], patients, 0.2);
        PredictiveInterval spread = PredictiveInterval.OfShare([100.0 * share], [0.0], patients, 0.2, dispersion);
        Assert.Equal(Math.Sqrt(dispersion), (spread.High - spread.Low) / (plain.High - plain.Low), 0.15 * Math.Sqrt(dispersion));
        PredictiveInterval mean = PredictiveInterval.OfMean([-70.0], [0.0], 4.0, _ => 3.0, dispersion);
        Assert.Equal(2.0 * 1.959964 * 5.0 * Math.Sqrt(dispersion), mean.High - mean.Low, 1e-3);
    }

    [Fact]
    public void The_interval_score_is_the_width_and_forty_times_what_lies_outside()
    {
        PredictiveInterval interval = new(50.0, 40.0, 60.0);
        Assert.Equal(20.0, interval.Score(45.0));
        Assert.Equal(20.0 + 80.0, interval.Score(62.0), 1e-9);
    }

    [Fact]
    public void A_group_is_summed_up_in_points()
    {
        TrialRow row = Rows.At(1, new Measure.IgaAtMost(1), new EntryCriteria()) with { Value = 40.0, Status = ValueStatus.Verified, Class = RowClass.Placebo, Week = "16" };
        RowCheck[] checks = [
            new(row, new PredictiveInterval(50.0, 30.0, 70.0), AssumedPatients: null),
            new(row, new PredictiveInterval(10.0, 5.0, 20.0), AssumedPatients: null),
            new(row with { Statement = null }, null, AssumedPatients: null)];
        CheckSummary summary = CheckSummary.All(checks).First(s => s.Group == "placebo");
        Assert.Equal((2, 20.0, -10.0, 0.5), (summary.Rows, summary.MeanAbsoluteError, summary.MeanError, summary.ShareInside));
        Assert.Equal((40.0 + 15.0 + (40.0 * 20.0)) / 2.0, summary.IntervalScore, 1e-9);
    }

    /// <summary>What calibration counts and what validation expects of a mean rest on one standard error and one shift.</summary>
    [Fact]
    public void A_mean_varies_in_validation_as_in_calibration()
    {
        CalibrationFacts settings = DrugFormulary.Load(Repository.At("knowledge")).Value!.Calibration;
        Measure[] measures = [new Measure.MeanScore(ArmScore.Easi), new Measure.MeanPercentChange(ArmScore.Easi), new Measure.MedianDaysToFlare(0.5)];
        foreach (Measure measure in measures)
        {
            double value = measure is Measure.MeanPercentChange ? -60.0 : 12.0;
            TrialRow row = Rows.At(16, measure, new EntryCriteria()) with { Value = value, Patients = 100, Status = ValueStatus.Verified };
            ObservedRow counted = CountedRows.Of([row], withRecalled: false, settings).Observed.Single();
            PredictiveInterval interval = RowCheck.Of(row, [value], [0.0], settings).Interval!.Value;
            double shift = settings["between_trial_sd"] * counted.Shift;
            Assert.Equal(1.959964 * Math.Sqrt((counted.StandardError * counted.StandardError) + (shift * shift)), 0.5 * (interval.High - interval.Low), 1e-3);
        }
    }

    private static double Logistic(double x) => 1.0 / (1.0 + Math.Exp(-x));

    // Good to 4e-4: enough to spread draws.
    private static double Quantile(double p)
    {
        double low = -6.0, high = 6.0;
        for (int i = 0; i < 60; i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = Clearance.Numerics.Statistics.NormalDistribution.Cdf(middle) < p ? (middle, high) : (low, middle);
        }

        return low;
    }
}
