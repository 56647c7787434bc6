using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>The answer in a few lines, at the end of the page, where a terminal leaves the reader.</summary>
internal static class ShortSection
{
    /// <summary>Writes the section.</summary>
    public static void Write(RunResult result, RunWords words, Page page)
    {
        page.Heading("In short");
        var rows = result.Milestones.Where(milestone => milestone.Il13Reading == words.Main).Select(milestone => (string[])
            [milestone.Label, $"{Rounded.Share(milestone.WithRescue.P)}% with", $"{Rounded.Share(milestone.WithoutRescue.P)}% without", $"gain {Rounded.Gain(milestone.Difference)}"]).ToList();
        rows.AddRange(result.Risk.Select(risk => (string[])
            [$"{risk.Name}, {risk.Unit}", $"{Rounded.Rate(risk.WithRescue.Median)} with", $"{Rounded.Rate(risk.WithoutRescue.Median)} without", risk.Interaction is { } interaction ? $"interaction {interaction}" : ""]));
        if (rows.Count > 0)
        {
            Columns.Write(Columns.Fits(rows, page) ? rows : [.. rows.Select(row => row[..^1])], page);
        }

        page.Paragraph(result.Notice);
    }
}
