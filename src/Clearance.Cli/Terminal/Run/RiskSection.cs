using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>Predicted infection hazards with and without the rescue, and published rates of what is not modelled.</summary>
internal static class RiskSection
{
    private const int PublishedShown = 8;

    /// <summary>Writes the section.</summary>
    public static void Write(RunResult result, RunWords words, Page page)
    {
        foreach (var group in result.Risk.GroupBy(risk => (risk.Period, risk.Unit)))
        {
            page.Heading("Infection risk, predicted", string.Join("; ", group.Select(risk => risk.Interaction).OfType<string>().Distinct(StringComparer.Ordinal).Select(interaction => $"interaction {interaction}").Append(group.Key.Unit)));
            page.Paragraph($"{char.ToUpperInvariant(group.Key.Period[0])}{group.Key.Period[1..]}. Ratio: the same patients with and without. In brackets: 90% intervals.");
            var rows = new List<string[]> { new[] { "", $"with {words.Rescue}", "without", "due to the drug", "ratio" } };
            rows.AddRange(group.Select(risk => new[]
            {
                risk.Name, Range(risk.WithRescue), Range(risk.WithoutRescue), risk.DrugAttributable is { } due ? Rounded.Rate(due) : "not computed", "x " + Range(risk.Ratio),
            }));

            // The part due to the drug is always shown: with and without alone would credit the drug with what better skin does.
            if (!Columns.Fits(rows, page))
            {
                rows = [.. rows.Select(row => (string[])[.. row[..^1], row[^1].Split(" (")[0]])];
            }

            Columns.Write(Columns.Fits(rows, page) ? rows : [.. rows.Select(row => row[..^1])], page);
            foreach (var note in group.Select(risk => $"{risk.Note.TrimEnd('.')}. Model: {risk.Source} ({RunWords.Status(risk.Status)}).").Distinct(StringComparer.Ordinal))
            {
                page.Paragraph(note);
            }
        }

        Published(result, page);
    }

    // The part due to the drug may be negative at its lower end, so it is written with "to".
    private static string Range(Interval rate) => $"{Rounded.Rate(rate.Median)} ({Rounded.Rate(rate.Low)}-{Rounded.Rate(rate.High)})";

    private static void Published(RunResult result, Page page)
    {
        if (result.PublishedRates.IsDefaultOrEmpty)
        {
            return;
        }

        page.Paragraph("Published rates, in brackets 95% intervals, each in its own population; for events not modelled these are the only figures:");
        foreach (var rate in result.PublishedRates.Take(PublishedShown))
        {
            var range = rate is { Low: { } low, High: { } high } ? $" ({Rounded.Rate(low)} to {Rounded.Rate(high)})" : "";
            var note = rate.Note is null ? "" : $" {rate.Note.TrimEnd('.')}.";
            page.Paragraph($"{rate.Name}, {rate.Drug}: {Rounded.Rate(rate.Value)}{range} {rate.Unit}; {rate.Population}.{note} [{rate.Source}; {RunWords.Status(rate.Status)}]", indent: 4, hang: 2);
        }

        if (result.PublishedRates.Length > PublishedShown)
        {
            page.Line($"    and {result.PublishedRates.Length - PublishedShown} more in the report (--html) and in --format json");
        }
    }
}
