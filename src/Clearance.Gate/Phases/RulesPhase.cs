using System.Collections.Immutable;

namespace Clearance.Gate;

/// <summary>Asks the rules of one phase. A rule of the other region is asked too, and shown as information.</summary>
internal sealed class RulesPhase(GatePhase phase) : GateStep
{
    public override void Execute(GateContext context, Action<GateContext> next)
    {
        Ask(phase, context);
        next(context);
    }

    /// <summary>Asks the rules of a phase that are about this drug at this stage.</summary>
    public static void Ask(GatePhase phase, GateContext context)
    {
        var asked = ImmutableArray.CreateBuilder<string>();
        var fired = 0;
        var open = 0;
        foreach (var rule in context.Rules.About(context.Question.Drug, context.Question.Stage, phase))
        {
            var truth = context.TruthOf(rule.Condition);
            var here = context.IsHere(rule.Region);
            if (here)
            {
                asked.Add(rule.Id);
                fired += truth == Truth.True ? 1 : 0;
                open += truth == Truth.Unknown ? 1 : 0;
            }

            if (truth == Truth.True)
            {
                context.Findings.Add(RuleFinding.Of(rule, context, here));
            }
            else if (here && truth == Truth.Unknown)
            {
                context.Open.AddRange(RuleFinding.OpenFields(rule, context).Select(field => (field, rule)));
            }
        }

        context.Checked.Add(new PhaseCheck(phase, asked.ToImmutable(), fired, open));
    }
}
