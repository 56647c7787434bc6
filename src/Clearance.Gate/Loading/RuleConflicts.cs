using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Gate;

/// <summary>What is wrong between rules: ids used twice, rules that contradict or repeat each other, and false references.</summary>
internal static class RuleConflicts
{
    public static void Report(ImmutableArray<ClinicalRule> rules, IssueLog log)
    {
        var byId = new Dictionary<string, ClinicalRule>(StringComparer.Ordinal);
        foreach (var rule in rules.Where(r => !byId.TryAdd(r.Id, r)))
        {
            log.Error("rule.duplicate-id", rule.Place, $"The id {rule.Id} was already used at {Position(byId[rule.Id])}.", "Give each rule an id of its own.");
        }

        foreach (var rule in rules)
        {
            ReportStandsFor(rule, byId, log);
        }

        ImmutableArray<string> fields = [.. rules.Select(static r => FieldsOf(r.Condition))];
        for (var i = 0; i < rules.Length; i++)
        {
            for (var j = i + 1; j < rules.Length; j++)
            {
                if (fields[i] == fields[j] && Meet(rules[i], rules[j]) && ConditionSpace.Same(rules[i].Condition, rules[j].Condition))
                {
                    ReportPair(rules[i], rules[j], log);
                }
            }
        }
    }

    /// <summary>Only conditions on the same fields are compared case by case.</summary>
    private static string FieldsOf(Condition condition) => string.Join(
        '|', ConditionWitness.Leaves(condition).Select(static l => ConditionWitness.FieldOf(l)?.Name ?? "").Distinct().Order(StringComparer.Ordinal));

    private static bool Meet(ClinicalRule a, ClinicalRule b) =>
        a.Drugs.Overlaps(b.Drugs) && a.Stages.Overlaps(b.Stages)
        && (a.Region == b.Region || a.Region == RuleRegion.Any || b.Region == RuleRegion.Any);

    private static void ReportPair(ClinicalRule first, ClinicalRule second, IssueLog log)
    {
        if (first.Severity != second.Severity)
        {
            log.Error("rule.contradiction", second.Place, $"{second.Id} says {Token.Of(second.Severity)} where {first.Id} ({Position(first)}) says {Token.Of(first.Severity)} on the same facts for the same drug.", "Keep one, or narrow drug, region or stage.");
        }
        else
        {
            log.Error("rule.repetition", second.Place, $"{second.Id} asks the same as {first.Id} ({Position(first)}) for the same drug.", "Keep one of the two.");
        }
    }

    private static void ReportStandsFor(ClinicalRule rule, Dictionary<string, ClinicalRule> byId, IssueLog log)
    {
        foreach (var id in rule.StandsFor)
        {
            if (!byId.TryGetValue(id, out var weaker) || id == rule.Id)
            {
                log.Error("rule.unknown", rule.Place, $"{rule.Id} stands for {id}, which is no other rule.", "Name the id of a rule.");
            }
            else if (weaker.Severity > rule.Severity || (weaker.Severity == rule.Severity && weaker.Record > rule.Record))
            {
                log.Error("rule.weaker", rule.Place, $"{rule.Id} stands for {id}, which weighs more.", "A line may stand only for lines that weigh no more.");
            }
        }
    }

    private static string Position(ClinicalRule rule) => $"{Path.GetFileName(rule.Place.File)}:{rule.Place.Line}";
}
