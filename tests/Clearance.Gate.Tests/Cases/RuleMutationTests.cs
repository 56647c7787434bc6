namespace Clearance.Gate.Tests;

/// <summary>Spoiling any one place of any rule is caught by that rule's cases.</summary>
public sealed class RuleMutationTests
{
    public static TheoryData<string> EveryRule => [.. Book.Shipped.Rules.Keys];

    [Theory]
    [MemberData(nameof(EveryRule))]
    public void Every_mutant_of_a_rule_is_killed_by_its_cases(string id)
    {
        var cases = RuleCases.Of(id);
        var condition = Book.Shipped.Rules[id].Condition;
        var survivors = ConditionMutants.Of(condition).Where(mutant => !Killed(mutant, cases) && !ConditionSpace.Same(mutant, condition));
        Assert.Empty(survivors.Select(Text));
    }

    [Fact]
    public void There_are_mutants_of_every_kind()
    {
        var killed = Book.Shipped.Rules.Values.SelectMany(static r => ConditionMutants.Of(r.Condition)).Count();
        Assert.InRange(killed, 1000, int.MaxValue);
    }

    private static bool Killed(Condition mutant, RuleCases cases) =>
        cases.Fires.Any(facts => Truths.Of(mutant, facts) != Truth.True)
        || cases.Misses.Any(facts => Truths.Of(mutant, facts) == Truth.True)
        || cases.Open.Any(facts => Truths.Of(mutant, facts) == Truth.True);

    private static string Text(Condition condition) => condition switch
    {
        Condition.All c => $"({string.Join(" and ", c.Parts.Select(Text))})",
        Condition.Any c => $"({string.Join(" or ", c.Parts.Select(Text))})",
        Condition.Not c => $"not {Text(c.Part)}",
        Condition.Flag c => c.Field.Name,
        Condition.Missing c => $"{c.Field.Name} is missing",
        Condition.Number c => $"{c.Field.Name} {c.Comparison} {c.Limit}",
        Condition.WordIn c => $"{c.Field.Name} in [{string.Join(", ", c.Values)}]",
        Condition.Overlaps c => $"{c.Field.Name} overlaps [{string.Join(", ", c.Values)}]",
        Condition.Day c => $"{c.Field.Name} {c.Comparison} today {c.DaysFromCheck}",
        _ => condition.GetType().Name,
    };
}
