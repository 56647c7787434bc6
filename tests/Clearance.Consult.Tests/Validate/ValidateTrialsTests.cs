using Clearance.Course;
using Clearance.Testing;

namespace Clearance.Consult.Tests;

public sealed class ValidateTrialsTests
{
    private static readonly ValidationResult Result = Run(2).Result!;

    [Fact]
    public void Every_row_of_both_tables_is_there_with_an_interval_or_a_reason()
    {
        Assert.Equal(411, Result.Rows.Length);
        Assert.All(Result.Rows, row =>
        {
            Assert.NotEqual(row.Predicted is null, row.WhyNot.Length == 0);
            Assert.True(row.Predicted is null || (row.Low95 <= row.High95 && row.Inside == (row.Observed >= row.Low95 && row.Observed <= row.High95)));
        });
        Assert.True(Result.Record.PercentRowsSimulated >= 0.9 * Result.Record.PercentRows);
    }

    [Fact]
    public void Groups_cover_every_class()
    {
        string[] classes = ["placebo", "biologic", "JAK inhibitor", "with topical steroid", "withdrawal", "switch"];
        Assert.All(classes, name => Assert.Contains(Result.Groups, group => group.Group == name && group.Rows > 5));
    }

    [Fact]
    public void The_bytes_do_not_depend_on_threads() =>
        Assert.Equal(ValidationJson.ToBytes(Result), ValidationJson.ToBytes(Run(1).Result!));

    [Fact]
    public void A_table_that_is_not_there_is_an_issue_and_no_result()
    {
        ValidateAnswer answer = ValidateTrials.Execute(Request(1) with { Efficacy = "no-such-table.csv" });
        Assert.Null(answer.Result);
        Assert.Equal("file.unreadable", Assert.Single(answer.Issues, i => i.Severity == IssueSeverity.Error).Code);
    }

    private static ValidateAnswer Run(int threads) => ValidateTrials.Execute(Request(threads));

    private static ValidateRequest Request(int threads) => new()
    {
        KnowledgeFolder = Repository.At("knowledge"),
        Draws = 2,
        PatientsPerDraw = 48,
        Seed = 1,
        Threads = threads,
    };
}
