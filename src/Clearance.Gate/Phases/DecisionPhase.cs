using System.Collections.Immutable;

namespace Clearance.Gate;

/// <summary>Gathers what is not recorded, merges lines on the same ground, ranks them and answers.</summary>
internal sealed class DecisionPhase : GateStep
{
    public override void Execute(GateContext context, Action<GateContext> next)
    {
        next(context);
        FactsPhase.Gather(context);
        ImmutableArray<GateFinding> here = [.. Merged(context).OrderBy(static f => f, FindingOrder.MostImportantFirst)];
        context.Answer = new GateFindings
        {
            Question = context.Question with { Facts = context.Facts },
            Decision = here.Select(DecisionOf).DefaultIfEmpty(GateDecision.ClearToStart).Max(),
            Blocks = here.Any(Blocks),
            Findings = here,
            OtherRegion = [.. context.Findings.Where(static f => f.OtherRegion).OrderBy(static f => f, FindingOrder.MostImportantFirst)],
            Alternatives = [.. context.Alternatives],
            Checked = [.. context.Checked],
            LeftOpen = LeftOpen(context, here),
        };
    }

    /// <summary>What a single finding asks for.</summary>
    public static GateDecision DecisionOf(GateFinding finding) => finding.Severity switch
    {
        GateSeverity.Stop => finding.Recorded is null ? GateDecision.DoNotStart : GateDecision.NotRecommendedExceptionMustBeRecorded,
        GateSeverity.Hold => finding.Recorded is null ? GateDecision.StartWhen : GateDecision.NotRecommendedExceptionMustBeRecorded,
        GateSeverity.Warn when finding.Record == RecordNeeded.Exception => GateDecision.NotRecommendedExceptionMustBeRecorded,
        GateSeverity.Warn or GateSeverity.Inform => GateDecision.ClearToStart,
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding.Severity, "Not a severity."),
    };

    private static bool Blocks(GateFinding finding) => finding.Recorded is null && DecisionOf(finding) != GateDecision.ClearToStart;

    /// <summary>Findings of the region, without those a stronger one stands for. A line with a record keeps its own place.</summary>
    private static IEnumerable<GateFinding> Merged(GateContext context)
    {
        var here = context.Findings.Where(static f => !f.OtherRegion).ToList();
        var fired = here.Where(static f => f.Recorded is null).Select(static f => f.Rule).ToHashSet(StringComparer.Ordinal);
        var covered = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var strong in here.Where(static f => f.Recorded is null && f.Rule != GateFinding.NotRecorded).OrderBy(static f => f, FindingOrder.MostImportantFirst))
        {
            foreach (var weak in context.Rules.Rules[strong.Rule].StandsFor.Where(fired.Contains))
            {
                covered.TryAdd(weak, strong.Rule);
            }
        }

        return here.Where(f => !covered.ContainsKey(f.Rule))
            .Select(f => f.Rule == GateFinding.NotRecorded ? f : f with { StandsFor = [.. covered.Where(c => Root(c.Value, covered) == f.Rule).Select(static c => c.Key).Order(StringComparer.Ordinal)] });
    }

    private static string Root(string rule, Dictionary<string, string> covered)
    {
        while (covered.TryGetValue(rule, out var stronger))
        {
            rule = stronger;
        }

        return rule;
    }

    private static ImmutableArray<string> LeftOpen(GateContext context, ImmutableArray<GateFinding> here)
    {
        var held = here.Where(static f => f.Rule == GateFinding.NotRecorded).SelectMany(static f => f.Facts).Select(static f => f.Field).ToHashSet(StringComparer.Ordinal);
        return [.. context.Open.Select(static o => o.Field).Where(f => !held.Contains(f)).Distinct().Order(StringComparer.Ordinal)];
    }
}
