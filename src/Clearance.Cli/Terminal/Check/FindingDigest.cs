using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>
/// One drug's decision on part of a screen: what decides it in full, each line with the patient's fact, what lifts it, rule and source;
/// reminders of one phase folded into one line; of the rest the first sentence.
/// </summary>
internal static class FindingDigest
{
    private const string NotRecorded = "not recorded: ";

    /// <summary>Writes the section.</summary>
    public static void Write(CheckResult result, DrugCheck check, Page page)
    {
        FindingWords.Decision(check, page);
        var mine = result.Findings.Where(f => f.Check == check.Check).ToList();
        var shown = new HashSet<string>(StringComparer.Ordinal);
        var here = mine.Where(static f => !f.OtherRegion).ToList();
        foreach (var line in here.Where(Decides))
        {
            Lines([line], page, shown);
        }

        foreach (var phase in here.Where(static f => f.Severity > FindingSeverity.Inform && !Decides(f)).GroupBy(static f => f.Phase))
        {
            Lines([.. phase], page, shown);
        }

        var inform = here.Where(static f => f.Severity == FindingSeverity.Inform && f.Recorded is null).ToList();
        if (inform.Count > 0)
        {
            FindingWords.Labelled("INFO", string.Join(" ", inform.Select(static f => $"{First(f.Message)} [{f.Rule}; {CheckWords.Status(f.Status)}].")), page);
        }

        FindingWords.OtherRegion(mine, page);
        FindingWords.Checked(check, page);
    }

    /// <summary>The first sentence, without its full stop.</summary>
    public static string First(string message) => message.Split(". ")[0].TrimEnd('.');

    /// <summary>What holds, stops or asks for a record has a line of its own.</summary>
    private static bool Decides(CheckFinding f) => f.Severity > FindingSeverity.Warn || f.RecordNeeded || f.Recorded is not null;

    /// <summary>Findings as one line of messages, and below it facts, exposures and what lifts them.</summary>
    private static void Lines(List<CheckFinding> together, Page page, HashSet<string> shown)
    {
        var first = together[0];
        var alone = together.Count == 1;
        FindingWords.Labelled(CheckWords.Severity(first), alone ? Alone(first) : string.Join(" ", together.Select(static f => $"{First(f.Message)} {FindingWords.Basis(f)}.")), page);
        var parts = Facts(together);
        parts.AddRange(together.Select(static f => f.Exposure).OfType<ExposureEstimate>().Where(e => shown.Add(e.Because)).Select(FindingWords.Exposure));
        if (first.Recorded is { } recorded)
        {
            parts.Add($"exception on record: {FindingWords.WhoWhenWhy(recorded)}");
        }
        else if (together.Select(FindingWords.Cure).Where(static c => c.Length > 0).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } cures)
        {
            parts.Add($"lifted by: {string.Join("; ", cures)}");
        }

        FindingWords.Below(string.Join("; ", parts) + (alone ? $" {FindingWords.Basis(first)}" : ""), page);
    }

    private static string Alone(CheckFinding f) => f.Severity > FindingSeverity.Warn && f.Recorded is null ? f.Message : First(f.Message) + ".";

    /// <summary>What is known, each once, then what is not recorded, named once.</summary>
    private static List<string> Facts(List<CheckFinding> together)
    {
        var said = together.Select(static f => f.Fact.Split(NotRecorded)).ToList();
        var known = said.Select(static s => s[0].TrimEnd(';', ' ')).Where(static k => k.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var missing = said.SelectMany(static s => s.Skip(1)).Distinct(StringComparer.Ordinal).ToList();
        return missing.Count == 0 ? known : [.. known, NotRecorded + string.Join(", ", missing)];
    }
}
