using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>What virtual patients like this one reach, with the rescue beside the same patients without it.</summary>
internal static class MilestoneSection
{
    private const int BarWidth = 25;
    private const int LabelWidth = 20;
    private const int DifferenceColumn = 70;

    /// <summary>Writes the section.</summary>
    public static void Write(RunResult result, RunWords words, Page page)
    {
        if (result.Milestones.IsDefaultOrEmpty)
        {
            return;
        }

        var who = result.Milestones[0].Denominator;
        page.Heading($"Reached with and without {words.Rescue}", $"{Rounded.Count(who.Patients)} of {Rounded.Count(result.Population.Drawn)} virtual patients");
        page.Paragraph($"Chance of each state among {who.Who}; \"without\": the same patients never given {words.Rescue}; difference in percentage points.");
        foreach (var group in result.Milestones.GroupBy(milestone => milestone.Name))
        {
            var main = group.FirstOrDefault(milestone => milestone.Il13Reading == words.Main) ?? group.First();
            var reported = main.Reported is null ? "" : $"; reported: \"{main.Reported}\"";
            page.Paragraph($"{main.Label} (month {Rounded.Month(main.Day)}{reported}): {LowerFirst(main.Definition)}", hang: 2);
            page.Line(Row($"with {words.Rescue}", main.WithRescue, page.Drawn));
            var without = Row("without", main.WithoutRescue, page.Drawn);
            var difference = $"{Rounded.Gain(main.Difference)} points";
            if (Math.Max(without.Length, DifferenceColumn) + 2 + difference.Length <= page.Width)
            {
                page.Line($"{without,-DifferenceColumn}  {difference}");
            }
            else
            {
                page.Line(without);
                page.Line($"    {"difference",-LabelWidth}{difference}");
            }
        }

        OtherReading(result, words, page);
        page.Paragraph($"In brackets: 90% intervals, covering {string.Join("; ", result.Milestones.Select(milestone => milestone.IntervalCovers).Distinct(StringComparer.Ordinal))}.");
        page.Paragraph($"Enrolled: {result.Population.EnrolledDefinition}. Partial responder: {result.Population.PartialResponderDefinition}.");
    }

    private static string Row(string label, Probability chance, Glyphs glyphs)
    {
        var full = (int)Math.Round(Math.Clamp(chance.P, 0, 1) * BarWidth);
        var bar = new string(glyphs.Full, full) + new string(glyphs.Rail, BarWidth - full);
        return $"    {label,-LabelWidth}{bar} {Rounded.Share(chance.P),4}% ({Rounded.Share(chance.Low)} to {Rounded.Share(chance.High)})";
    }

    private static void OtherReading(RunResult result, RunWords words, Page page)
    {
        foreach (var reading in result.Milestones.Where(milestone => milestone.Il13Reading != words.Main).GroupBy(milestone => milestone.Il13Reading))
        {
            var figures = reading.Select(milestone => $"month {Rounded.Month(milestone.Day)} with {Rounded.Share(milestone.WithRescue.P)}%, without {Rounded.Share(milestone.WithoutRescue.P)}%, difference {Rounded.Gain(milestone.Difference)}");
            page.Paragraph($"Under the other reading of IL-13 ({RunWords.Reading(reading.Key)}): {string.Join("; ", figures)}.");
        }
    }

    private static string LowerFirst(string text) => text.Length > 1 && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
