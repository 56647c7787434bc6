using Clearance.Course;

namespace Clearance.Gate.Tests;

/// <summary>What a condition cannot say is refused at its column with a cure.</summary>
public sealed class ConditionFaultTests
{
    [Theory]
    [InlineData("lab.acl < 0.5 1e9/L", "condition.unknown-field", 1, "lab.alc")]
    [InlineData("lab.alc < 500", "condition.unit", 11, "1e9/L")]
    [InlineData("lab.alc < 500 g/L", "condition.unit", 15, "/uL")]
    [InlineData("lab.alc < low 1e9/L", "condition.type", 11, "number")]
    [InlineData("lab.hb < 80 g/dL", "condition.range", 10, "unit")]
    [InlineData("lab.alc", "condition.type", 1, "Compare")]
    [InlineData("lab.alc contains serious", "condition.type", 9, "<")]
    [InlineData("risk.smoking == sometimes", "condition.word", 17, "never")]
    [InlineData("risk.smoking < 3", "condition.type", 14, "==")]
    [InlineData("risk.vte_history == true", "condition.type", 18, "name alone")]
    [InlineData("infection.current == none", "condition.type", 19, "contains")]
    [InlineData("infection.current contains zoster", "condition.word", 28, "herpes_zoster")]
    [InlineData("screen.tb.result overlaps [active]", "condition.type", 18, "in")]
    [InlineData("vaccine.rzv_doses < 1.5", "condition.type", 21, "whole")]
    [InlineData("course.planned_stop_date < 2026", "condition.type", 28, "today")]
    [InlineData("course.planned_stop_date < today + soon", "condition.syntax", 36, "today + 14 days")]
    [InlineData("risk.vte_history and", "condition.unknown-field", 21, "field")]
    [InlineData("(risk.vte_history", "condition.syntax", 18, ")")]
    [InlineData("risk.vte_history risk.ascvd_history", "condition.syntax", 18, "<")]
    [InlineData("lab.alc = 0.5 1e9/L", "condition.syntax", 9, "==")]
    [InlineData("lab.alc is low", "condition.syntax", 12, "is missing")]
    [InlineData("risk.smoking in current", "condition.syntax", 17, "[a, b]")]
    [InlineData("risk.smoking in [current", "condition.syntax", 25, "]")]
    public void Is_refused(string text, string code, int column, string cure)
    {
        var log = new IssueLog();
        Assert.Null(new ConditionReader(Book.Shipped.Fields, log).Read(new ScalarNode(new SourcePlace("f.yaml", 7, 1, "when"), text, IsPlain: true)));
        var issue = Assert.Single(log.ToImmutable());
        Assert.Equal((code, 7, column), (issue.Code, issue.Where.Line, issue.Where.Column));
        Assert.Contains(cure, issue.Cure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lab.alc < 0.5 1e9/L", "lab.alc < 500 /uL")]
    [InlineData("lab.hb < 8 g/dL", "lab.hb < 80 g/L")]
    [InlineData("not (risk.vte_history or risk.ascvd_history)", "not risk.vte_history and not risk.ascvd_history")]
    [InlineData("lab.alc is recorded", "not lab.alc is missing")]
    [InlineData("risk.vte_history or risk.ascvd_history and lab.dili_suspected", "risk.vte_history or (risk.ascvd_history and lab.dili_suspected)")]
    public void Two_ways_to_say_the_same_mean_the_same(string one, string other) => Assert.True(ConditionSpace.Same(Read(one), Read(other)));

    [Theory]
    [InlineData("lab.alc < 0.5 1e9/L", "lab.alc <= 0.5 1e9/L")]
    [InlineData("risk.vte_history is not true", "not risk.vte_history")]
    [InlineData("risk.smoking != never", "risk.smoking in [current, past]")]
    public void Two_ways_to_say_nearly_the_same_do_not(string one, string other) => Assert.False(ConditionSpace.Same(Read(one), Read(other)));

    public static Condition Read(string text)
    {
        var log = new IssueLog();
        var condition = new ConditionReader(Book.Shipped.Fields, log).Read(new ScalarNode(SourcePlace.WholeFile("f"), text, IsPlain: true));
        Assert.Empty(log.ToImmutable());
        return condition!;
    }
}
