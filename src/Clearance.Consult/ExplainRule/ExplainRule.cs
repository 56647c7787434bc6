using System.Collections.Immutable;

using Clearance.Course;
using Clearance.Gate;

namespace Clearance.Consult;

/// <summary>The use case <c>rule</c>: one rule in words, or all of them.</summary>
public static class ExplainRule
{
    private const int NearestShown = 5;

    /// <summary>The rule of an id, ignoring case; all rules for null. An unknown id is an issue that names the nearest.</summary>
    public static Reading<RuleResult> Execute(string? id, CheckKnowledge knowledge)
    {
        var rules = id is null
            ? knowledge.Rules.Rules.Values.ToImmutableArray()
            : [.. knowledge.Rules.Rules.Values.Where(r => string.Equals(r.Id, id.Trim(), StringComparison.OrdinalIgnoreCase))];
        if (rules.IsEmpty && id is not null)
        {
            return new(null, [Unknown(id.Trim(), knowledge)]);
        }

        ImmutableArray<RuleExplained> explained = [.. rules.Select(Explain)];
        return new(
            new RuleResult
            {
                Schema = RuleResult.CurrentSchema,
                Rules = explained,
                Sources = CheckFiller.Sources(explained.Select(static r => r.Source), knowledge),
                KnowledgeHash = knowledge.Formulary.Hash.StartsWith("sha256:", StringComparison.Ordinal) ? knowledge.Formulary.Hash : $"sha256:{knowledge.Formulary.Hash}",
            },
            []);
    }

    private static Issue Unknown(string id, CheckKnowledge knowledge)
    {
        var ids = knowledge.Rules.Rules.Keys.ToList();
        var family = id.Split('-')[0];
        var nearest = ids.Where(i => i.StartsWith(family + "-", StringComparison.OrdinalIgnoreCase)).Take(NearestShown).ToList();
        if (nearest.Count == 0 && NearestKey.Of(id.ToUpperInvariant(), ids) is { } one)
        {
            nearest = [one];
        }

        var families = string.Join(", ", ids.Select(static i => i[..i.LastIndexOf('-')]).Distinct(StringComparer.Ordinal));
        return new Issue(
            "rule.unknown", IssueSeverity.Error, SourcePlace.WholeFile("rule"), $"No rule is called '{(id.Length > 40 ? id[..40] + "..." : id)}'.",
            nearest.Count > 0 ? $"Near: {string.Join(", ", nearest)}. 'clearance rule' lists all." : $"Rules begin with {families}; 'clearance rule' lists all.");
    }

    private static RuleExplained Explain(ClinicalRule rule) => new()
    {
        Rule = rule.Id,
        Drugs = [.. rule.Drugs],
        Region = rule.Region switch { RuleRegion.Us => "US", RuleRegion.Eu => "EU", _ => "any" },
        Stages = [.. rule.Stages.Select(CheckFiller.Stage)],
        Phase = CheckFiller.Phase(rule.Phase),
        Severity = CheckFiller.Severity(rule.Severity),
        When = ConditionWords.Of(rule.Condition),
        Condition = rule.When,
        Message = rule.Message,
        LiftedBy = rule.LiftedBy,
        Validity = rule.Validity,
        Record = rule.Record switch { RecordNeeded.Exception => "an exception", RecordNeeded.Decision => "a decision", _ => "nothing" },
        Source = CheckFiller.Keys(rule.Sources),
        Section = rule.Section,
        Status = CheckFiller.Evidence(rule.Status),
        Note = rule.Note,
        Mended = rule.Mended,
        Place = $"{Path.GetFileName(rule.Place.File)}:{rule.Place.Line}",
    };
}
