using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>Every value the course left open and the program filled.</summary>
internal static class AssumptionSection
{
    /// <summary>Writes the section.</summary>
    public static void Write(RunResult result, Page page)
    {
        page.Heading("Assumed, because the course leaves it open");
        foreach (var entry in result.Assumptions)
        {
            // "600" takes its unit behind it; a sentence cannot.
            var (after, before) = entry.Unit is null ? ("", "") : char.IsDigit(entry.Value.LastOrDefault()) ? (" " + entry.Unit, "") : ("", $" ({entry.Unit})");
            page.Paragraph($"{entry.What}{before}: {entry.Value}{after} ({RunWords.Status(entry.Status)}). {entry.Why} [{entry.Source}]", indent: 2, hang: 4);
        }

        if (result.Assumptions.IsDefaultOrEmpty)
        {
            page.Line("  nothing");
        }
    }
}
