using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>The parts of a line that the full page and the digest write alike.</summary>
internal static class FindingWords
{
    private const int Label = 7;

    /// <summary>Drug, dose and day, then the decision and its sentence.</summary>
    public static void Decision(DrugCheck check, Page page)
    {
        page.Heading($"{check.Drug} {check.Dose}".Trim(), $"{check.When}, {CheckWords.Day(check.Day, check.Date)}");
        page.Decision(check.Verdict.ToUpperInvariant(), check.Answer, check.Blocks);
    }

    /// <summary>A line that begins with a word of weight.</summary>
    public static void Labelled(string word, string text, Page page) => page.Paragraph(word.PadRight(Label).Replace(' ', '\u00A0') + text, indent: 0, hang: Label);

    /// <summary>What stands below such a line.</summary>
    public static void Below(string text, Page page) => page.Paragraph(text, indent: Label);

    /// <summary>Rule, source (the first and how many more, or all) and status: what is not verified stands in capitals.</summary>
    public static string Basis(CheckFinding f, bool all = false)
    {
        if (f.Rule == "NOT-RECORDED")
        {
            return $"[for {f.StandsFor.Length} {(f.StandsFor.Length == 1 ? "rule" : "rules")}; {CheckWords.Status(f.Status)}]";
        }

        // RECALLED and HOUSE say where no text was read: the status says it too.
        var sources = f.Source.Split(", ").Where(s => !all || s is not ("RECALLED" or "HOUSE")).ToList();
        var shown = all ? string.Join(", ", sources) : f.Source is "RECALLED" or "HOUSE" ? "" : sources[0] + (sources.Count > 1 ? $" +{sources.Count - 1}" : "");
        var stands = f.StandsFor.IsEmpty ? "" : $", for {string.Join(", ", f.StandsFor)} too";
        return $"[{f.Rule}{stands}; {(shown.Length == 0 ? "" : $"{shown}; ")}{CheckWords.Status(f.Status)}]";
    }

    /// <summary>What lifts a finding, to go on a sentence.</summary>
    public static string Cure(CheckFinding f) => LowerFirst(f.LiftedBy.TrimEnd('.'));

    /// <summary>The expected change of exposure beside the published one.</summary>
    public static string Exposure(ExposureEstimate e) =>
        $"exposure x {Rounded.Rate(e.Median)} ({Rounded.Rate(e.Low)} to {Rounded.Rate(e.High)}) with {e.Because}{(e.Published is null ? "" : $", published {e.Published}")}";

    /// <summary>An exception in one line, with the rule it answers.</summary>
    public static string Exception(CheckException e) => $"{e.Rule}{(e.Drug is null ? "" : $" for {e.Drug}")}, {WhoWhenWhy(e)}";

    /// <summary>Who made an exception, when and why.</summary>
    public static string WhoWhenWhy(CheckException e)
    {
        var second = e.Second is null ? "" : $" and {e.Second}";
        var when = e.Date ?? (e.Day is { } day ? $"day {Math.Round(day):0}" : "day not stated");
        return $"{e.By}{second}, {when}: \"{e.Why}\"";
    }

    /// <summary>Rules of the other region that would have fired.</summary>
    public static void OtherRegion(IEnumerable<CheckFinding> mine, Page page)
    {
        var others = mine.Where(static f => f.OtherRegion).ToList();
        if (others.Count > 0)
        {
            Labelled("OTHER", $"The other region's label differs: {string.Join(", ", others.Select(static f => f.Rule))}.", page);
        }
    }

    /// <summary>How much was asked, what counted, what could not be used.</summary>
    public static void Checked(DrugCheck check, Page page)
    {
        var rules = check.Checked.Sum(static p => p.Rules);
        var fired = check.Checked.Sum(static p => p.Fired);
        var open = check.Checked.Sum(static p => p.Open);
        var counted = check.Counted.IsEmpty ? "" : $" Counted: {Counted(check)}.";
        var payer = check.Approval is null ? "" : $" Payer: {check.Approval}.";
        Labelled("ASKED", $"{rules} rules: {fired} fired, {rules - fired - open} found nothing, {open} lack a fact.{counted}{payer}", page);
        foreach (var unusable in check.Unusable)
        {
            Labelled("UNUSED", $"{unusable.Why}{(unusable.Line is { } line ? $" (line {line})" : "")}", page);
        }
    }

    /// <summary>Screens with the same result and day share its words: "hepatitis B, HIV negative (no date)".</summary>
    private static string Counted(DrugCheck check) => string.Join("; ", check.Counted
        .Select(static c => c.IndexOf(" negative", StringComparison.Ordinal) is > 0 and var at ? (Test: c[..at], Result: c[at..]) : (Test: c, Result: ""))
        .GroupBy(static c => c.Result, StringComparer.Ordinal).Select(static g => string.Join(", ", g.Select(static c => c.Test)) + g.Key));

    private static string LowerFirst(string text) => text.Length > 1 && (char.IsLower(text[1]) || text[1] == ' ') ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
