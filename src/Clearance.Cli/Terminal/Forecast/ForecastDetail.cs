using System.Globalization;
using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>The further sections of a forecast's page.</summary>
internal static class ForecastDetail
{
    /// <summary>After the added drug ends.</summary>
    public static void AfterStop(ForecastResult result, Page page)
    {
        var ending = result.Options.Select((o, i) => (Option: o, Letter: ForecastPage.Letter(i))).Where(x => !x.Option.AfterStop.IsEmpty).ToList();
        if (ending.Count == 0)
        {
            return;
        }

        page.Heading("After it stops", "controlled; the same patients at the same time, had they stayed; difference in points");
        var rows = new List<string[]> { new[] { "", "weeks on it", "months after", "controlled", "if clear at stop", "had they stayed", "difference" } };
        foreach (var (option, letter) in ending)
        {
            foreach (var (after, i) in option.AfterStop.Select((a, i) => (a, i)))
            {
                rows.Add([
                    i == 0 ? letter : "", i == 0 && option.WeeksOnDrug is { } weeks ? weeks.P.ToString("0.#", CultureInfo.InvariantCulture) : "",
                    after.Months.ToString(CultureInfo.InvariantCulture),
                    Rounded.Chance(after.Controlled), after.IfClearAtStop is { } clear ? Rounded.Chance(clear) : "nobody", Rounded.Chance(after.Staying), Rounded.Gain(after.Difference),
                ]);
            }
        }

        Columns.Write(Columns.Fitted(rows, page, "had they stayed", "if clear at stop"), page);
    }

    /// <summary>The shortest rescue that reaches the chance asked for.</summary>
    public static void Shortest(ForecastResult result, Page page)
    {
        if (result.ShortestRescue.Rows.IsEmpty)
        {
            return;
        }

        page.Heading("Shortest rescue", $"until clear skin has a chance of {Rounded.Share(result.ShortestRescue.Target)}%");
        if (result.ShortestRescue.StayingWeeks is { } alone)
        {
            page.Paragraph($"Staying alone reaches it in week {alone}.", 2, 2);
        }

        foreach (var row in result.ShortestRescue.Rows)
        {
            page.Paragraph(row.Weeks is { } weeks
                ? $"{row.Option}: {weeks} week{(weeks == 1 ? "" : "s")} ({Rounded.Chance(row.Chance)} clear then)"
                : $"{row.Option}: not within {row.LookedAtWeeks} weeks; at best {Rounded.Chance(row.Chance)}", 2, 2);
        }
    }

    /// <summary>Infections.</summary>
    public static void Risk(ForecastResult result, Page page)
    {
        page.Heading("Infections in the coming year", "per 100 patients like this one; median, 90% interval");
        var rows = new List<string[]> { new[] { "", "serious infection", "due to the drug", "zoster", "due to the drug", "interaction" } };
        foreach (var (option, i) in result.Options.Select((o, i) => (o, i)))
        {
            var serious = option.Risk[0];
            var zoster = option.Risk[1];
            rows.Add([
                ForecastPage.Letter(i), Rounded.Rate(serious.Total), serious.FromDrug.Median > 0 ? Rounded.Rate(serious.FromDrug) : "-",
                Rounded.Rate(zoster.Total), zoster.FromDrug.Median > 0 ? Rounded.Rate(zoster.FromDrug) : "-",
                serious.Interaction ?? "",
            ]);
        }

        Columns.Write(Columns.Fitted(rows, page, "due to the drug", "interaction"), page);
        page.Paragraph("The part due to the drug is on the skin as it would be without it: better skin is not netted against it. Heart, clots and cancer are not modelled; see clearance run for published rates.");
    }

    /// <summary>Why options are held back: what is asked of all once, then what differs.</summary>
    public static void Gate(ForecastResult result, Page page)
    {
        var asked = result.Options.Select((o, i) => (o.Gate, Letter: ForecastPage.Letter(i))).Where(x => !x.Gate.Reasons.IsEmpty).ToList();
        if (asked.Count == 0)
        {
            return;
        }

        page.Heading("What the gate asks", result.Record.Region switch { CheckRegion.Eu => "EU labels", CheckRegion.Us => "US labels", _ => "" });
        foreach (var group in asked.SelectMany(x => x.Gate.Reasons.Select(r => (Reason: r, x.Letter)))
            .GroupBy(x => (x.Reason.Severity, x.Reason.Rule, x.Reason.Message)).OrderByDescending(g => g.Key.Severity).ThenByDescending(g => g.Count()))
        {
            var who = group.Count() == asked.Count ? "all of them" : string.Join(", ", group.Select(x => x.Letter));
            page.Paragraph($"{group.Key.Severity.ToString().ToLowerInvariant()} {group.Key.Rule} ({who}): {group.Key.Message}", 2, 2);
        }
    }

    /// <summary>What is extrapolation.</summary>
    public static void Extrapolation(ForecastResult result, Page page)
    {
        page.Heading("Extrapolation");
        foreach (var line in result.Extrapolations)
        {
            page.Paragraph($"all: {line}", 2, 2);
        }

        foreach (var group in result.Options.SelectMany((o, i) => o.Extrapolations.Select(e => (Text: e, Letter: ForecastPage.Letter(i)))).GroupBy(x => x.Text))
        {
            page.Paragraph($"{string.Join(", ", group.Select(x => x.Letter))}: {group.Key}", 2, 2);
        }
    }

    /// <summary>What came later.</summary>
    public static void Retrospect(ForecastResult result, Page page)
    {
        if (result.Retrospect is not { } later)
        {
            return;
        }

        page.Heading("What happened", later.Taken.Length > 60 ? "" : later.Taken);
        if (later.Taken.Length > 60)
        {
            page.Paragraph($"Given: {later.Taken}.");
        }

        var rows = new List<string[]> { new[] { "day", "seen", "log score", "place in the forecast", "chance of it or beyond" } };
        rows.AddRange(later.Seen.Select(s => new[]
        {
            s.Day.ToString("0", CultureInfo.InvariantCulture), s.Meaning is null ? s.Text : $"{s.Text}: {s.Meaning}", s.LogScore.ToString("0.00", CultureInfo.InvariantCulture),
            s.Pit is { } pit ? pit.ToString("0.00", CultureInfo.InvariantCulture) : "-", $"{Rounded.Share(s.Probability)}%",
        }));
        Columns.Write(Columns.Fits(rows, page) ? rows : [.. rows.Select(r => new[] { r[0], r[1].Split(':')[0], r[2], r[3], r[4] })], page);
        page.Paragraph("Log score: logarithm of the probability that the forecast gave to what was seen (of a score, its density); the higher the better. Place in the forecast: the share of the forecast below what was seen; 0.50 is its middle, near 0 or 1 is far out.");
        page.Paragraph(later.Verdict);
    }

    /// <summary>How to repeat it, and how forecasts stood so far.</summary>
    public static void Record(ForecastResult result, Page page)
    {
        page.Heading("Record");
        page.Paragraph(result.Calibration.Says);
        var record = result.Record;
        page.Paragraph($"{record.Program} {record.Version}, seed {record.Seed}, {Rounded.Count(record.Patients)} patients, {record.Weeks} weeks{(record.AsOf is null ? "" : $", as of {record.AsOf}")}; {record.CourseFile} {record.CourseHash[..19]}; knowledge {record.KnowledgeHash[..19]}; schema {result.Schema}");
    }
}
