using System.Collections.Immutable;
using System.Globalization;
using Clearance.Consult;
using Clearance.Report.Page;

namespace Clearance.Report.Forecast;

/// <summary>The sections of a forecast's page.</summary>
internal static class ForecastSections
{
    private const int Week = 16;

    /// <summary>Letter of an option in all tables and figures.</summary>
    public static string Letter(int index) => index < 26 ? ((char)('A' + index)).ToString() : $"{(char)('A' + (index / 26) - 1)}{(char)('A' + (index % 26))}";

    /// <summary>The answer in words.</summary>
    public static Html Answer(ForecastResult result) => Section("answer", "In short", Html.Of(
        $"""
        <p class="lead">{result.PlainWords.Clinician}</p>
        <p><strong>For the patient.</strong> {result.PlainWords.Patient}</p>
        {result.Remarks.Select(remark => Html.Of($"""<p class="remark">{remark}</p>"""))}
        """));

    /// <summary>The options side by side.</summary>
    public static Html Options(ForecastResult result)
    {
        int week = Math.Min(Week, result.Options[0].ByWeek.Length);
        return Section("options", $"The options in {week} weeks", Html.Of(
            $"""
            <p>Chances out of 100 of what would be written at a visit, with 90% intervals that cover what is not known of the population; the same virtual patients stand under every option. Clear: EASI at most 1 and IGA 0 or 1. Controlled: EASI at most 7 and peak itch at most 4.</p>
            {Pieces.Figure(ForecastFigures.Dots(result, week), css: "wide")}
            {Pieces.Table(new DataTable
            {
                Caption = $"Options in {week} weeks: of 100 virtual patients, with 90% intervals. Gate: held means that something must be recorded or settled first, see below",
                Columns = ["", "Option", "Clear", "Controlled", "EASI", "More controlled", "Needed to treat", "Gate"],
                Rows = [.. result.Options.Select((o, i) => Row(o, i, week))],
            })}
            {AfterStop(result)}
            {Pieces.Figure(ForecastFigures.Probability(result), css: "wide")}
            """));
    }

    /// <summary>One small figure for each option.</summary>
    public static Html Curves(ForecastResult result) => Section("curves", "The likely course under each option", Html.Of(
        $"""
        <p>Median, middle half and 90% of virtual patients, as scores would be written; the dashed line is the median had the patient stayed. Diamonds are scores that were seen, bars the range that a word stands for; hollow ones came later and were hidden, and stand with what was in fact given.</p>
        <div class="pair">{result.Options.Select((o, i) => Pieces.Figure(ForecastFigures.Course(result, o, i)))}</div>
        <p class="quiet">EASI is drawn on a square-root scale, so that the low scores where decisions fall can be told apart. Grid lines are the borders of the severity classes (1, 7, 21, 50).</p>
        """));

    /// <summary>Benefit against risk.</summary>
    public static Html Plane(ForecastResult result) => Section("plane", "What it brings, and what it may cost", Html.Of(
        $"""
        <p>Up: more patients controlled in week {Math.Min(Week, result.Options[0].ByWeek.Length)} than by staying, of 100. Right: serious infections and zoster due to JAK inhibitors in a year, of 100. Hollow: blocked by the gate. No study has measured the infection risk of a biologic together with a JAK inhibitor: where both are given the interaction is <strong>unknown</strong>, and the interval is widened by policy.</p>
        {Pieces.Figure(ForecastFigures.Plane(result), css: "wide")}
        {Pieces.Folded(Risk(result), "Infections expected in the coming year")}
        """));

    /// <summary>What the gate says and how each option acts.</summary>
    public static Html Gate(ForecastResult result) => Section("gate", "May it be given, and how does it act?", Html.Of(
        $"""
        {Asked(result)}
        <h3 class="apart">How each acts</h3>
        <dl class="facts">{result.Options.Skip(1).GroupBy(o => o.Mechanism).Select(g => Html.Of(
            $"""<div><dt>{string.Join(", ", g.Select(o => Letter(result.Options.IndexOf(o))))}</dt><dd>{g.Key}</dd>{g.SelectMany(o => o.Extrapolations).Distinct().Select(e => Html.Of($"""<dd class="assumed">Extrapolation: {e}.</dd>"""))}</div>"""))}</dl>
        {result.Extrapolations.Select(line => Html.Of($"""<p class="remark">Extrapolation, all options: {line}.</p>"""))}
        """));

    // What is asked of all of them once, then what differs.
    private static Html Asked(ForecastResult result)
    {
        var reasons = result.Options.SelectMany((o, i) => o.Gate.Reasons.Select(r => (Reason: r, Letter: Letter(i)))).ToList();
        int asked = result.Options.Count(o => !o.Gate.Reasons.IsEmpty);
        return asked == 0 ? Html.Of($"<p>The gate asks nothing.</p>") : Pieces.Table(new DataTable
        {
            Caption = "What the gate asks before an option may start",
            Columns = ["Options", "Weight", "Rule", "What it asks"],
            Rows =
            [
                .. reasons.GroupBy(x => (x.Reason.Severity, x.Reason.Rule, x.Reason.Message)).OrderByDescending(g => g.Key.Severity).ThenByDescending(g => g.Count())
                    .Select(g => (ImmutableArray<string>)[g.Count() == asked ? "all of them" : string.Join(", ", g.Select(x => x.Letter)), g.Key.Severity.ToString().ToLowerInvariant(), g.Key.Rule, g.Key.Message]),
            ],
        });
    }

    /// <summary>What was seen, and what came later.</summary>
    public static Html History(ForecastResult result) => Section("history", "What was seen, and how well it is explained", Html.Of(
        $"""
        <p>{Wording.Count((int)Math.Round(result.EffectiveSampleSize))} of {Wording.Count(result.Patients)} virtual patients count after all that was seen. The chance is that of the thing or one further out, just before it was taken in.</p>
        {Pieces.Table(new DataTable
        {
            Caption = "Seen so far",
            Columns = ["Day", "Seen", "Read as", "Chance", ""],
            Rows = [.. result.History.SelectMany(v => v.Seen).Select(Seen)],
        })}
        {(result.Retrospect is { } later ? Html.Of(
            $"""
            <h3 class="apart">What happened later</h3>
            <p>Given: {later.Taken}. {later.Verdict}</p>
            {Pieces.Table(new DataTable { Caption = "Seen later, forecast from what was known", Columns = ["Day", "Seen", "Read as", "Chance", ""], Rows = [.. later.Seen.Select(Seen)] })}
            """) : Html.Empty)}
        """));

    /// <summary>How to repeat it and how forecasts stood.</summary>
    public static Html Record(ForecastResult result) => Section("record", "How to repeat this, and how far to trust it", Html.Of(
        $"""
        <p>{result.Calibration.Says}</p>
        <p>Seed {result.Record.Seed.ToString(CultureInfo.InvariantCulture)}, {Wording.Count(result.Record.Patients)} virtual patients, {result.Record.Weeks} weeks, {result.Record.OptionSet} options; course {result.Record.CourseFile}, {result.Record.CourseHash}; knowledge {result.Record.KnowledgeHash}; schema {result.Schema}.</p>
        """));

    /// <summary>The gate's decision in words.</summary>
    public static string GateWords(OptionGate gate) => gate.Decision switch
    {
        null => "-",
        CheckDecision.ClearToStart => "open",
        CheckDecision.NotRecommendedExceptionMustBeRecorded => gate.Blocks ? "held" : "exception",
        CheckDecision.StartWhen => "held",
        CheckDecision.DoNotStart => "stop",
        _ => throw new ArgumentOutOfRangeException(nameof(gate)),
    };

    /// <summary>A chance out of 100 with its interval; signed where it is a difference that may be a loss.</summary>
    public static string Of100(Probability p) => p.Low < 0.0 ? Wording.Difference(p) : Wording.OutOf100WithInterval(p);

    private static ImmutableArray<string> Row(ForecastOptionResult option, int index, int week)
    {
        WeekResult at = option.ByWeek[week - 1];
        ContrastResult? contrast = option.Contrast.FirstOrDefault(c => c.Week == week && c.Endpoint == "controlled");
        return
        [
            Letter(index), option.Name, Whole(Of100(at.Clear)), Whole(Of100(at.Controlled)), Whole($"{Wording.Number(at.Easi.P50)} ({Wording.Range(at.Easi.P5, at.Easi.P95)})"),
            contrast is null ? "" : Whole(Wording.Difference(contrast.Difference)),
            contrast is null ? "" : contrast.NumberNeeded is { } n ? Whole($"{Wording.Number(n.P)} ({Wording.Range(n.Low, n.High)})") : "-",
            GateWords(option.Gate),
        ];
    }

    // An interval stays on one line.
    private static string Whole(string interval) => interval.Replace(' ', '\u00A0');

    private static Html AfterStop(ForecastResult result)
    {
        ImmutableArray<ImmutableArray<string>> rows =
        [
            .. result.Options.SelectMany((o, i) => o.AfterStop.Select(a => (ImmutableArray<string>)
                [Letter(i), a.Months.ToString(CultureInfo.InvariantCulture), Of100(a.Controlled), a.IfClearAtStop is { } clear ? Of100(clear) : "nobody", Of100(a.Staying), Wording.Difference(a.Difference)])),
        ];
        return rows.IsEmpty ? Html.Empty : Pieces.Folded(
            new DataTable { Caption = "Controlled some months after the added drug stopped, of 100", Columns = ["Option", "Months after", "Controlled", "If clear when it stopped", "Had they stayed", "Difference"], Rows = rows },
            "After it stops");
    }

    private static DataTable Risk(ForecastResult result) => new()
    {
        Caption = "Infections expected in the coming year, per 100 patients like this one; median and 90% interval",
        Columns = ["Option", "Infection", "With it", "Staying", "Due to the drug", "Interaction"],
        Rows =
        [
            .. result.Options.SelectMany((o, i) => o.Risk.Select(r => (ImmutableArray<string>)
                [$"{Letter(i)}. {o.Name}", r.Name, Interval(r.Total), Interval(r.Staying), r.FromDrug.High > 0.0 ? Interval(r.FromDrug) : "none", r.Interaction ?? ""])),
        ],
    };

    private static string Interval(Interval x) => $"{x.Median.ToString("0.##", CultureInfo.InvariantCulture)} ({x.Low.ToString("0.##", CultureInfo.InvariantCulture)} to {x.High.ToString("0.##", CultureInfo.InvariantCulture)})";

    private static ImmutableArray<string> Seen(SeenResult seen) =>
        [seen.Day.ToString("0", CultureInfo.InvariantCulture), seen.Text, seen.Meaning ?? "score", $"{Wording.OutOf100(seen.Probability)} of 100", seen.IsHardToExplain ? "hard to explain" : ""];

    private static Html Section(string id, string title, Html content) => Html.Of(
        $"""
        <section id="{id}" aria-labelledby="{id}-title"><h2 id="{id}-title">{title}</h2>
        {content}
        </section>
        """);
}
