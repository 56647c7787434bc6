using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>
/// The gate's answer as text. The reader is about to prescribe: the decision stands first, then few lines in order of their weight, each
/// with the patient's fact, the rule and its status, and what lifts it; then what is due next. That fits a screen; the full page has every
/// line as it stands in the result.
/// </summary>
internal static class CheckPage
{
    /// <summary>Writes the page: one screen, or everything.</summary>
    public static void Write(CheckResult result, bool all, Page page)
    {
        page.Title(result.Title);
        page.Paragraph($"{result.Course}; {CheckWords.Token(result.Region).ToUpperInvariant()} labels ({result.RegionBasis}); {(result.AnchorDate is { } date ? $"day 0 is {date}" : $"days from {result.Anchor}")}", indent: 0);
        if (result.Checks.IsEmpty)
        {
            page.Paragraph(result.Answer, indent: 0);
        }

        foreach (var check in result.Checks)
        {
            if (all)
            {
                FindingSection.Write(result, check, page);
            }
            else
            {
                FindingDigest.Write(result, check, page);
            }
        }

        if (all)
        {
            ScheduleSection.Write(result, page);
        }
        else
        {
            ScheduleSection.WriteNext(result, page);
        }

        Alternatives(result, all, page);
        Rest(result, all, page);
    }

    private static void Alternatives(CheckResult result, bool all, Page page)
    {
        if (all)
        {
            foreach (var a in result.Alternatives)
            {
                page.Paragraph($"INSTEAD {a.Message.TrimEnd('.')} [{a.Id}; {CheckWords.Status(a.Status)}].", indent: 0, hang: 8);
            }
        }
        else if (!result.Alternatives.IsEmpty)
        {
            page.Paragraph($"INSTEAD {string.Join(" ", result.Alternatives.Select(static a => $"{FindingDigest.First(a.Message)} [{a.Id}; {CheckWords.Status(a.Status)}]."))}", indent: 0, hang: 8);
        }
    }

    private static void Rest(CheckResult result, bool all, Page page)
    {
        // An exception is shown ever after, also where no rule asks for it on this day.
        foreach (var exception in result.Exceptions.Where(e => !result.Findings.Any(f => f.Recorded?.Rule == e.Rule)))
        {
            page.Paragraph($"On record: {FindingWords.Exception(exception)}", indent: 0, hang: 2);
        }

        if (!result.NotChecked.IsEmpty)
        {
            page.Paragraph($"No rules here for {string.Join(", ", result.NotChecked)}: not checked.", indent: 0);
        }

        page.Line();
        page.Paragraph($"{result.Notice} {(all ? "" : "--all: in full; ")}`clearance rule ID`: one rule.", indent: 0);
    }
}
