using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Calibration.Tests.Baselines;

public sealed class ShareFitTests
{
    private static TrialRow Row(string trial, int patients, double percent, int day) => new()
    {
        Table = TrialTable.Efficacy,
        File = "t.csv",
        Line = 2,
        Trial = trial,
        Arm = "a",
        Endpoint = "EASI75",
        Week = "16",
        Value = percent,
        Unit = "percent",
        Patients = patients,
        StandardError = null,
        Status = ValueStatus.Verified,
        Note = "",
        Class = RowClass.Biologic,
        Statement = new ArmStatement
        {
            Entry = new EntryCriteria(),
            Regimens = [new ArmRegimen("none", new Treatment { Systemic = [], Topicals = [] }, InTrial: true)],
            Measure = new Measure.EasiResponse(0.75, ArmScore.Easi),
            Day = day,
            Rescue = 1.0,
        },
    };

    // logit share = a + b day/100.
    private static ShareModel Line { get; } = new(
        [new("a", 0.0, 10.0), new("b", 0.0, 10.0)],
        (values, row) => (ShareModel.Logistic(values[0] + (values[1] * row.Statement!.Day / 100.0)), ""))
    {
        DependsOn = _ => [0, 1],
        Priors = TrialData.Priors,
    };

    private static ImmutableArray<TrialRow> Exact(double a, double b) =>
        [.. Enumerable.Range(1, 20).Select(i => Row($"T{i}", 400, 100.0 * ShareModel.Logistic(a + (b * i * 10 / 100.0)), i * 10))];

    [Fact]
    public void Known_parameters_come_back()
    {
        ShareFit fit = new(Line, Exact(-1.0, 0.7));
        Assert.Equal(-1.0, fit.Values[0], 0.02);
        Assert.Equal(0.7, fit.Values[1], 0.02);
    }

    [Fact]
    public void One_row_far_off_hardly_moves_the_fit()
    {
        ImmutableArray<TrialRow> rows = Exact(-1.0, 0.7);
        ShareFit fit = new(Line, rows.SetItem(3, rows[3] with { Value = 99.0 }));
        Assert.Equal(-1.0, fit.Values[0], 0.15);
    }

    [Fact]
    public void Intervals_widen_with_small_arms_and_hold_the_prediction()
    {
        ShareFit fit = new(Line, Exact(-1.0, 0.7));
        ResponsePrediction large = fit.Predict(Row("X", 1000, 50.0, 100));
        ResponsePrediction small = fit.Predict(Row("X", 20, 50.0, 100));
        Assert.Equal(100.0 * ShareModel.Logistic(-0.3), large.Mean!.Value, 0.5);
        Assert.InRange(large.Mean!.Value, large.Low95, large.High95);
        Assert.True(small.High95 - small.Low95 > 1.5 * (large.High95 - large.Low95));
    }

    [Fact]
    public void A_mean_change_is_a_share_with_its_sign_turned()
    {
        TrialRow row = Row("T", 100, -72.0, 111) with { StandardError = 3.0 };
        row = row with { Statement = row.Statement! with { Measure = new Measure.MeanPercentChange(ArmScore.Easi) } };
        Assert.Equal(0.72, ShareModel.Observed(row), 1e-12);
        Assert.Equal(-72.0, ShareModel.InTable(row, 0.72), 1e-12);
        Assert.Equal(0.03 / (0.72 * 0.28), Math.Sqrt(TrialData.Priors.SamplingVariance(row, 0.72)), 1e-9);
    }

    [Fact]
    public void A_left_out_trial_is_never_fitted_and_its_parts_go_with_it()
    {
        ImmutableArray<TrialRow> rows = [Row("A", 50, 30.0, 111), Row("A maintenance", 50, 40.0, 111), Row("A, non-responders", 50, 20.0, 111), Row("B", 50, 10.0, 111), Row("B", 50, 12.0, 83)];
        Recorder recorder = new();
        ImmutableArray<LeftOutPrediction> predictions = LeaveOneTrialOut.Run(recorder, rows);
        Assert.Equal(rows.Length, predictions.Length);
        Assert.Equal(2, recorder.Fits.Count);
        Assert.All(recorder.Fits, fit => Assert.Single(fit.Select(row => row.Trial[..1]).Distinct()));
    }

    [Fact]
    public void Scores_are_those_of_their_definitions()
    {
        TrialRow row = Row("A", 50, 30.0, 111);
        LeftOutPrediction Said(string model, double mean, double low, double high) =>
            new(model, row, new ResponsePrediction { Mean = mean, Low95 = low, High95 = high });
        ImmutableArray<ResponseScore> scores = ResponseComparison.Of([Said("one", 40.0, 20.0, 60.0), Said("two", 50.0, 35.0, 65.0)], onlyShared: true);
        ResponseScore one = scores.First(s => s.Model == "one" && s.Class is null);
        ResponseScore two = scores.First(s => s.Model == "two" && s.Class is null);
        Assert.Equal((10.0, 10.0, 1.0, 40.0), (one.MeanAbsoluteError, one.MeanError, one.Inside, one.IntervalScore));
        Assert.Equal((20.0, 0.0, 30.0 + (40.0 * 5.0)), (two.MeanAbsoluteError, two.Inside, two.IntervalScore));
    }

    [Fact]
    public void Rows_that_one_model_is_silent_about_are_left_out_of_the_shared_comparison()
    {
        TrialRow first = Row("A", 50, 30.0, 111);
        TrialRow second = Row("B", 50, 40.0, 111);
        ResponsePrediction said = new() { Mean = 35.0, Low95 = 10.0, High95 = 60.0 };
        ImmutableArray<LeftOutPrediction> all = [new("one", first, said), new("one", second, said), new("two", first, said), new("two", second, ResponsePrediction.None("no itch"))];
        Assert.All(ResponseComparison.Of(all, onlyShared: true).Where(s => s.Class is null), score => Assert.Equal(1, score.Predicted));
        Assert.Equal(2, ResponseComparison.Of(all, onlyShared: false).First(s => s.Model == "one" && s.Class is null).Predicted);
    }

    private sealed class Recorder : IResponseModel
    {
        public List<ImmutableArray<TrialRow>> Fits { get; } = [];

        public string Name => "recorder";

        public string Assumes => "nothing";

        public Func<TrialRow, ResponsePrediction> Fit(ImmutableArray<TrialRow> rows)
        {
            lock (Fits)
            {
                Fits.Add(rows);
            }

            return _ => ResponsePrediction.None("records only");
        }
    }
}
