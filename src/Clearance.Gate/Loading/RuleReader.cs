using System.Collections.Immutable;

using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Gate;

/// <summary>Reads a file of rules.</summary>
internal sealed class RuleReader(ImmutableSortedDictionary<string, FactField> fields, DrugLists drugs, ImmutableSortedDictionary<string, Source> sources)
{
    public const string Schema = "clearance.knowledge.rules/1";

    public ImmutableArray<ClinicalRule> Read(FieldReader root)
    {
        root.NeedSchema(Schema);
        root.NeedText("topic");
        var nodes = root.NeedList("rules") ? root.FieldsList("rules") : [];
        var rules = nodes.Select(One).OfType<ClinicalRule>().ToImmutableArray();
        root.Finish();
        return rules;
    }

    private ClinicalRule? One(FieldReader rule)
    {
        var severity = rule.NeedChoice<GateSeverity>("severity");
        var basis = RuleBasis.Read(rule, sources);
        var condition = Condition(rule, "when", fields);
        var read = condition is null ? null : new ClinicalRule
        {
            Id = rule.NeedText("id"),
            Drugs = drugs.Named(rule, "drugs"),
            Region = RuleBasis.Region(rule),
            Stages = rule.NeedList("stages") ? [.. rule.Choices<TreatmentStage>("stages")] : [],
            Phase = rule.NeedChoice<GatePhase>("phase"),
            Severity = severity,
            Record = rule.Choice<RecordNeeded>("record") ?? RecordNeeded.None,
            When = rule.Text("when") ?? "",
            Condition = condition,
            Message = rule.NeedText("message"),
            LiftedBy = severity == GateSeverity.Hold ? rule.NeedText("lifted_by") : rule.Text("lifted_by") ?? "",
            Validity = rule.Text("validity") ?? "",
            Sources = basis.Sources,
            Section = rule.Text("section") ?? "",
            Status = basis.Status,
            Note = rule.Text("note") ?? "",
            Mended = rule.Text("mended") ?? "",
            StandsFor = [.. rule.Texts("stands_for")],
            Place = rule.Place,
        };
        if (read is not null)
        {
            rule.Finish();
            CheckCondition(rule, read);
        }

        return read;
    }

    /// <summary>Reads a condition under a key; null after an issue, or when an optional one is absent.</summary>
    public static Condition? Condition(FieldReader entry, string key, ImmutableSortedDictionary<string, FactField> fields) =>
        entry.IsThere(key) && entry.AsScalar(entry.Node(key)!, "a condition") is { } scalar ? new ConditionReader(fields, entry.Log).Read(scalar) : null;

    private static void CheckCondition(FieldReader rule, ClinicalRule read)
    {
        if (!ConditionSpace.CanHold(read.Condition))
        {
            rule.Log.Error("rule.never-fires", rule.PlaceOf("when"), $"No patient can make {read.Id} fire: '{read.When}'.", "Check limits and words that exclude each other.");
        }
        else if (read.Condition is not Gate.Condition.Always && ConditionSpace.AlwaysHolds(read.Condition))
        {
            rule.Log.Error("rule.always-fires", rule.PlaceOf("when"), $"{read.Id} fires for every patient: '{read.When}'.", "Write 'always' if that is meant.");
        }
    }
}
