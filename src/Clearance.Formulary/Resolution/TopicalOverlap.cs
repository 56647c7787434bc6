using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>
/// What the skin model cannot follow of several topical steroids: a region has one at a time, and a virtual patient one
/// class of them.
/// </summary>
internal static class TopicalOverlap
{
    /// <summary>Warns of two topicals on one region at once, and of classes that are taken for one.</summary>
    public static void Check(ResolvedCourse resolved, IssueLog log)
    {
        List<(ResolvedRegimen.Topical Topical, int Index)> topicals =
            [.. resolved.Regimens.Select((regimen, index) => (regimen as ResolvedRegimen.Topical, index)).Where(t => t.Item1 is not null).Select(t => (t.Item1!, t.index))];
        for (int j = 1; j < topicals.Count; j++)
        {
            for (int i = 0; i < j; i++)
            {
                WarnOfBoth(topicals[i].Topical, topicals[j].Topical, resolved.Course.Places.Of($"regimens[{topicals[j].Index}].start"), log);
            }
        }

        if (topicals.Select(t => t.Topical.Product.Class).Distinct().Count() > 1)
        {
            (ResolvedRegimen.Topical strongest, _) = topicals.MaxBy(t => t.Topical.Product.Class);
            (ResolvedRegimen.Topical weakest, int index) = topicals.MinBy(t => t.Topical.Product.Class);
            log.Warning(
                "topical.one-class",
                resolved.Course.Places.Of($"regimens[{index}].drug"),
                $"The topical steroids are of several classes; a virtual patient has one, so {weakest.Product.Name} acts like {strongest.Product.Name} ({Token.Of(strongest.Product.Class)}).",
                "Write 'modelled: false' in the regimens that matter less, or read what they do as too much.");
        }
    }

    private static void WarnOfBoth(ResolvedRegimen.Topical one, ResolvedRegimen.Topical other, SourcePlace where, IssueLog log)
    {
        double from = Whole(Math.Max(one.StartDay, other.StartDay));
        double to = Whole(Math.Min(one.StopDay ?? double.PositiveInfinity, other.StopDay ?? double.PositiveInfinity));
        List<BodyRegion> shared = [.. one.Regions.Intersect(other.Regions)];
        if (to <= from || shared.Count == 0)
        {
            return;
        }

        bool isOther = other.IsStrongerThan(one) || (!one.IsStrongerThan(other) && other.StartDay < one.StartDay);
        string end = double.IsPositiveInfinity(to) ? "on" : $"to day {to:0}";
        log.Warning(
            "topical.same-region",
            where,
            $"{Named(one)} and {Named(other)} are both put on {string.Join(", ", shared.Select(r => Token.Of(r).Replace('_', ' ')))} from day {from:0} {end}; there only {Named(isOther ? other : one)} counts (the stronger; of equals the one begun first).",
            "Name the sites of each, or stop one before the other starts.");
    }

    private static string Named(ResolvedRegimen.Topical topical) => $"'{topical.Regimen.Id}' ({topical.Product.Name})";

    // Treatments begin and end on whole days where they are simulated.
    private static double Whole(double day) => Math.Round(day, MidpointRounding.AwayFromZero);
}
