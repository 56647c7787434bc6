using System.Globalization;
using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>
/// A forecast as text: what was seen and how well it is explained, the options side by side, what happens after a stop, the risk,
/// what came later, and at the end, where a terminal shows it, the answer in words.
/// </summary>
internal static class ForecastPage
{
    private static readonly int[] WeeksShown = [4, 8, 16, 26, 52, 104];

    /// <summary>Writes the page.</summary>
    public static void Write(ForecastResult result, Page page)
    {
        var now = result.NowDate is { } date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : $"day {result.Now} (month {Rounded.Month(result.Now)})";
        page.Title($"{result.Course.Title}");
        page.Paragraph($"Forecast from {now}{(result.Record.AsOf is null ? "" : ", all later hidden")}, given {(result.Given.IsEmpty ? "nothing that is simulated" : string.Join(" and ", result.Given))}.", 0);
        page.Paragraph(result.Notice, 0);
        History(result, page);
        Options(result, page);
        Curves(result, page);
        ForecastDetail.AfterStop(result, page);
        ForecastDetail.Shortest(result, page);
        ForecastDetail.Risk(result, page);
        ForecastDetail.Gate(result, page);
        ForecastDetail.Extrapolation(result, page);
        ForecastDetail.Retrospect(result, page);
        ForecastDetail.Record(result, page);
        page.Heading("In short");
        page.Paragraph(result.PlainWords.Clinician);
        page.Line();
        page.Paragraph($"For the patient: {result.PlainWords.Patient}");
    }

    private static void History(ForecastResult result, Page page)
    {
        page.Heading("Seen so far", $"{Rounded.Count((long)Math.Round(result.EffectiveSampleSize))} of {Rounded.Count(result.Patients)} virtual patients count");
        var rows = new List<string[]> { new[] { "day", "seen", "chance of it or beyond", "patients left", "" } };
        foreach (var visit in result.History)
        {
            foreach (var (seen, i) in visit.Seen.Select((s, i) => (s, i)))
            {
                rows.Add([
                    i == 0 ? visit.Day.ToString("0", CultureInfo.InvariantCulture) : "",
                    seen.Text,
                    $"{Rounded.Share(seen.Probability)}%",
                    i == 0 ? Rounded.Count((long)Math.Round(visit.EffectiveSampleSize)) : "",
                    seen.IsHardToExplain ? "hard to explain" : "",
                ]);
            }
        }

        if (rows.Count > 1)
        {
            var shown = Columns.Fitted(rows, page, "patients left");
            Columns.Write(shown, page);
            if (shown[0].Length == rows[0].Length)
            {
                page.Paragraph("Patients left: how many virtual patients still count after that visit (the effective number, before they are renewed).");
            }
        }

        foreach (var remark in result.Remarks)
        {
            page.Paragraph(remark);
        }
    }

    private static void Options(ForecastResult result, Page page)
    {
        var week = result.Options[0].ByWeek.Length >= 16 ? 16 : result.Options[0].ByWeek.Length;
        page.Heading("Options", $"in {week} weeks; the same virtual patients under each");
        var rows = new List<string[]> { new[] { "", "option", "clear", "controlled", "EASI, 90%", "over staying", "gate" } };
        foreach (var (option, i) in result.Options.Select((o, i) => (o, i)))
        {
            var at = option.ByWeek[week - 1];
            var contrast = option.Contrast.FirstOrDefault(c => c.Week == week && c.Endpoint == "controlled");
            rows.Add([
                Letter(i), ForecastWords.Short(option),
                $"{Rounded.Share(at.Clear.P),3}% {Rounded.Share(at.Clear.Low)}-{Rounded.Share(at.Clear.High)}",
                $"{Rounded.Share(at.Controlled.P),3}% {Rounded.Share(at.Controlled.Low)}-{Rounded.Share(at.Controlled.High)}",
                $"{Rounded.Score(at.Easi.P50),4} {Rounded.Score(at.Easi.P5)}-{Rounded.Score(at.Easi.P95)}",
                contrast is null ? "" : Rounded.Gain(contrast.Difference),
                ForecastWords.Gate(option.Gate),
            ]);
        }

        // What may be given stands on every page, however narrow. The differences go first (they can be seen from the chances), then the scores.
        var shown = Columns.Fits(rows, page) ? rows : [.. rows.Select(r => (string[])[.. r[..5], r[6]])];
        shown = Columns.Fits(shown, page) ? shown : [.. rows.Select(r => (string[])[.. r[..4], r[6]])];
        Columns.Write(shown, page);
        page.Paragraph($"Chances in per cent{(shown[0].Length > 5 ? ", median EASI" : "")}{(shown[0].Length > 6 ? ", over staying: points more controlled than by staying" : "")}, with 90% intervals. Held: it may start only when what the gate asks is recorded or settled, see below.{LeftOut(shown[0].Length)}");
        var needed = result.Options.Select((o, i) => (Letter: Letter(i), Needed: o.Contrast.FirstOrDefault(c => c.Week == week && c.Endpoint == "controlled")?.NumberNeeded)).Where(x => x.Needed is not null).ToList();
        if (needed.Count > 0)
        {
            page.Paragraph($"Number needed to treat for one more controlled, where the difference is not 0: {string.Join(", ", needed.Select(x => $"{x.Letter} {Rounded.Rate(x.Needed!.P)}"))}.");
        }
    }

    private static string LeftOut(int columns) => columns switch
    {
        7 => "",
        6 => " No room here for the difference from staying: --html or --format json.",
        _ => " No room here for the EASI and the difference from staying: --html or --format json.",
    };

    private static void Curves(ForecastResult result, Page page)
    {
        var weeks = WeeksShown.Where(w => w <= result.Options[0].ByWeek.Length).ToArray();
        page.Heading("Chance of controlled disease over time", $"EASI at most 7 and itch at most 4; line to week {result.Options[0].ByWeek.Length}");
        var rows = new List<string[]> { ([.. new[] { "", "" }, .. weeks.Select(w => $"wk {w}")]) };
        foreach (var (option, i) in result.Options.Select((o, i) => (o, i)))
        {
            rows.Add([Letter(i), Spark(option, page.Drawn), .. weeks.Select(w => $"{Rounded.Share(option.ByWeek[w - 1].Controlled.P)}%")]);
        }

        Columns.Write(rows, page);
        var bands = new List<string[]> { new[] { "weeks with EASI", "at most 1", "1 to 7", "7 to 21", "above 21" } };
        bands.AddRange(result.Options.Select((o, i) => (string[])[Letter(i), .. o.Bands.Select(b => $"{b.Weeks.P:0} ({b.Weeks.Low:0}-{b.Weeks.High:0})")]));
        Columns.Write(bands, page);
    }

    /// <summary>The option's letter in all tables.</summary>
    public static string Letter(int index) => index < 26 ? ((char)('A' + index)).ToString() : $"{(char)('A' + (index / 26) - 1)}{(char)('A' + (index % 26))}";

    private static string Spark(ForecastOptionResult option, Glyphs glyphs) => new([
        .. Enumerable.Range(1, option.ByWeek.Length / 4).Select(k => glyphs.Heights[Math.Clamp((int)(option.ByWeek[(4 * k) - 1].Controlled.P * glyphs.Heights.Length), 0, glyphs.Heights.Length - 1)]),
    ]);
}
