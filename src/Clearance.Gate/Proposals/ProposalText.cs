using System.Globalization;
using System.Text.RegularExpressions;

using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Gate;

/// <summary>
/// Reads a proposal as a prescriber writes it: <c>tofacitinib 5 mg twice daily</c>, <c>upadacitinib 15 mg qd for 12 weeks</c>. What is
/// wrong is an issue with the column at which it stands.
/// </summary>
public static partial class ProposalText
{
    private const string Example = "tofacitinib 5 mg twice daily";
    private const decimal LargestAmount = 100_000m;
    private const int LongestText = 200;

    /// <summary>Reads the text; <paramref name="name"/> names it in messages (<c>--add</c>).</summary>
    public static Reading<Proposal> Read(string text, string name, DrugFormulary formulary)
    {
        var log = new IssueLog();
        if (text.Length > LongestText || string.IsNullOrWhiteSpace(text))
        {
            log.Error("proposal.form", new SourcePlace(name, 1, 1, "drug"), string.IsNullOrWhiteSpace(text) ? "Nothing is proposed." : "This is longer than a prescription.", $"Write it as '{Example}'.");
            return new(null, log.ToImmutable());
        }

        var match = Form().Match(text);
        var drug = Drug(match, text, name, formulary, log);
        var rest = match.Groups["rest"];
        var (dose, after) = ReadDose(rest.Value, rest.Index, name, log);
        var parts = dose is null ? null : Timing().Match(after.Text);
        Frequency? frequency = null;
        Duration? length = null;
        if (parts is not null)
        {
            frequency = ReadFrequency(parts, after.Start, name, log);
            length = ReadLength(parts, after.Start, name, log);
        }

        return drug is null || dose is null || frequency is null || log.ErrorCount > 0
            ? new(null, log.ToImmutable())
            : new(new Proposal { Text = text.Trim(), Drug = drug, Dose = dose, Frequency = frequency, For = length }, log.ToImmutable());
    }

    private static SystemicDrug? Drug(Match match, string text, string name, DrugFormulary formulary, IssueLog log)
    {
        var group = match.Groups["drug"];
        var written = group.Value.Trim();
        if (written.Length > 0 && formulary.FindDrug(written) is { } drug)
        {
            return drug;
        }

        var known = formulary.Drugs.Values.SelectMany(static d => d.Aliases.Prepend(d.Name)).ToList();
        var nearest = NearestKey.Of(written, known);
        var topical = formulary.Topicals.Find(written) is not null;
        log.Error(
            "drug.unknown",
            new SourcePlace(name, 1, Column(text, group.Index), "drug"),
            topical ? $"'{written}' is a topical; the gate has no rules for starting one." : written.Length == 0 ? "No drug is named." : $"The drug '{Shortened(written)}' is not known.",
            nearest is null || topical ? $"Use one of: {string.Join(", ", formulary.Drugs.Keys)}." : $"Did you mean '{nearest}'?");
        return null;
    }

    private static (Dose? Dose, (string Text, int Start) After) ReadDose(string rest, int start, string name, IssueLog log)
    {
        var match = Amount().Match(rest);
        if (!match.Success)
        {
            log.Error("dose.missing", new SourcePlace(name, 1, start + 1, "dose"), "No dose is given.", $"Write an amount and a unit after the drug, as in '{Example}'.");
            return (null, ("", start));
        }

        var number = match.Groups["number"];
        var unit = match.Groups["unit"];
        if (!decimal.TryParse(number.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) || amount <= 0 || amount > LargestAmount)
        {
            log.Error("dose.not-positive", new SourcePlace(name, 1, start + number.Index + 1, "dose"), $"'{Shortened(number.Value)}' is not a possible dose.", "Write an amount above zero with a dot as decimal point.");
            return (null, ("", start));
        }

        if (unit.Length == 0)
        {
            log.Error("dose.no-unit", new SourcePlace(name, 1, start + number.Index + number.Length + 1, "dose"), $"The dose {number.Value} has no unit.", $"Write the unit, such as '{number.Value} mg'.");
            return (null, ("", start));
        }

        var after = (rest[(match.Index + match.Length)..], start + match.Index + match.Length);
        foreach (var known in Enum.GetValues<DoseUnit>())
        {
            if (string.Equals(unit.Value, Dose.Symbol(known), StringComparison.OrdinalIgnoreCase))
            {
                return (new Dose(amount, known), after);
            }
        }

        var isFrequency = Words.ContainsKey(unit.Value);
        log.Error(
            isFrequency ? "dose.no-unit" : "dose.unknown-unit",
            new SourcePlace(name, 1, start + unit.Index + 1, "dose"),
            isFrequency ? $"The dose {number.Value} has no unit before '{unit.Value}'." : $"The unit '{Shortened(unit.Value)}' is not known.",
            $"Write one of: {string.Join(", ", Enum.GetValues<DoseUnit>().Select(Dose.Symbol))}, as in '{number.Value} mg'.");
        return (null, after);
    }

    private static readonly Dictionary<string, Frequency> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["qd"] = new Frequency.TimesADay(1), ["od"] = new Frequency.TimesADay(1), ["daily"] = new Frequency.TimesADay(1), ["once daily"] = new Frequency.TimesADay(1), ["once a day"] = new Frequency.TimesADay(1),
        ["bid"] = new Frequency.TimesADay(2), ["bd"] = new Frequency.TimesADay(2), ["twice daily"] = new Frequency.TimesADay(2), ["twice a day"] = new Frequency.TimesADay(2),
        ["tid"] = new Frequency.TimesADay(3), ["three times daily"] = new Frequency.TimesADay(3), ["three times a day"] = new Frequency.TimesADay(3),
        ["qw"] = new Frequency.EveryDays(7), ["weekly"] = new Frequency.EveryDays(7), ["once weekly"] = new Frequency.EveryDays(7), ["every week"] = new Frequency.EveryDays(7),
        ["q2w"] = new Frequency.EveryDays(14), ["q4w"] = new Frequency.EveryDays(28), ["q8w"] = new Frequency.EveryDays(56), ["every other week"] = new Frequency.EveryDays(14),
        ["once"] = new Frequency.Once(), ["every other day"] = new Frequency.EveryDays(2), ["qod"] = new Frequency.EveryDays(2),
        ["twice weekly"] = new Frequency.EveryDays(3.5m), ["twice a week"] = new Frequency.EveryDays(3.5m),
    };

    /// <summary>A frequency as it is written: twice daily, q2w, every 4 weeks; null when it is none.</summary>
    public static Frequency? FrequencyOf(string words)
    {
        var text = Blanks().Replace(words.Trim(), " ");
        if (Words.TryGetValue(text, out var known))
        {
            return known;
        }

        if (Every().Match(text) is { Success: true } every && decimal.TryParse(every.Groups["n"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) && n > 0)
        {
            var days = n * (every.Groups["unit"].Value[0] switch { 'w' or 'W' => 7m, 'm' or 'M' => 30.4375m, _ => 1m });
            return days == 1 ? new Frequency.TimesADay(1) : days > 1 ? new Frequency.EveryDays(days) : null;
        }

        return null;
    }

    private static Frequency? ReadFrequency(Match parts, int start, string name, IssueLog log)
    {
        var group = parts.Groups["frequency"];
        if (FrequencyOf(group.Value) is { } known)
        {
            return known;
        }

        var text = Blanks().Replace(group.Value.Trim(), " ");
        var place = new SourcePlace(name, 1, start + group.Index + 1 + (group.Value.Length - group.Value.TrimStart().Length), "frequency");
        var nearest = NearestKey.Of(text, Words.Keys);
        log.Error("frequency.unknown", place, text.Length == 0 ? "No frequency is given." : $"'{Shortened(text)}' is not a frequency.", (nearest is null || text.Length == 0 ? "" : $"Did you mean '{nearest}'? ") + "Write once daily, twice daily, every 2 weeks, qd, bid, q2w or q4w.");
        return null;
    }

    private static Duration? ReadLength(Match parts, int start, string name, IssueLog log)
    {
        var group = parts.Groups["length"];
        if (!group.Success)
        {
            return null;
        }

        if (Length().Match(group.Value) is { Success: true } match && decimal.TryParse(match.Groups["n"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) && n > 0 && n <= 10_000)
        {
            return new Duration(n, match.Groups["unit"].Value[0] switch { 'd' => TimeUnit.Days, 'w' => TimeUnit.Weeks, 'm' => TimeUnit.Months, _ => TimeUnit.Years });
        }

        log.Error("duration.unknown", new SourcePlace(name, 1, start + group.Index + 1, "for"), $"'{Shortened(group.Value.Trim())}' is not a length of time.", "Write it as 'for 16 weeks' or 'for 4 months'.");
        return null;
    }

    private static int Column(string text, int index) => index + 1 + (text[index..].Length - text[index..].TrimStart().Length);

    private static string Shortened(string text) => text.Length > 40 ? text[..40] + "..." : text;

    [GeneratedRegex(@"^(?<drug>[^\d]*)(?<rest>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Form();

    [GeneratedRegex(@"^\s*(?<number>[0-9][0-9.,]*)\s*(?<unit>[A-Za-z/µ]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Amount();

    [GeneratedRegex(@"^(?<frequency>.*?)(\s+for\s+(?<length>.*))?$", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Timing();

    [GeneratedRegex(@"^every\s+(?<n>[0-9.]+)\s*(?<unit>days?|weeks?|months?)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Every();

    [GeneratedRegex(@"^\s*(?<n>[0-9.]+)\s*(?<unit>days?|weeks?|months?|years?)\s*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Length();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
