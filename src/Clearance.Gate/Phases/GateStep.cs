using System.Collections.Immutable;

namespace Clearance.Gate;

/// <summary>One phase of the gate: it may work before and after the phases behind it.</summary>
internal abstract class GateStep
{
    /// <summary>Does this phase's work and calls <paramref name="next"/> once.</summary>
    public abstract void Execute(GateContext context, Action<GateContext> next);

    /// <summary>The phases in the design's order.</summary>
    public static ImmutableArray<GateStep> InOrder { get; } =
    [
        new FactsPhase(),
        new RulesPhase(GatePhase.Contraindications),
        new RulesPhase(GatePhase.Screening),
        new RulesPhase(GatePhase.Laboratory),
        new RulesPhase(GatePhase.InteractionsAndDose),
        new CombinationPhase(),
        new RulesPhase(GatePhase.Monitoring),
        new DecisionPhase(),
    ];

    /// <summary>Runs all phases.</summary>
    public static void RunAll(GateContext context) => From(0, context);

    private static void From(int index, GateContext context)
    {
        if (index < InOrder.Length)
        {
            InOrder[index].Execute(context, c => From(index + 1, c));
        }
    }
}
