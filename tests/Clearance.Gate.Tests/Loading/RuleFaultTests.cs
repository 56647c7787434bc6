using Clearance.Course;

namespace Clearance.Gate.Tests;

/// <summary>One fault put into a copy of the shipped rules is refused in that file, on that line.</summary>
public sealed class RuleFaultTests
{
    [Theory]
    [InlineData("blood_count.yaml", "when: lab.plt < 150 1e9/L", "lab.plt", "lab.palt", "condition.unknown-field", 0)]
    [InlineData("blood_count.yaml", "when: lab.plt < 150 1e9/L", "1e9/L", "mg/L", "condition.unit", 0)]
    [InlineData("blood_count.yaml", "when: lab.plt < 150 1e9/L", "< 150", "< 150000", "condition.range", 0)]
    [InlineData("blood_count.yaml", "when: lab.plt < 150 1e9/L", "< 150 1e9/L", "< 150 1e9/L and lab.plt > 200 1e9/L", "rule.never-fires", 0)]
    [InlineData("blood_count.yaml", "when: lab.plt < 150 1e9/L", "< 150 1e9/L", "< 150 1e9/L or lab.plt is missing or lab.plt >= 150 1e9/L", "rule.always-fires", 0)]
    [InlineData("tuberculosis.yaml", "when: screen.tb.result == active", "== active", "== activ", "condition.word", 0)]
    [InlineData("tuberculosis.yaml", "- id: TB-002", "TB-002", "TB-001", "rule.duplicate-id", 0)]
    [InlineData("tuberculosis.yaml", "severity: stop", "stop", "stopp", "value.not-a-choice", 0)]
    [InlineData("tuberculosis.yaml", "source: [RINV_WARN", "RINV_WARN", "RINV_WRAN", "source.unknown", 0)]
    [InlineData("tuberculosis.yaml", "source: RECALLED", "RECALLED", "RECALED", "source.unknown", 0)]
    [InlineData("tuberculosis.yaml", "status: recalled", "recalled", "verified", "source.no-text", 0)]
    [InlineData("tuberculosis.yaml", "drugs: [jak_any]", "jak_any", "jak_all", "drug.unknown", 0)]
    [InlineData("tuberculosis.yaml", "lifted_by: \"A tub", "lifted_by", "lifted", "field.unknown", 0)]
    [InlineData("tuberculosis.yaml", "region: any", "any", "UK", "value.not-a-choice", 0)]
    [InlineData("drugs.yaml", "infection.current: current infection", "infection.current:", "infection.now:", "condition.unknown-field", 0)]
    [InlineData("monitoring.yaml", "at: [0, 14, 28, 56, 84]", "14, 28", "28, 14", "monitoring.order", 0)]
    [InlineData("monitoring.yaml", "at: [[28, 56]]", "[28, 56]", "[56, 28]", "monitoring.window", 0)]
    [InlineData("monitoring.yaml", "when: screen.anti_hbc", "screen.anti_hbc", "screen.antihbc", "condition.unknown-field", 0)]
    [InlineData("alternatives.yaml", "- id: ALT-LABEL-US", "ALT-LABEL-US", "ALT-SWITCH", "rule.duplicate-id", 0)]
    [InlineData("fields.yaml", "  lab.plt: {", "type: decimal", "type: decimals", "value.not-a-choice", 0)]
    [InlineData("skin.yaml", "schema:", "/1", "/2", "schema.unknown", 0)]
    public void A_fault_is_found_where_it_stands(string file, string marker, string find, string replace, string code, int offset)
    {
        using var copy = new RulesCopy();
        var line = copy.Replace(file, marker, find, replace);
        var reading = copy.Load();
        Assert.Null(reading.Value);
        var issue = Assert.Single(reading.Issues.Where(i => i.Code == code));
        Assert.EndsWith(file, issue.Where.File, StringComparison.Ordinal);
        Assert.Equal(line + offset, issue.Where.Line);
        Assert.NotEmpty(issue.Cure);
    }

    [Fact]
    public void A_rule_that_contradicts_another_is_refused_with_the_place_of_the_other()
    {
        using var copy = new RulesCopy();
        copy.Append("blood_count.yaml", Rule("ZZZ-001", "warn", "lab.plt < 150000 /uL"));
        var issue = Assert.Single(copy.Load().Issues);
        Assert.Equal("rule.contradiction", issue.Code);
        Assert.Contains("CBC-007 (blood_count.yaml:", issue.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_repeats_another_is_refused()
    {
        using var copy = new RulesCopy();
        copy.Append("blood_count.yaml", Rule("ZZZ-001", "stop", "not lab.plt >= 150 1e9/L"));
        Assert.Equal("rule.repetition", Assert.Single(copy.Load().Issues).Code);
    }

    [Fact]
    public void The_same_condition_for_another_stage_is_no_contradiction()
    {
        using var copy = new RulesCopy();
        copy.Append("blood_count.yaml", Rule("ZZZ-001", "warn", "lab.plt < 150 1e9/L").Replace("before_start", "on_treatment", StringComparison.Ordinal));
        Assert.Empty(copy.Load().Issues);
    }

    [Fact]
    public void A_stop_that_asks_a_fact_nobody_requires_is_refused()
    {
        using var copy = new RulesCopy();
        copy.Append("blood_count.yaml", Rule("ZZZ-001", "stop", "symptom.muscle_pain_or_dark_urine"));
        Assert.Equal("required.missing", Assert.Single(copy.Load().Issues).Code);
    }

    [Fact]
    public void A_line_may_stand_only_for_lighter_ones()
    {
        using var copy = new RulesCopy();
        copy.Replace("infection.yaml", "validity: \"until cleared\"", "validity: \"until cleared\"", "stands_for: [INF-001]");
        Assert.Equal("rule.weaker", Assert.Single(copy.Load().Issues).Code);
    }

    private static string Rule(string id, string severity, string condition) => $"""

          - id: {id}
            drugs: [abrocitinib]
            region: any
            stages: [before_start]
            phase: laboratory
            severity: {severity}
            when: {condition}
            message: "A rule of a test."
            source: HOUSE
            status: policy

        """;
}
