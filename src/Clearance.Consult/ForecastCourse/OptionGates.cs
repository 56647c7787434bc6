using System.Collections.Immutable;
using Clearance.Course;
using Clearance.Forecast;
using Clearance.Formulary;
using Clearance.Gate;

namespace Clearance.Consult;

/// <summary>Sends each option through the gate, on the day on which it would begin, by what was known then.</summary>
internal sealed class OptionGates(CheckKnowledge knowledge, CourseHistory history, GateRegion region)
{
    private readonly Dictionary<(string Drug, string? Dose, OptionKind Kind), OptionGate> _known = [];

    /// <summary>The gate, asked for all options; what is answered is kept.</summary>
    public static OptionGates Asked(CheckKnowledge knowledge, CourseHistory history, GateRegion region, ImmutableArray<ForecastOption> options)
    {
        OptionGates gates = new(knowledge, history, region);
        foreach (ForecastOption option in options)
        {
            gates.Of(option);
        }

        return gates;
    }

    /// <summary>The gate's answer to an option.</summary>
    public OptionGate Of(ForecastOption option)
    {
        if (option.Kind is OptionKind.Stay or OptionKind.Topical or OptionKind.Stop or OptionKind.AsHappened
            || option.Drug is not { } name || knowledge.Formulary.FindDrug(name) is not { } drug)
        {
            return new OptionGate { Decision = null, Blocks = false, Reasons = [] };
        }

        // Durations of one dose have one answer.
        (string, string?, OptionKind) key = (name, option.DoseWords, option.Kind);
        if (!_known.TryGetValue(key, out OptionGate? gate))
        {
            gate = option.Begun.Length < 2
                ? Ask(option, drug)
                : Together([.. option.Begun.Distinct(StringComparer.Ordinal).Select(knowledge.Formulary.FindDrug).OfType<SystemicDrug>().Select(d => Ask(option, d))]);
            _known.Add(key, gate);
        }

        return gate;
    }

    /// <summary>The facts that are not recorded, without what stands in brackets.</summary>
    public static IEnumerable<string> Missing(GateReason reason)
    {
        string list = reason.Message[(reason.Message.IndexOf(':', StringComparison.Ordinal) + 1)..].TrimEnd('.');
        int depth = 0;
        System.Text.StringBuilder fact = new();
        foreach (char c in list + ";")
        {
            depth += c == '(' ? 1 : 0;
            if (c == ';' && depth == 0)
            {
                yield return fact.ToString().Trim();
                fact.Clear();
            }
            else if (depth == 0)
            {
                fact.Append(c);
            }

            depth -= c == ')' ? 1 : 0;
        }
    }

    // Of several drugs the strictest answer counts, and every reason is told.
    private static OptionGate Together(ImmutableArray<OptionGate> gates) => new()
    {
        Decision = gates.Max(g => g.Decision),
        Blocks = gates.Any(g => g.Blocks),
        Reasons = [.. gates.SelectMany(g => g.Reasons).Distinct()],
    };

    private OptionGate Ask(ForecastOption option, SystemicDrug drug)
    {
        if (CourseResolution.Resolve(option.Course, knowledge.Formulary).Value is not { } resolved)
        {
            return new OptionGate { Decision = null, Blocks = false, Reasons = [] };
        }

        CourseFactSet facts = CourseFactSet.Of(
            new CourseQuestion { Resolved = resolved, Drug = drug, Day = history.Now, AnchorDate = option.Course.Anchor.Date, Region = region },
            knowledge.Formulary,
            knowledge.Tables,
            knowledge.Rules);
        GateFindings findings = GateCheck.Evaluate(knowledge.Rules, facts.Question);
        return new OptionGate
        {
            Decision = (CheckDecision)(int)findings.Decision,
            Blocks = findings.Blocks,
            Reasons =
            [
                .. findings.Findings.Where(f => f.Severity > GateSeverity.Inform && f.Recorded is null)
                    .Select(f => new GateReason(f.Rule, CheckFiller.Severity(f.Severity), f.Message)),
            ],
        };
    }
}
