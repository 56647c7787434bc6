using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Clearance.Formulary;
using Clearance.Pharmacokinetics;

namespace Clearance.Calibration;

/// <summary>Doses and rhythms as the tables write them ("300 mg", "15 or 30 mg", "q2w", "bid") made into dose schedules.</summary>
internal static partial class DoseWords
{
    private const double DaysPerWeek = 7.0;

    /// <summary>Every amount in mg that a text names, in order, without repeats; empty when it names none.</summary>
    public static ImmutableArray<double> Amounts(string text)
    {
        List<double> amounts = [];
        foreach (Match match in Milligrams().Matches(text))
        {
            foreach (string part in match.Groups["list"].Value.Split(["or", "and", "/", ",", "to", "-", "–"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double amount) && amount > 0.0 && !amounts.Contains(amount))
                {
                    amounts.Add(amount);
                }
            }
        }

        return [.. amounts];
    }

    /// <summary>Whether a dose is per kilogram of body weight, which the tables' arms never need resolved further.</summary>
    public static bool IsPerKilogram(string text) => text.Contains("mg/kg", StringComparison.OrdinalIgnoreCase);

    /// <summary>Every rhythm that a text names, days between doses, in order, without repeats; empty when it names none.</summary>
    public static ImmutableArray<double> Intervals(string text)
    {
        List<double> days = [];
        foreach (Match match in Rhythm().Matches(text))
        {
            double interval = match.Value.ToLowerInvariant() switch
            {
                "bid" or "b.i.d." or "twice daily" or "twice a day" => 0.5,
                "qd" or "od" or "q.d." or "o.d." or "once daily" or "once a day" or "daily" => 1.0,
                "qw" or "weekly" or "every week" or "once weekly" => DaysPerWeek,
                "every other week" or "biweekly" => 2.0 * DaysPerWeek,
                "monthly" or "every month" => 4.0 * DaysPerWeek,
                _ => DaysPerWeek * double.Parse(match.Groups["weeks"].Value, CultureInfo.InvariantCulture),
            };
            if (!days.Contains(interval))
            {
                days.Add(interval);
            }
        }

        return [.. days];
    }

    /// <summary>A number of weeks that a text names ("16 wk", "for 12 weeks", "at week 52"); null when it names none.</summary>
    public static double? Weeks(string text) =>
        WeekCount().Match(text) is { Success: true } match ? double.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) : null;

    /// <summary>The drug's label phases before its maintenance, scaled to a dose; nothing when the label has none of larger dose.</summary>
    /// <param name="drug">The drug.</param>
    /// <param name="amountMg">Dose of the arm.</param>
    /// <param name="intervalDays">Rhythm of the arm.</param>
    /// <param name="day">Day of the first dose.</param>
    /// <param name="withLoading">False for trials that gave none.</param>
    /// <returns>The loading doses, and the day of the first dose after them.</returns>
    public static (ImmutableArray<DosePattern> Doses, double Next) Loading(SystemicDrug drug, double amountMg, double intervalDays, double day, bool withLoading)
    {
        LabelRegimen label = drug.DefaultRegimen;
        if (!withLoading || label.Loading is not { Count: { } count } loading)
        {
            return ([], day);
        }

        double factor = loading.DoseMg / label.Maintenance.DoseMg;
        double next = day + ((count - 1) * loading.IntervalDays) + Math.Min(intervalDays, count > 1 ? loading.IntervalDays : intervalDays);
        DosePattern pattern = new()
        {
            AmountMg = factor * amountMg,
            FirstDay = day,
            IntervalDays = loading.IntervalDays,
            EndDay = day + ((count - 1) * loading.IntervalDays) + 0.5,
        };
        return ([pattern], next);
    }

    [GeneratedRegex(@"(?<list>\d+(\.\d+)?(\s*(or|and|/|,|to|-|–)\s*\d+(\.\d+)?)*)\s*mg(?!/kg)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Milligrams();

    [GeneratedRegex(@"\bq(?<weeks>\d+)\s*w\b|\bevery (?<weeks>\d+) weeks?\b|\bq(?<weeks>\d+)\s*wk\b|\bb\.?i\.?d\b\.?|\btwice (daily|a day)\b|\bonce (daily|a day|weekly)\b|\bq\.?d\b\.?|\bo\.?d\b\.?|\bqw\b|\bevery (other )?week\b|\bbiweekly\b|\bweekly\b|\bevery month\b|\bmonthly\b|\bdaily\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rhythm();

    [GeneratedRegex(@"(?<![q\d.])(?<n>\d+(\.\d+)?)\s*(-\s*)?(wks?|weeks?|w)\b|\bweek[- ]*(?<n>\d+(\.\d+)?)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WeekCount();
}
