using System.Collections.Immutable;

namespace Clearance.Gate;

/// <summary>
/// The facts: what cannot be used is set aside and what is out of date marked before the rules are asked; after them, the facts that the drug requires and whose absence
/// leaves a stop or hold open become one hold that lists them.
/// </summary>
internal sealed class FactsPhase : GateStep
{
    public override void Execute(GateContext context, Action<GateContext> next)
    {
        RulesPhase.Ask(GatePhase.Facts, context);
        next(context);
    }

    /// <summary>
    /// The facts that can be used, those older than the validity of their field marked (only a start asks how old a result is; later the
    /// timetable does), and those that cannot: a word or number no patient can have would pass for a good one.
    /// </summary>
    public static (FactSet Usable, ImmutableArray<RefusedFact> Refused) Sifted(RuleBook rules, GateQuestion question)
    {
        var usable = new List<Fact>(question.Facts.All.Length);
        var refused = ImmutableArray.CreateBuilder<RefusedFact>();
        foreach (var fact in question.Facts.All)
        {
            var why = rules.Fields.TryGetValue(fact.Field, out var field) ? field.Fault(fact.Value) : $"'{fact.Field}' is not a field of the vocabulary";
            if (why is not null)
            {
                refused.Add(new RefusedFact(fact, why));
                continue;
            }

            var tooOld = question.Stage == TreatmentStage.BeforeStart && field!.Validity is { } validity && question.OnDay - fact.Day > validity.Days;
            usable.Add(tooOld && !fact.Expired ? fact with { Expired = true } : fact);
        }

        return (FactSet.Of(usable), refused.ToImmutable());
    }

    /// <summary>Replaces what fired or stayed open for want of required facts by one hold.</summary>
    public static void Gather(GateContext context)
    {
        if (context.Question.Stage != TreatmentStage.BeforeStart || !context.Rules.Required.TryGetValue(context.Question.Drug, out var required))
        {
            return;
        }

        var asked = required.Select(static r => r.Field).ToHashSet(StringComparer.Ordinal);
        var lacking = context.Open.Where(o => o.Rule.Severity >= GateSeverity.Hold && asked.Contains(o.Field)).ToList();
        foreach (var finding in context.Findings.Where(static f => !f.OtherRegion && f.Severity >= GateSeverity.Hold).ToList())
        {
            var rule = context.Rules.Rules[finding.Rule];
            var missing = RuleFinding.MissingFields(rule, context);
            if (!missing.IsEmpty && missing.All(asked.Contains))
            {
                context.Findings.Remove(finding);
                lacking.AddRange(missing.Select(field => (field, rule)));
            }
        }

        if (lacking.Count > 0)
        {
            var fields = lacking.Select(static l => l.Field).ToHashSet(StringComparer.Ordinal);
            context.Findings.Add(Finding(context, [.. required.Where(r => fields.Contains(r.Field))], [.. lacking.Select(static l => l.Rule).Distinct().OrderBy(static r => r.Id, StringComparer.Ordinal)]));
        }
    }

    private static GateFinding Finding(GateContext context, ImmutableArray<RequiredFact> lacking, ImmutableArray<ClinicalRule> rules)
    {
        var groups = lacking.GroupBy(static r => r.Group, StringComparer.Ordinal)
            .Select(static g => g.Count() == 1 && g.First().Ask == g.Key ? g.Key : $"{g.Key} ({string.Join(", ", g.Select(static r => r.Ask))})");
        return new GateFinding
        {
            Rule = GateFinding.NotRecorded,
            Severity = GateSeverity.Hold,
            RuleSeverity = GateSeverity.Hold,
            Phase = GatePhase.Facts,
            Message = $"Not recorded: {string.Join("; ", groups)}.",
            Facts = [.. lacking.Select(r => new UsedFact(r.Field, context.Facts.Find(r.Field)))],
            LiftedBy = "Record each; unknown is never taken as good.",
            Sources = [.. rules.SelectMany(static r => r.Sources).Distinct().Order(StringComparer.Ordinal)],
            Section = "",
            Status = rules.Max(static r => r.Status),
            Region = RuleRegion.Any,
            StandsFor = [.. rules.Select(static r => r.Id)],
        };
    }
}
