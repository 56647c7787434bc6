namespace Clearance.Gate.Tests;

/// <summary>Every rule fires where its cases say, just misses where they say, and is left open where a fact is not recorded.</summary>
public sealed class RuleCaseTests
{
    public static TheoryData<string> EveryRule => [.. Book.Shipped.Rules.Keys];

    [Fact]
    public void Every_rule_has_cases_and_every_case_a_rule() =>
        Assert.Equal(Book.Shipped.Rules.Keys, RuleCases.All.Select(static c => c.Rule).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(EveryRule))]
    public void A_rule_says_what_is_pinned_beside_its_cases(string id)
    {
        var rule = Book.Shipped.Rules[id];
        var says = RuleCases.Of(id).Says;
        Assert.Equal(
            (says.Severity, says.Region, string.Join(' ', says.Drugs), string.Join(' ', says.Stages), says.Record),
            (rule.Severity, rule.Region, string.Join(' ', rule.Drugs), string.Join(' ', rule.Stages), rule.Record));
    }

    [Theory]
    [MemberData(nameof(EveryRule))]
    public void A_rule_fires_just_misses_and_stays_open_as_its_cases_say(string id)
    {
        var rule = Book.Shipped.Rules[id];
        var cases = RuleCases.Of(id);
        Assert.NotEmpty(cases.Fires);
        Assert.True(rule.Condition is Condition.Always || cases.Misses.Length > 0, "no case that just misses");
        Assert.All(cases.Fires, facts => Assert.Equal(Truth.True, Truths.Of(rule.Condition, facts)));
        Assert.All(cases.Misses, facts => Assert.Equal(Truth.False, Truths.Of(rule.Condition, facts)));
        Assert.All(cases.Open, facts => Assert.Equal(Truth.Unknown, Truths.Of(rule.Condition, facts)));
    }

    [Theory]
    [MemberData(nameof(EveryRule))]
    public void A_rule_that_fires_reaches_the_answer_of_its_drugs_stages_and_regions_and_of_no_other(string id)
    {
        var rule = Book.Shipped.Rules[id];
        var cases = RuleCases.Of(id);
        foreach (var drug in Book.Formulary.Drugs.Keys)
        {
            foreach (var stage in Enum.GetValues<TreatmentStage>())
            {
                foreach (var region in Enum.GetValues<GateRegion>())
                {
                    var answer = Known.Answer(drug, cases.Fires[0], stage, region);
                    var about = rule.Drugs.Contains(drug) && rule.Stages.Contains(stage);
                    var here = rule.Region == RuleRegion.Any || (rule.Region == RuleRegion.Us) == (region == GateRegion.Us);
                    Assert.Equal(about && here, answer.Findings.Any(f => f.Rule == id || f.StandsFor.Contains(id)) && Fired(answer, id));
                    Assert.Equal(about && !here, answer.OtherRegion.Any(f => f.Rule == id && f.Severity == GateSeverity.Inform));
                }
            }
        }
    }

    /// <summary>The hold of facts not recorded also stands for rules that only stayed open; those did not fire.</summary>
    private static bool Fired(GateFindings answer, string id) => answer.Findings.Any(f =>
        f.Rule == id || (f.StandsFor.Contains(id) && (f.Rule != GateFinding.NotRecorded || Truths.Of(Book.Shipped.Rules[id].Condition, answer.Question.Facts) == Truth.True)));
}
