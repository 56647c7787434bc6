namespace Clearance.Consult.Tests;

public sealed class StartScoreTests
{
    [Fact]
    public void The_last_score_at_or_before_day_0_is_that_of_day_0()
    {
        string text = IndexCase.With("observations:\n", "observations:\n  - at: { days: -40, from: dupilumab_start }\n    bsa: { percent: 20 }\n    pp_nrs: 3\n");
        RunResult result = IndexCase.Run(text, 64);
        Assert.Contains("body surface 75% within", result.Population.EnrolledDefinition, StringComparison.Ordinal);
        Assert.Equal(IndexCase.Run(IndexCase.Text, 64).Population.Statuses.ToArray(), result.Population.Statuses.ToArray());
    }

    [Fact]
    public void The_spread_between_regions_is_that_of_the_draws()
    {
        AssumptionEntry regions = Assert.Single(IndexCase.Result.Assumptions, a => a.What == "regional EASI before treatment");
        Assert.Contains("over the draws", regions.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("SD 0.6", regions.Value, StringComparison.Ordinal);
        Assert.Equal("knowledge/population/posterior.yaml", regions.Source);
    }

    [Fact]
    public void More_patients_than_an_array_can_hold_are_refused_before_anything_is_drawn()
    {
        RunAnswer answer = IndexCase.Answer(IndexCase.Text, 100_000_000);
        Assert.Null(answer.Result);
        Course.Issue issue = Assert.Single(answer.Issues, i => i.Severity == Course.IssueSeverity.Error);
        Assert.Equal("run.too-many-patients", issue.Code);
        Assert.Contains("--patients", issue.Cure, StringComparison.Ordinal);
    }
}
