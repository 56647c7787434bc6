using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Gate;

/// <summary>
/// Every fact that a stop or hold rule asks before a start is required of the drug, or stands in <c>not_required</c> with a reason:
/// otherwise its absence would clear the drug in silence.
/// </summary>
internal static class RequiredFacts
{
    public static void Report(ImmutableArray<ClinicalRule> rules, DrugLists drugs, IssueLog log)
    {
        foreach (var rule in rules.Where(static r => r.Severity >= GateSeverity.Hold && r.Stages.Contains(TreatmentStage.BeforeStart)))
        {
            foreach (var field in ConditionWitness.Leaves(rule.Condition).Select(ConditionWitness.FieldOf).OfType<FactField>().DistinctBy(static f => f.Name))
            {
                var lacking = rule.Drugs.Where(drug => !drugs.Required[drug].Any(r => r.Field == field.Name)).ToList();
                if (lacking.Count > 0 && !drugs.NotRequired.ContainsKey(field.Name))
                {
                    log.Error("required.missing", rule.Place, $"{rule.Id} asks '{field.Name}' before a start, and {string.Join(", ", lacking)} does not require it.", "Add the fact to 'required' in drugs.yaml, or to 'not_required' with the reason.");
                }
            }
        }
    }
}
