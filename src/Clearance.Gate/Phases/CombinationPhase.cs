using System.Collections.Immutable;

namespace Clearance.Gate;

/// <summary>Combination with other systemic drugs, and what stands beside it: switching, and drugs with a label for the disease.</summary>
internal sealed class CombinationPhase : GateStep
{
    public override void Execute(GateContext context, Action<GateContext> next)
    {
        RulesPhase.Ask(GatePhase.Combination, context);
        var shown = context.Rules.Alternatives.Where(a =>
            a.For.Contains(context.Question.Drug) && context.IsHere(a.Region) && (a.Condition is null || context.TruthOf(a.Condition) == Truth.True));
        context.Alternatives.AddRange(shown.Select(static a => new GateAlternative(a.Id, a.Drugs, a.Message, a.Sources, a.Status)));
        next(context);
    }
}
