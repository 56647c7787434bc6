using System.Collections.Immutable;

namespace Clearance.Gate;

/// <summary>Makes the line of a rule that fired, with the facts that made it fire.</summary>
internal static class RuleFinding
{
    public static GateFinding Of(ClinicalRule rule, GateContext context, bool here)
    {
        var record = here ? RecordOf(rule, context.Question) : null;
        return new GateFinding
        {
            Rule = rule.Id,
            Severity = here ? SeverityAfter(rule, record) : GateSeverity.Inform,
            RuleSeverity = rule.Severity,
            Phase = rule.Phase,
            Message = rule.Message,
            Facts = Used(rule, context),
            LiftedBy = rule.LiftedBy,
            Sources = rule.Sources,
            Section = rule.Section,
            Status = rule.Status,
            Region = rule.Region,
            OtherRegion = !here,
            Record = rule.Record,
            Recorded = record,
        };
    }

    /// <summary>Fields without which an open rule cannot be decided.</summary>
    public static IEnumerable<string> OpenFields(ClinicalRule rule, GateContext context) =>
        new ConditionWitness(context.KnownAndCurrent, context.Question.OnDay).Of(rule.Condition).Select(static f => f.Name);

    /// <summary>Fields for whose absence alone a rule fires; empty when a recorded fact makes it fire.</summary>
    public static ImmutableArray<string> MissingFields(ClinicalRule rule, GateContext context)
    {
        var allAnswered = ConditionTruth.Of(rule.Condition.WithoutMissing(), context.Known, context.Question.OnDay);
        return allAnswered == Truth.True ? [] : [.. ConditionWitness.Leaves(rule.Condition).OfType<Condition.Missing>()
            .Select(static m => m.Field).Where(f => context.KnownAndCurrent(f) is null).Select(static f => f.Name).Distinct()];
    }

    private static ImmutableArray<UsedFact> Used(ClinicalRule rule, GateContext context)
    {
        // Out-of-date facts explain a finding only when it needs them: without them it may fire because they count as absent.
        var asWritten = ConditionTruth.Of(rule.Condition, context.Known, context.Question.OnDay) == Truth.True;
        Func<FactField, FactValue?> known = asWritten ? context.Known : context.KnownAndCurrent;
        return [.. new ConditionWitness(known, context.Question.OnDay).Of(rule.Condition).Select(f => new UsedFact(f.Name, context.Facts.Find(f.Name)))];
    }

    /// <summary>The latest record that answers a rule. A stop asks for a second named prescriber.</summary>
    private static RuleRecord? RecordOf(ClinicalRule rule, GateQuestion question) => question.Records
        .Where(r => r.Rule == rule.Id && (r.Drug is null || r.Drug == question.Drug) && !(r.Day > question.OnDay))
        .Where(r => rule.Severity != GateSeverity.Stop || !string.IsNullOrWhiteSpace(r.SecondBy))
        .OrderByDescending(static r => r.Day ?? double.MinValue).ThenBy(static r => r.By, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>A recorded decision is what such a rule asks for, so it is only shown; a recorded exception keeps its weight.</summary>
    private static GateSeverity SeverityAfter(ClinicalRule rule, RuleRecord? record) =>
        record is not null && rule.Record == RecordNeeded.Decision ? GateSeverity.Inform : rule.Severity;
}
