using System.Globalization;
using System.Text.RegularExpressions;
using Clearance.Formulary;

namespace Clearance.Calibration;

/// <summary>Words that say patients came from another treatment, or were chosen by how they had done on one.</summary>
internal static partial class SwitchWords
{
    private const double UsualWeeks = 16.0;

    /// <summary>
    /// Treatment before the arm: the design's, else what the words say of another drug of the formulary, else the arm's own
    /// drug for rows about those who had failed it. Null when patients came new.
    /// </summary>
    public static EarlierTreatment? Earlier(RowCells row, TrialDesign? design, SystemicDrug? drug, DrugFormulary formulary)
    {
        if (design?.Before is { } before)
        {
            return before;
        }

        string text = $"{row.Trial}; {row.Population}; {row.Endpoint}; {row.Arm}";
        if (!Naive().IsMatch(text))
        {
            foreach (SystemicDrug other in formulary.Drugs.Values.Where(d => d.Name != drug?.Name))
            {
                Match match = Regex.Match(
                    text,
                    $@"(prior|previous|previously|after|from|had|received|treated|on|to|failed|switch\w*)\b[^;,]*\b({string.Join('|', other.Aliases.Prepend(other.Name).Select(Regex.Escape))})\b",
                    RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
                    TimeSpan.FromSeconds(1));
                if (match.Success && !Some().IsMatch(text))
                {
                    return new EarlierTreatment(other.Name, WeeksOf(text) ?? UsualWeeks, row.Topical, Washout(text));
                }
            }
        }

        return drug is not null && IsOfOwnDrug(row, drug) ? new EarlierTreatment(drug.Name, AtWeek(text) ?? UsualWeeks, row.Topical, 0.0) : null;
    }

    // Those who did not do well enough, or well, on the arm's own drug: a week of judgement is named, or the drug itself.
    private static bool IsOfOwnDrug(RowCells row, SystemicDrug drug)
    {
        string text = $"{row.Trial}; {row.Population}";
        return (IsFailing(text) || Doing().IsMatch(text))
            && !Some().IsMatch(row.Population)
            && !Others().IsMatch(row.Population)
            && (AtWeek(text) is not null || text.Contains("escape", StringComparison.OrdinalIgnoreCase) || row.Population.Contains(drug.Name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Who of those treated before is counted; null for all.</summary>
    public static Selection? Among(RowCells row, Measure measure, EarlierTreatment? before, double rescue, int day)
    {
        if (Subgroup().IsMatch(row.Endpoint))
        {
            return new Selection(day, SelectionRule.Iga01, Not: true, Rescue: 0.0);
        }

        if (before is null)
        {
            return null;
        }

        string text = $"{row.Endpoint}; {row.Population}; {row.Trial}";
        bool isItch = measure is Measure.ItchResponse && (before.ByEndpoint || ItchGroup().IsMatch(text));
        SelectionRule rule = isItch ? SelectionRule.Itch4 : before.Drug == row.Drug ? SelectionRule.Easi75OrIga01 : SelectionRule.Easi75;
        int judged = WeekWords.Day(before.Weeks);
        return IsFailing(text) ? new Selection(judged, rule, Not: true, rescue)
            : text.Contains("responder", StringComparison.OrdinalIgnoreCase) ? new Selection(judged, rule, Not: false, rescue)
            : null;
    }

    /// <summary>Whether a text is about patients who had not done well enough.</summary>
    public static bool IsFailing(string text) => Failing().IsMatch(text);

    private static double? WeeksOf(string text) => Given().Match(text) is { Success: true } match ? Number(match) : null;

    private static double? AtWeek(string text) => Judged().Match(text) is { Success: true } match ? Number(match) : null;

    private static double Washout(string text) => WashedOut().Match(text) is { Success: true } match ? Number(match) : 0.0;

    private static double Number(Match match) => double.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"naive|exclud|no prior|without prior|never", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Naive();

    [GeneratedRegex(@"\b(many|some|mixed|few|\d+(\.\d+)?%)\b|%", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Some();

    [GeneratedRegex(@"non-?\s?responders?\b|inadequate respon|\bfailed\b(?<!topicals failed)|insufficient respon|not respond|partial respon|\bescape\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Failing();

    [GeneratedRegex(@"(?<!non-?\s?)\bresponders?\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Doing();

    [GeneratedRegex(@"ciclosporin|cyclosporin|methotrexate|immunosuppress|topical|systemic", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Others();

    [GeneratedRegex(@"IGA\s*(>|above)\s*1\s*(subgroup|patients)?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Subgroup();

    [GeneratedRegex(@"PP-?NRS-?\s*4\)?\s*non-?responders|\(or PPNRS4\)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ItchGroup();

    [GeneratedRegex(@"(?<n>\d+(\.\d+)?)\s*(weeks?|wk) of", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Given();

    [GeneratedRegex(@"week[- ](?<n>\d+)[- ](non-?)?respon|responders? (at|by) week (?<n>\d+)|(at|by) week (?<n>\d+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Judged();

    [GeneratedRegex(@"(?<n>\d+(\.\d+)?)[- ]?(weeks?|wk)[- ](of )?washout|washout of (?<n>\d+(\.\d+)?)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WashedOut();
}
