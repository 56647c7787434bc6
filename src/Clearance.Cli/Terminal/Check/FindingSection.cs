using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>One drug's decision and every line behind it, in full.</summary>
internal static class FindingSection
{
    /// <summary>Writes the section.</summary>
    public static void Write(CheckResult result, DrugCheck check, Page page)
    {
        FindingWords.Decision(check, page);
        var mine = result.Findings.Where(f => f.Check == check.Check).ToList();
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var finding in mine.Where(f => !f.OtherRegion && f.Severity > FindingSeverity.Inform))
        {
            Finding(finding, page, shown);
        }

        Info(mine, page);
        FindingWords.Checked(check, page);
    }

    private static void Finding(CheckFinding f, Page page, HashSet<string> shown)
    {
        FindingWords.Labelled(CheckWords.Severity(f), f.Message, page);
        var parts = new List<string> { FindingWords.Basis(f, all: true) };
        if (f.Fact.Length > 0)
        {
            parts.Insert(0, f.Fact);
        }

        if (f.Recorded is { } recorded)
        {
            parts.Add($"exception on record: {FindingWords.Exception(recorded)}");
        }
        else if (f.LiftedBy.Length > 0)
        {
            parts.Add($"lifted by: {FindingWords.Cure(f)}");
        }

        // Two rules may rest on one change of exposure: it is shown once.
        if (f.Exposure is { } e && shown.Add(e.Because))
        {
            parts.Add(FindingWords.Exposure(e));
        }

        FindingWords.Below(string.Join("; ", parts), page);
    }

    private static void Info(List<CheckFinding> mine, Page page)
    {
        var here = mine.Where(f => !f.OtherRegion && f.Severity == FindingSeverity.Inform).ToList();
        if (here.Count > 0)
        {
            FindingWords.Labelled("INFO", string.Join(" ", here.Select(f => $"{f.Message.TrimEnd('.')} {FindingWords.Basis(f, all: true)}.")), page);
        }

        FindingWords.OtherRegion(mine, page);
    }
}
