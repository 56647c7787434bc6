using System.Collections.Immutable;
using Clearance.Calibration.Tests.Baselines;
using Clearance.Course;

namespace Clearance.Calibration.Tests.Validation;

public sealed class LeftOutTableTests : IDisposable
{
    private const string Posterior = "a,b\n1,2\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("clearance-left-out-").FullName;

    public LeftOutTableTests() => Directory.CreateDirectory(Path.Combine(_folder, "population"));

    [Fact]
    public void What_is_written_is_read_back_row_by_row()
    {
        TrialRow row = Row() with { Arm = "300 mg, then \"none\"" };
        LeftOutCheck check = Check(row) with { ParetoK = double.NegativeInfinity, Method = LeftOutMethod.Unseen };
        Write(Posterior, LeftOutTable.Text([check, Check(row with { Week = "4" })], Posterior));
        Reading<LeftOutTable> read = LeftOutTable.Load(_folder);
        Assert.Empty(read.Issues);
        Assert.Equal(check, read.Value!.Find(row));
        Assert.Equal(LeftOutMethod.Refit, read.Value.Find(row with { Week = "4" })!.Method);
        Assert.Null(read.Value.Find(row with { Week = "5" }));
        Assert.Null(read.Value.Find(row with { Value = row.Value + 1.0 }));
    }

    [Fact]
    public void A_table_of_another_posterior_is_not_used_and_a_remark_says_so()
    {
        Write(Posterior.Replace('2', '3'), LeftOutTable.Text([Check(Row())], Posterior));
        Reading<LeftOutTable> read = LeftOutTable.Load(_folder);
        Assert.Null(read.Value);
        Issue issue = Assert.Single(read.Issues);
        Assert.Equal((IssueSeverity.Warning, "left-out.stale"), (issue.Severity, issue.Code));
    }

    [Fact]
    public void A_broken_figure_is_an_error_with_its_place()
    {
        Write(Posterior, LeftOutTable.Text([Check(Row())], Posterior).Replace(",33,", ",thirty,", StringComparison.Ordinal));
        Reading<LeftOutTable> read = LeftOutTable.Load(_folder);
        Assert.Null(read.Value);
        Assert.Equal("predicted", Assert.Single(read.Issues).Where.Field);
    }

    [Fact]
    public void Rows_of_trials_that_were_not_left_out_in_earnest_are_not_compared()
    {
        TrialRow row = Row();
        Write(Posterior, LeftOutTable.Text([Check(row) with { Method = LeftOutMethod.Degenerate }, Check(row with { Trial = "Another" })], Posterior));
        SkinModelPredictions left = SkinModelLeftOut.From(LeftOutTable.Load(_folder).Value!, [row, row with { Trial = "Another" }]);
        Assert.Equal([null, 33.0], left.Predictions.Select(p => p.Prediction.Mean));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static TrialRow Row() => TrialData.Row("SOLO 1", "dupilumab 300 mg q2w", "EASI75", "16");

    private static LeftOutCheck Check(TrialRow row) => new()
    {
        Table = row.Table, Trial = row.Trial, Arm = row.Arm, Endpoint = row.Endpoint, Week = row.Week, Unit = row.Unit, Class = row.Class, Status = row.Status,
        Observed = row.Value!.Value, Predicted = 33.0, Median = 32.5, Low95 = 20.0, High95 = 60.0, Method = LeftOutMethod.Refit, ParetoK = 1.25,
    };

    private void Write(string posterior, string table)
    {
        File.WriteAllText(Path.Combine(_folder, "population", "posterior.csv"), posterior);
        File.WriteAllText(Path.Combine(_folder, "population", "leave-one-out.csv"), table);
    }
}
