using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Pharmacokinetics;
using Clearance.Simulation;

namespace Clearance.Forecast;

/// <summary>
/// The regimens of a course as doses and applications on whole days: a drug that starts at day 273.9 is first taken on the
/// morning of day 274, and its whole regimen moves by the same part of a day.
/// </summary>
public static class CourseTreatment
{
    /// <summary>The whole day a time of the course falls on when a treatment begins or ends then.</summary>
    public static int Whole(double day) => (int)Math.Round(day, MidpointRounding.AwayFromZero);

    /// <summary>
    /// The simulated day that stands for what is said at a time: the day before it, the last under the old treatment.
    /// </summary>
    public static int DayOf(double day) => Whole(day) - 1;

    /// <summary>What is taken before a day.</summary>
    /// <param name="systemics">Systemic regimens.</param>
    /// <param name="topicals">Topical steroids.</param>
    /// <param name="end">Day after the last.</param>
    public static Treatment Of(IEnumerable<ResolvedRegimen.Systemic> systemics, IEnumerable<ResolvedRegimen.Topical> topicals, int end) => new()
    {
        Systemic = Doses(systemics, end),
        Topicals = Topicals([.. topicals.Where(t => Whole(t.StartDay) < end).OrderBy(t => t.StartDay)], end),
    };

    // Where two are put on one region at once the stronger counts there, of equals the one begun first.
    private static ImmutableArray<TopicalTreatment> Topicals(ImmutableArray<ResolvedRegimen.Topical> topicals, int end)
    {
        TopicalTreatment[] whole = [.. topicals.Select(t => new TopicalTreatment(
            Whole(t.StartDay), Math.Min(end, t.StopDay is { } day ? Whole(day) : end), t.ApplicationsPerDay, t.Regions.Sum(r => 1 << (int)r)))];
        List<TopicalTreatment> parts = [];
        for (int i = 0; i < whole.Length; i++)
        {
            TopicalTreatment own = whole[i];
            TopicalTreatment[] before = [.. whole.Where((t, j) => (t.Regions & own.Regions) != 0
                && j != i && (topicals[j].IsStrongerThan(topicals[i]) || (j < i && !topicals[i].IsStrongerThan(topicals[j]))))];
            double[] cuts = [own.FromDay, .. before.SelectMany(t => new[] { t.FromDay, t.ToDay }).Where(day => day > own.FromDay && day < own.ToDay).Distinct().Order(), own.ToDay];
            for (int c = 1; c < cuts.Length; c++)
            {
                int taken = before.Where(t => t.FromDay <= cuts[c - 1] && cuts[c - 1] < t.ToDay).Aggregate(0, (mask, t) => mask | t.Regions);
                if ((own.Regions & ~taken) is not 0 and var left)
                {
                    parts.Add(own with { FromDay = cuts[c - 1], ToDay = cuts[c], Regions = left });
                }
            }
        }

        return [.. parts.OrderBy(t => t.FromDay)];
    }

    // One schedule a drug, however many regimens it stands in (a restart, another dose later): the body sees one concentration.
    private static ImmutableArray<SystemicTreatment> Doses(IEnumerable<ResolvedRegimen.Systemic> regimens, int end) =>
    [
        .. regimens.GroupBy(s => s.Drug.Name, StringComparer.Ordinal)
            .Select(drug => new SystemicTreatment(drug.Key, DoseSchedule.FromDoses(drug.SelectMany(s => Doses(s, end))))),
    ];

    private static IEnumerable<Dose> Doses(ResolvedRegimen.Systemic regimen, int end)
    {
        double shift = Whole(regimen.StartDay) - regimen.StartDay;
        return regimen.DosesUntil(end - shift).Select(d => new Dose(d.Day + shift, d.Mg));
    }
}
