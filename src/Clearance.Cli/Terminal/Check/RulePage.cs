using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>Rules as text.</summary>
internal static class RulePage
{
    /// <summary>Writes one rule in full, or many in one line each.</summary>
    public static void Write(RuleResult result, Page page)
    {
        if (result.Rules is [var one])
        {
            One(one, result, page);
            return;
        }

        foreach (var rule in result.Rules)
        {
            page.Paragraph($"{rule.Rule,-16}{CheckWords.Token(rule.Severity),-7}{rule.Region,-4}{CheckWords.Status(rule.Status),-16}".Replace(' ', '\u00A0') + $"{rule.When} [{string.Join(", ", rule.Drugs)}]", indent: 0, hang: 43);
        }

        page.Line();
        page.Line($"{result.Rules.Length} rules: {string.Join(", ", result.Rules.GroupBy(r => r.Status).OrderBy(g => g.Key).Select(g => $"{g.Count()} {CheckWords.Status(g.Key)}"))}");
    }

    private static void One(RuleExplained rule, RuleResult result, Page page)
    {
        page.Title($"{rule.Rule}: {rule.Message}");
        Part("When", rule.When, page);
        Part("As written", rule.Condition, page);
        Part("Drugs", string.Join(", ", rule.Drugs), page);
        Part("Region", rule.Region == "any" ? "US and EU" : $"{rule.Region} (elsewhere shown as information)", page);
        Part("Asked", $"{string.Join(", ", rule.Stages.Select(s => CheckWords.Token(s).Replace('_', ' ')))}; phase {CheckWords.Token(rule.Phase).Replace('_', ' ')}", page);
        Part("Weight", $"{CheckWords.Token(rule.Severity)}; must be recorded: {rule.Record}", page);
        Part("Lifted by", rule.LiftedBy, page);
        Part("Holds for", rule.Validity, page);
        Part("Status", CheckWords.Status(rule.Status) + (rule.Section.Length > 0 ? $"; section {rule.Section}" : ""), page);
        foreach (var source in result.Sources)
        {
            Part("Source", $"{source.Key}: {source.Cite} {string.Join(" ", source.Addresses)}", page);
        }

        Part("Note", rule.Note, page);
        Part("Mended", rule.Mended, page);
        Part("Written", $"knowledge/rules/{rule.Place}", page);
    }

    private static void Part(string label, string text, Page page)
    {
        if (text.Length > 0)
        {
            page.Paragraph($"{label + ":",-12}".Replace(' ', '\u00A0') + text, indent: 0, hang: 12);
        }
    }
}
