using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Clearance.Formulary;

namespace Clearance.Calibration;

/// <summary>
/// Rows about patients who flared after a change of treatment and were then treated again ("flared on 100 mg, then 200 mg +
/// topical 12 wk"). Flares come at any visit; those of a few visits together are given the new treatment from one day.
/// </summary>
internal static partial class FlareRescue
{
    private const double UsualWeeks = 12.0;
    private const int UsualVisitWeeks = 4;

    // First visit, last visit, visit after which the new treatment begins: early, middle, late flares of ten visits.
    private static readonly ImmutableArray<(int First, int Last, int Begin)> Groups = [(1, 1, 1), (2, 4, 3), (5, 10, 7)];

    /// <summary>The statement of such a row; null when the row is no such row or not understood.</summary>
    public static ArmStatement? Read(RowCells row, TrialDesign? design, SystemicDrug drug)
    {
        if (Words().Match(row.Arm) is not { Success: true } words || MeasureOf(row.Endpoint) is not { } measure || design?.Responders is not { } responders)
        {
            return null;
        }

        string on = words.Groups["on"].Value, then = words.Groups["then"].Value;
        if (DoseWords.Amounts(row.Dose) is not [var before, ..] || DoseWords.Amounts(then) is not [var again, ..])
        {
            return null;
        }

        double interval = DoseWords.Intervals(row.Dose) is [var rhythm, ..] ? rhythm : drug.DefaultRegimen.Maintenance.IntervalDays;
        int split = WeekWords.Day(DoseWords.Weeks(row.Dose) ?? UsualWeeks);
        int visitDays = 7 * (design.VisitWeeks ?? UsualVisitWeeks);
        int assess = (int)Math.Round(7.0 * (DoseWords.Weeks(then) ?? UsualWeeks));
        bool isTopical = then.Contains("topical", StringComparison.OrdinalIgnoreCase) || then.Contains("TCS", StringComparison.OrdinalIgnoreCase);
        ArmRegimen Regimen((int First, int Last, int Begin) group)
        {
            int begin = split + (group.Begin * visitDays) + 1;
            ArmBuilder builder = new();
            builder.Give(drug, before, interval, 0.0, split + 1, design.Loading);
            if (!DurabilityRegimens.IsStop(on))
            {
                builder.Give(drug, DoseWords.Amounts(on) is [var kept, ..] ? kept : before, interval, split + 1, begin, withLoading: false);
            }

            builder.Give(drug, again, interval, begin, ArmBuilder.Horizon, withLoading: false);
            if (isTopical)
            {
                builder.AddTopical(begin, ArmBuilder.Horizon);
            }

            return builder.Build(row.Arm, inTrial: true) with { AfterFlare = new FlareWindow(group.First, group.Last, begin - 1 + assess) };
        }

        return new ArmStatement
        {
            Entry = EntryWords.Read(row.Population, design, TrialSetting.Trial, null),
            Regimens = [.. Groups.Select(Regimen)],
            Measure = measure,
            Day = split + (Groups[^1].Begin * visitDays) + assess,
            Among = new Selection(split, responders, Not: false, design.Rescue ?? 1.0),
            Rescue = 0.0,
            VisitDays = visitDays,
        };
    }

    private static Measure? MeasureOf(string endpoint) =>
        !endpoint.Contains("regained", StringComparison.OrdinalIgnoreCase) ? null
        : endpoint.Contains("IGA", StringComparison.OrdinalIgnoreCase) ? new Measure.IgaAtMost(1)
        : endpoint.Contains("EASI", StringComparison.OrdinalIgnoreCase) ? new Measure.EasiResponse(0.75, Simulation.ArmScore.Easi)
        : null;

    [GeneratedRegex(@"^\s*flared on (?<on>[^,;]+)[,;]\s*then (?<then>.+)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
