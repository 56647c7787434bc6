namespace Clearance.Consult.Tests.Checks;

/// <summary>The published case before the gate: held as published, cleared as an exception once completed.</summary>
public sealed class IndexCaseCheckTests
{
    [Fact]
    public void As_published_one_line_holds_it_and_the_combination_is_an_exception()
    {
        var result = Gate.Result(Gate.Published, Gate.Rescue);
        Assert.Equal((CheckDecision.StartWhen, true, ExceptionState.Needed), (result.Decision, result.Blocks, result.Exception));
        Assert.Equal(["NOT-RECORDED", "IND-001", "COMBO-001", "VAC-002", "VAC-003", "DDI-TOP-1"], result.Findings.Where(static f => f.Severity > FindingSeverity.Inform).Select(static f => f.Rule));
        var held = result.Findings[0];
        foreach (var word in new[] { "lymphocytes", "ALT", "creatinine", "boxed warning", "myocardial infarction", "venous thromboembolism", "cancer", "current infection", "live vaccine" })
        {
            Assert.Contains(word, held.Message, StringComparison.Ordinal);
        }

        var check = Assert.Single(result.Checks);
        Assert.Equal((CheckStage.BeforeStart, 273.9375, "proposed", "insurer: approved"), (check.Stage, check.Day, check.When, check.Approval));
        Assert.Equal(4, check.Counted.Length);
        Assert.Contains("face, neck, nipples", result.Findings.Single(static f => f.Rule == "DDI-TOP-1").Fact, StringComparison.Ordinal);
        Assert.Contains(result.Alternatives, static a => a.Id == "ALT-SWITCH");
        Assert.NotEmpty(result.Schedule);
        Assert.NotNull(result.Undated);
    }

    [Fact]
    public void Completed_it_is_cleared_as_an_exception_and_never_green()
    {
        var result = Gate.Result(Gate.Completed, Gate.Rescue);
        Assert.Equal((CheckDecision.NotRecommendedExceptionMustBeRecorded, false, ExceptionState.Recorded), (result.Decision, result.Blocks, result.Exception));
        var combination = result.Findings.Single(static f => f.Rule == "COMBO-001");
        Assert.Equal(("Dr A. Example", "Dr B. Example", 270.9375), (combination.Recorded!.By, combination.Recorded.Second, combination.Recorded.Day));
        Assert.DoesNotContain(result.Findings, static f => f.Severity >= FindingSeverity.Hold && f.Recorded is null);
        Assert.False(Gate.Result(Gate.Completed).Blocks);
    }

    [Fact]
    public void An_exception_is_shown_ever_after()
    {
        var later = Gate.Result(Gate.Completed, on: "578");
        Assert.Equal(["IND-001", "COMBO-001"], later.Exceptions.Select(static e => e.Rule));
        Assert.Contains(later.Checks, static c => c is { Drug: "dupilumab", When: "now", Blocks: false });
    }

    [Fact]
    public void Without_a_proposal_every_systemic_drug_is_checked_at_its_start_and_now()
    {
        var result = Gate.Result(Gate.Published);
        Assert.Equal(
            [("dupilumab", "at its start"), ("tofacitinib", "at its start"), ("dupilumab", "now")],
            result.Checks.Select(static c => (c.Drug, c.When)));
    }

    [Fact]
    public void Every_finding_names_its_rule_source_status_and_facts()
    {
        foreach (var result in new[] { Gate.Published, Gate.Completed }.SelectMany(static f => new[] { Gate.Result(f), Gate.Result(f, Gate.Rescue), Gate.Result(f, Gate.Rescue, region: CheckRegion.Eu) }))
        {
            Assert.All(result.Findings, f =>
            {
                Assert.NotEmpty(f.Message);
                Assert.True(f.Rule == "NOT-RECORDED" || Gate.Knowledge.Rules.Rules.ContainsKey(f.Rule), f.Rule);
                Assert.All(f.Source.Split(", "), key => Assert.Contains(result.Sources, s => s.Key == key));
                Assert.InRange(f.Check, 0, result.Checks.Length - 1);
            });
        }
    }
}
