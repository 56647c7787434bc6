using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>The answer in a few lines, at the end of the page, where a terminal leaves the reader.</summary>
internal static class ShortSection
{
    /// <summary>Writes the section.</summary>
    public static void Write(RunResult result, RunWords words, Page page)
    {
        page.Heading("In short");
        var due = $"due to {words.Rescue}";
        var rows = result.Milestones.Where(milestone => milestone.Il13Reading == words.Main).Select(milestone => (string[])
            [milestone.Label, $"{Rounded.Share(milestone.WithRescue.P)}% with", $"{Rounded.Share(milestone.WithoutRescue.P)}% without", $"gain {Rounded.Gain(milestone.Difference)}"]).ToList();
        rows.AddRange(result.Risk.Select(risk => (string[])
            [$"{risk.Name}, {risk.Unit}", $"{Rounded.Rate(risk.WithRescue.Median)} with", $"{Rounded.Rate(risk.WithoutRescue.Median)} without", risk.DrugAttributable is { } part ? $"{Rounded.Rate(part.Median)} {due}" : $"{due}: not computed"]));
        if (rows.Count > 0 && Columns.Fits(rows, page))
        {
            Columns.Write(rows, page);
        }
        else
        {
            // The last figure is the one to look at first: it is never left out.
            foreach (var row in rows)
            {
                page.Paragraph($"{row[0]}: {string.Join(", ", row[1..])}", indent: 2, hang: 2);
            }
        }

        if (!result.Risk.IsDefaultOrEmpty)
        {
            var interactions = result.Risk.Select(risk => risk.Interaction).OfType<string>().Distinct(StringComparer.Ordinal).Select(interaction => $" Interaction {interaction}.");
            page.Paragraph($"Better skin lowers infections; the part {due} is on the skin as it would be without it.{string.Concat(interactions)}");
        }

        page.Paragraph(result.Notice);
    }
}
