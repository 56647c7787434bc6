using System.Collections.Immutable;
using Clearance.Forecast;
using Clearance.Formulary;

namespace Clearance.Consult;

/// <summary>Things seen against their forecasts.</summary>
internal static class SeenFiller
{
    private const double Hard = 0.02;

    /// <summary>One thing.</summary>
    public static SeenResult Of(Foreseen foreseen) => new()
    {
        Day = foreseen.Day,
        Text = foreseen.Item.Text,
        Meaning = (foreseen.Item as SeenItem.Words)?.Meaning,
        LogScore = foreseen.LogScore,
        Pit = foreseen.Item is SeenItem.Words ? null : foreseen.Pit,
        Probability = foreseen.Surprise,
        IsHardToExplain = foreseen.Surprise < Hard,
    };

    /// <summary>A visit of the history.</summary>
    public static ForecastVisit Of(VisitReport visit) => new()
    {
        Day = visit.Day,
        EffectiveSampleSize = visit.Effective,
        Stages = visit.Stages,
        Used = visit.Used,
        Seen = [.. visit.Items.Select(Of)],
    };

    /// <summary>What can be drawn on the axes of EASI and itch.</summary>
    public static IEnumerable<ObservedRange> Observed(IEnumerable<Visit> visits, int now) => visits.SelectMany(visit => visit.Items
        .Select(item => item switch
        {
            SeenItem.Easi easi => ("easi", easi.Value, easi.Value),
            SeenItem.Regional { Regions: 15 } regional => ("easi", Whole(regional.Values), Whole(regional.Values)),
            SeenItem.Itch itch => ("pp_nrs", itch.Value, itch.Value),
            SeenItem.Words { ReferenceVisit: < 0, Regions: 15, Score: BoundedScore.Easi } words => ("easi", Math.Max(0.0, words.Low), Math.Min(72.0, words.High)),
            SeenItem.Words { ReferenceVisit: < 0, Score: BoundedScore.PeakItch } words => ("pp_nrs", Math.Max(0.0, words.Low), Math.Min(10.0, words.High)),
            _ => (string.Empty, 0.0, 0.0),
        })
        .Select((x, i) => new ObservedRange(visit.Day, x.Item1, x.Item2, x.Item3, visit.Items[i].Text, CourseTreatment.Whole(visit.Day) > now))
        .Where(o => o.Scale.Length > 0 && !(o is { Scale: "easi", Low: <= 0.0, High: >= 72.0 })));

    /// <summary>What was later seen; null when nothing was.</summary>
    public static RetrospectResult? Retrospect(ImmutableArray<Foreseen> later, string taken, ImmutableArray<string> begun)
    {
        if (later.IsEmpty)
        {
            return null;
        }

        Foreseen least = later.MinBy(f => f.Surprise)!;
        string verdict = least.Surprise switch
        {
            < 0.02 => $"One thing was hard to foresee: '{least.Item.Text}' on day {least.Day:0} had a probability of {ChanceWords.Small(least.Surprise)}%.",
            < 0.1 => $"Somewhat surprising: '{least.Item.Text}' on day {least.Day:0} had a probability of {ChanceWords.OutOf100(least.Surprise)}%.",
            _ => $"Nothing was surprising; the least expected was '{least.Item.Text}' on day {least.Day:0}, with a probability of {ChanceWords.OutOf100(least.Surprise)}%.",
        };
        return new RetrospectResult
        {
            Taken = taken,
            Begun = begun,
            Seen = [.. later.Select(Of)],
            LogScore = later.Sum(f => f.LogScore),
            Verdict = verdict,
        };
    }

    private static double Whole(double[] regions) => regions.Select((value, r) => Clearance.Simulation.EasiWeights.Adult[r] * value).Sum();
}
