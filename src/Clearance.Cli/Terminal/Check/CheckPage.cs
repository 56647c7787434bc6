using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>
/// The gate's answer as text. The reader is about to prescribe: the decision stands first, then few lines in order of their weight, each
/// with the patient's fact, the rule and its status, and what lifts it; then what is due when. It fits a screen.
/// </summary>
internal static class CheckPage
{
    /// <summary>Writes the page.</summary>
    public static void Write(CheckResult result, Page page)
    {
        var many = result.Checks.Length > 1;
        page.Title(result.Title);
        page.Paragraph($"{result.Course}; {CheckWords.Token(result.Region).ToUpperInvariant()} labels ({result.RegionBasis}); {(result.AnchorDate is { } date ? $"day 0 is {date}" : $"days from {result.Anchor}")}", indent: 0);
        if (result.Checks.IsEmpty)
        {
            page.Paragraph(result.Answer, indent: 0);
        }

        foreach (var check in result.Checks)
        {
            FindingSection.Write(result, check, page, brief: many);
        }

        ScheduleSection.Write(result, page, most: many ? 8 : 3);
        Rest(result, page);
    }

    private static void Rest(CheckResult result, Page page)
    {
        foreach (var alternative in result.Alternatives)
        {
            page.Paragraph($"INSTEAD {alternative.Message.TrimEnd('.')} [{alternative.Id}; {CheckWords.Status(alternative.Status)}].", indent: 0, hang: 8);
        }

        // An exception is shown ever after, also where no rule asks for it on this day.
        foreach (var exception in result.Exceptions.Where(e => !result.Findings.Any(f => f.Recorded?.Rule == e.Rule)))
        {
            page.Paragraph($"On record: {Exception(exception)}", indent: 0, hang: 2);
        }

        if (!result.NotChecked.IsEmpty)
        {
            page.Paragraph($"No rules here for {string.Join(", ", result.NotChecked)}: not checked.", indent: 0);
        }

        page.Line();
        page.Paragraph($"{result.Notice} `clearance rule ID` explains a line.", indent: 0);
    }

    /// <summary>An exception in one line.</summary>
    public static string Exception(CheckException e)
    {
        var second = e.Second is null ? "" : $" and {e.Second}";
        var when = e.Date ?? (e.Day is { } day ? $"day {Math.Round(day):0}" : "day not stated");
        return $"{e.Rule}{(e.Drug is null ? "" : $" for {e.Drug}")}, {e.By}{second}, {when}: \"{e.Why}\"";
    }
}
