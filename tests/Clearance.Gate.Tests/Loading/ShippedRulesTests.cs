namespace Clearance.Gate.Tests;

public sealed class ShippedRulesTests
{
    [Fact]
    public void Load_without_an_issue() => Assert.Empty(Book.Reading.Issues);

    [Fact]
    public void Every_line_that_stands_in_the_way_says_what_would_lift_it() =>
        Assert.All(Book.Shipped.Rules.Values.Where(static r => r.Severity >= GateSeverity.Warn), static r => Assert.NotEmpty(r.LiftedBy));

    [Fact]
    public void A_rule_without_a_text_is_never_called_verified() =>
        Assert.All(Book.Shipped.Rules.Values.Where(static r => r.Status == RuleStatus.Verified), static r => Assert.All(r.Sources, static s => Assert.True(Book.Formulary.Sources[s].IsText)));

    [Theory]
    [InlineData(RuleStatus.Verified)]
    [InlineData(RuleStatus.Partial)]
    [InlineData(RuleStatus.Recalled)]
    [InlineData(RuleStatus.Policy)]
    public void The_document_counts_rules_by_status_and_severity(RuleStatus status)
    {
        var counts = Enum.GetValues<GateSeverity>().Reverse().Select(s => Book.Shipped.Rules.Values.Count(r => r.Status == status && r.Severity == s)).ToList();
        var row = $"| {Course.Token.Of(status)} | {string.Join(" | ", counts)} | {counts.Sum()} |";
        Assert.Contains(row, File.ReadAllText(Path.Combine(Repository.Root, "docs", "gate.md")), StringComparison.Ordinal);
    }
}
