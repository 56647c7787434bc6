namespace Clearance.Consult.Tests;

public sealed class AsOfTests
{
    [Fact]
    public void On_the_day_the_rescue_is_added_the_future_is_hidden_and_the_usual_questions_are_asked()
    {
        RunResult result = IndexCase.Answer(128, asOf: "274").Result!;
        Assert.Equal(["improved_2_months", "clear_4_months"], result.Milestones.Where(m => m.Il13Reading == Il13Reading.ReceptorBiology).Select(m => m.Name));
        Assert.All(result.Milestones, m => Assert.Null(m.Reported));
        Assert.All(result.Reported, r => Assert.True(r.Day <= 274.0, $"{r.Words} on day {r.Day}"));
        Assert.All(result.Course.Observations, o => Assert.True(o.Day <= 274.0, o.When));
        DrugBar rescue = Assert.Single(result.Course.DrugBars, b => b.IsRescue);
        Assert.Null(rescue.StopDay);
        TrajectorySeries drug = result.Trajectory.Single(t => t.Option == RescueOption.WithRescue && t.Drug == "tofacitinib");
        Assert.True(drug.Median[^1] > 1.0, "tofacitinib goes on to the end");
        Assert.Equal("274", result.Record.AsOf);

        // Nothing in the whole document may tell how it went on.
        string json = System.Text.Encoding.UTF8.GetString(RunJson.ToBytes(result));
        foreach (string later in new[] { "clear at 4 months", "still controlled", "improved at 2 months", "stopped when clear" })
        {
            Assert.DoesNotContain(later, json, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_questions_asked_as_of_then_are_those_the_report_answered()
    {
        // Same patients, same days, same words: hiding the future must not change the forecast up to the planned stop.
        RunResult hidden = IndexCase.Answer(128, asOf: "274").Result!;
        RunResult whole = IndexCase.Answer(128).Result!;
        Assert.Equal(whole.Population.PartialResponders, hidden.Population.PartialResponders);
        Assert.Equal(whole.Milestones[0].WithRescue, hidden.Milestones[0].WithRescue);
        Assert.Equal(whole.Milestones[0].WithoutRescue, hidden.Milestones[0].WithoutRescue);
    }

    [Theory]
    [InlineData("100", "run.no-rescue")]
    [InlineData("-1", "run.no-rescue")]
    [InlineData("2021-04-01", "as-of.no-day")]
    [InlineData("NaN", "as-of.no-day")]
    [InlineData("1e999", "as-of.no-day")]
    [InlineData("later", "as-of.no-day")]
    [InlineData("", "as-of.no-day")]
    public void A_day_that_leaves_no_question_is_refused_with_a_cure(string asOf, string code)
    {
        RunAnswer answer = IndexCase.Answer(16, asOf: asOf);
        Assert.Null(answer.Result);
        Clearance.Course.Issue issue = Assert.Single(answer.Issues, i => i.Severity == Clearance.Course.IssueSeverity.Error);
        Assert.Equal(code, issue.Code);
        Assert.NotEmpty(issue.Cure);
    }
}
