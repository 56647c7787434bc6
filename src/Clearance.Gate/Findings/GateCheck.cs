using System.Collections.Immutable;

namespace Clearance.Gate;

/// <summary>Asks the rules.</summary>
public static class GateCheck
{
    /// <summary>The answer to a question. Pure: equal questions give equal answers.</summary>
    public static GateFindings Evaluate(RuleBook rules, GateQuestion question)
    {
        var context = new GateContext(rules, question, FactsPhase.Aged(rules, question));
        GateStep.RunAll(context);
        return context.Answer ?? throw new InvalidOperationException("The last phase gives the answer.");
    }

    /// <summary>Entries of the monitoring timetable that hold for a question: drug, region, and the condition where there is one (unknown counts as yes).</summary>
    public static ImmutableArray<MonitoringEntry> Monitoring(RuleBook rules, GateQuestion question)
    {
        var context = new GateContext(rules, question, question.Facts);
        return [.. rules.Monitoring.Where(e => e.Drugs.Contains(question.Drug) && context.IsHere(e.Region)
            && (e.Condition is null || context.TruthOf(e.Condition) != Truth.False))];
    }
}
