using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>What the gate says of the course's drugs, in short: decision, what stands in the way, exceptions on record. <c>check</c> shows the rest.</summary>
internal static class GateSection
{
    private const int Label = 7;

    /// <summary>Writes the section; nothing where a result has no gate.</summary>
    public static void Write(RunResult result, Page page)
    {
        if (result.Gate is not { } gate)
        {
            return;
        }

        page.Heading("Gate", $"{CheckWords.Token(gate.Region).ToUpperInvariant()} labels ({gate.RegionBasis})");
        foreach (var check in gate.Checks)
        {
            page.Paragraph($"{check.Drug} {check.Dose}, {check.When} ({CheckWords.Day(check.Day, check.Date)}): {check.Verdict.ToUpperInvariant()}. {check.Answer}", indent: 2, hang: 2);
            foreach (var finding in gate.Findings.Where(f => f.Check == check.Check && !f.OtherRegion && f.Severity > FindingSeverity.Inform))
            {
                var who = finding.Recorded is { } recorded ? $" Exception by {recorded.By}: \"{recorded.Why}\"" : "";
                page.Paragraph(CheckWords.Severity(finding).PadRight(Label).Replace(' ', '\u00A0') + $"{finding.Message.TrimEnd('.')} [{finding.Rule}; {CheckWords.Status(finding.Status)}].{who}", indent: 4, hang: Label);
            }
        }

        page.Paragraph("`clearance check` with the same file shows facts, what lifts each line, and the schedule; run never blocks.");
    }
}
