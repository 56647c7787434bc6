namespace Clearance.Gate.Tests;

/// <summary>Rules against what their sources say. A wrong threshold in a rule file fails here, whoever wrote the cases of the rule.</summary>
public sealed class SourceStatementTests
{
    public static TheoryData<string> Rules => [.. SourceStatement.All.Select(static s => s.Rule).Distinct()];

    [Fact]
    public void Every_rule_changed_against_the_collection_has_a_statement() =>
        Assert.Empty(Book.Shipped.Rules.Values.Where(static r => r.Mended.Length > 0).Select(static r => r.Id).Except(SourceStatement.All.Select(static s => s.Rule)));

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_rule_fires_where_its_source_says_so_and_just_misses_where_it_does_not(string rule)
    {
        var statements = SourceStatement.All.Where(s => s.Rule == rule).ToList();
        Assert.True(statements.Exists(static s => s.Fires.Length > 0) && statements.Exists(static s => s.Misses.Length > 0), $"{rule} has no case on one side.");
        foreach (var statement in statements)
        {
            Assert.True(Book.Shipped.Rules[rule].Sources.Contains(statement.Source), $"{rule} does not cite {statement.Source}.");
            Assert.All(statement.Fires, c => Assert.True(Shows(statement.Answer(c), rule), $"{rule} is silent. {statement.Says}: {CourseText.Of(c)}"));
            Assert.All(statement.Misses, c => Assert.False(Shows(statement.Answer(c), rule), $"{rule} fires. {statement.Says}: {CourseText.Of(c)}"));
        }
    }

    private static bool Shows(GateFindings answer, string rule) => answer.Findings.Any(f => f.Rule == rule || f.StandsFor.Contains(rule));
}
