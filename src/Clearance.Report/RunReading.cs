using System.Collections.Immutable;
using Clearance.Consult;

namespace Clearance.Report;

/// <summary>Looks things up in a result: the leading reading of IL-13, the rescue, the series of a quantity.</summary>
internal sealed class RunReading(RunResult run)
{
    public RunResult Run { get; } = run;

    /// <summary>The reading that figures draw; the other ones stand in text and tables.</summary>
    public Il13Reading Leading { get; } = run.Record.Il13Readings.IsDefaultOrEmpty ? Il13Reading.ReceptorBiology : run.Record.Il13Readings[0];

    public DrugBar? Rescue { get; } = run.Course.DrugBars.FirstOrDefault(bar => bar.IsRescue);

    public string RescueName => Rescue?.Name.ToLowerInvariant() ?? "the rescue";

    public string BiologicName { get; } =
        run.Course.DrugBars.FirstOrDefault(bar => bar.Role == DrugRole.Biologic)?.Name.ToLowerInvariant() ?? "the biologic";

    public double EndDay => Run.Course.EndDay;

    public string TimeTitle => $"Months since {Run.Course.Anchor.Meaning}";

    public ImmutableArray<MilestoneResult> LeadingMilestones => [.. Run.Milestones.Where(milestone => milestone.Il13Reading == Leading)];

    public TrajectorySeries? Series(RescueOption option, Quantity quantity, EasiRegion? region = null, string? drug = null, Il13Reading? reading = null) =>
        Run.Trajectory.FirstOrDefault(series =>
            series.Option == option && series.Quantity == quantity && series.Region == region
            && (drug is null || series.Drug == drug) && series.Il13Reading == (reading ?? Leading));

    public IEnumerable<ReportedPoint> Reported(Quantity quantity, EasiRegion? region) =>
        Run.Reported.Where(point => point.Quantity == quantity && point.Region == region);

    /// <summary>The place of the given day, or of the last day before it.</summary>
    public static int IndexAt(TrajectorySeries series, double day)
    {
        int index = series.Day.BinarySearch(day);
        return Math.Clamp(index >= 0 ? index : ~index - 1, 0, series.Day.Length - 1);
    }

    /// <summary>About <paramref name="count"/> days for drawing: evenly thinned, with both ends and every change of treatment kept.</summary>
    public IEnumerable<int> DaysToDraw(TrajectorySeries series, int count)
    {
        int step = Math.Max(1, series.Day.Length / count);
        return Enumerable.Range(0, series.Day.Length)
            .Where(index => index % step == 0)
            .Append(series.Day.Length - 1)
            .Concat(ChangeDays().SelectMany(day => new[] { IndexAt(series, day - 1), IndexAt(series, day) }))
            .Distinct()
            .Order();
    }

    private IEnumerable<double> ChangeDays() =>
        Run.Course.DrugBars.SelectMany(bar => bar.StopDay is { } stop ? new[] { bar.StartDay, stop } : [bar.StartDay])
            .Where(day => day > 0 && day <= EndDay);
}
