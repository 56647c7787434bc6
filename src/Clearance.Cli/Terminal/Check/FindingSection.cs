using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>One drug's decision and the lines behind it.</summary>
internal static class FindingSection
{
    private const int Label = 7;

    /// <summary>Writes the section; a brief one leaves out what lifts a warning that needs no record, and the information.</summary>
    public static void Write(CheckResult result, DrugCheck check, Page page, bool brief)
    {
        page.Heading($"{check.Drug} {check.Dose}".Trim(), $"{check.When}, {CheckWords.Day(check.Day, check.Date)}");
        page.Decision(check.Verdict.ToUpperInvariant(), check.Answer, check.Blocks);
        var mine = result.Findings.Where(f => f.Check == check.Check).ToList();
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var finding in mine.Where(f => !f.OtherRegion && f.Severity > FindingSeverity.Inform))
        {
            Finding(finding, page, shown, brief && finding is { Severity: FindingSeverity.Warn, RecordNeeded: false, Recorded: null });
        }

        Info(mine, page);
        Checked(check, page);
    }

    private static void Finding(CheckFinding f, Page page, HashSet<string> shown, bool brief)
    {
        page.Paragraph(Labelled(CheckWords.Severity(f)) + f.Message, indent: 0, hang: Label);
        var parts = new List<string> { Basis(f) };
        if (f.Fact.Length > 0 && !brief)
        {
            parts.Insert(0, f.Fact);
        }

        if (f.Recorded is { } recorded)
        {
            parts.Add($"exception on record: {CheckPage.Exception(recorded)}");
        }
        else if (f.LiftedBy.Length > 0 && !brief)
        {
            parts.Add($"lifted by: {LowerFirst(f.LiftedBy.TrimEnd('.'))}");
        }

        // Two rules may rest on one change of exposure: it is shown once.
        if (f.Exposure is { } e && shown.Add(e.Because))
        {
            parts.Add($"exposure x {Rounded.Rate(e.Median)} ({Rounded.Rate(e.Low)} to {Rounded.Rate(e.High)}) with {e.Because}{(e.Published is null ? "" : $", published {e.Published}")}");
        }

        page.Paragraph(string.Join("; ", parts), indent: Label, hang: 0);
    }

    /// <summary>Rule, first source and status: what is not verified stands in capitals.</summary>
    private static string Basis(CheckFinding f)
    {
        if (f.Rule == "NOT-RECORDED")
        {
            return $"[for {f.StandsFor.Length} rules; {CheckWords.Status(f.Status)}]";
        }

        var sources = f.Source.Split(", ");
        var more = sources.Length > 1 ? $" +{sources.Length - 1}" : "";
        var stands = f.StandsFor.IsEmpty ? "" : $", for {string.Join(", ", f.StandsFor)} too";
        return $"[{f.Rule}{stands}; {(f.Source.Length == 0 || f.Source == "RECALLED" || f.Source == "HOUSE" ? "" : $"{sources[0]}{more}; ")}{CheckWords.Status(f.Status)}]";
    }

    private static void Info(List<CheckFinding> mine, Page page)
    {
        var here = mine.Where(f => !f.OtherRegion && f.Severity == FindingSeverity.Inform).ToList();
        if (here.Count > 0)
        {
            page.Paragraph(Labelled("INFO") + string.Join(" ", here.Select(f => $"{f.Message.TrimEnd('.')} [{f.Rule}; {CheckWords.Status(f.Status)}].")), indent: 0, hang: Label);
        }

        var others = mine.Where(f => f.OtherRegion).ToList();
        if (others.Count > 0)
        {
            page.Paragraph(Labelled("OTHER") + $"The other region's label differs: {string.Join(", ", others.Select(f => f.Rule))}.", indent: 0, hang: Label);
        }
    }

    private static void Checked(DrugCheck check, Page page)
    {
        var rules = check.Checked.Sum(p => p.Rules);
        var fired = check.Checked.Sum(p => p.Fired);
        var open = check.Checked.Sum(p => p.Open);
        var counted = check.Counted.IsEmpty ? "" : $" Counted: {string.Join(", ", check.Counted)}.";
        var payer = check.Approval is null ? "" : $" Payer: {check.Approval}.";
        page.Paragraph($"{Labelled("ASKED")}{rules} rules: {fired} fired, {rules - fired - open} found nothing, {open} lack a fact.{counted}{payer}", indent: 0, hang: Label);
        foreach (var unusable in check.Unusable)
        {
            page.Paragraph($"{Labelled("UNUSED")}{unusable.Why}{(unusable.Line is { } line ? $" (line {line})" : "")}", indent: 0, hang: Label);
        }
    }

    private static string Labelled(string word) => word.PadRight(Label).Replace(' ', '\u00A0');

    private static string LowerFirst(string text) => text.Length > 1 && (char.IsLower(text[1]) || text[1] == ' ') ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
