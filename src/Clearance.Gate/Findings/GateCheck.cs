using System.Collections.Immutable;

namespace Clearance.Gate;

/// <summary>Asks the rules.</summary>
public static class GateCheck
{
    /// <summary>The answer to a question. Pure: equal questions give equal answers.</summary>
    /// <exception cref="ArgumentException">The drug is none of the formulary's systemic drugs, so no rule could speak.</exception>
    public static GateFindings Evaluate(RuleBook rules, GateQuestion question)
    {
        if (!rules.Required.ContainsKey(question.Drug))
        {
            throw new ArgumentException($"No rule can be about '{question.Drug}'.", nameof(question));
        }

        var (usable, refused) = FactsPhase.Sifted(rules, question);
        var context = new GateContext(rules, question, usable);
        GateStep.RunAll(context);
        return (context.Answer ?? throw new InvalidOperationException("The last phase gives the answer.")) with { Refused = refused };
    }

    /// <summary>Entries of the monitoring timetable that hold for a question: drug, region, and the condition where there is one (unknown counts as yes).</summary>
    public static ImmutableArray<MonitoringEntry> Monitoring(RuleBook rules, GateQuestion question)
    {
        var context = new GateContext(rules, question, FactsPhase.Sifted(rules, question).Usable);
        return [.. rules.Monitoring.Where(e => e.Drugs.Contains(question.Drug) && context.IsHere(e.Region)
            && (e.Condition is null || context.TruthOf(e.Condition) != Truth.False))];
    }
}
