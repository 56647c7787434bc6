using System.Collections.Immutable;

using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Gate;

/// <summary>What stands behind a rule: keys into the sources file, and how far it can be trusted.</summary>
internal sealed record RuleBasis(ImmutableArray<string> Sources, RuleStatus Status)
{
    /// <summary>Reads the keys source (one or a list) and status. A verified rule names only texts that were read.</summary>
    public static RuleBasis Read(FieldReader fields, ImmutableSortedDictionary<string, Source> known)
    {
        var status = fields.NeedChoice<RuleStatus>("status");
        ImmutableArray<string> keys = !fields.IsThere("source") ? []
            : fields.Node("source") is ListNode ? [.. fields.Texts("source")]
            : [fields.Text("source") ?? ""];
        foreach (var key in keys.Where(static k => k.Length > 0))
        {
            if (!known.TryGetValue(key, out var source))
            {
                var nearest = NearestKey.Of(key, known.Keys);
                fields.Log.Error("source.unknown", fields.PlaceOf("source"), $"The source '{key}' is not in the sources file.", nearest is null ? "Add it to sources.yaml, or name one that is there." : $"Did you mean '{nearest}'? Otherwise add it to sources.yaml.");
            }
            else if (!source.IsText && status == RuleStatus.Verified)
            {
                fields.Log.Error("source.no-text", fields.PlaceOf("status"), $"'{key}' stands for no text, so the rule cannot be verified.", "Name the text that was read, or use partial, recalled or policy.");
            }
        }

        return new RuleBasis(keys, status);
    }

    /// <summary>Reads the key region: US, EU or any.</summary>
    public static RuleRegion Region(FieldReader fields)
    {
        var word = fields.NeedText("region");
        switch (word)
        {
            case "US":
                return RuleRegion.Us;
            case "EU":
                return RuleRegion.Eu;
            case "any" or "":
                return RuleRegion.Any;
            default:
                fields.Log.Error("value.not-a-choice", fields.PlaceOf("region"), $"'{word}' is not a region known here.", "Use US, EU or any.");
                return RuleRegion.Any;
        }
    }
}
