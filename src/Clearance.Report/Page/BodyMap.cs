using System.Globalization;
using Clearance.Consult;

namespace Clearance.Report.Page;

/// <summary>Front silhouettes with the four EASI regions coloured by the median regional EASI and labelled with it.</summary>
internal static class BodyMap
{
    /// <summary>Severity strata of the EASI (Leshem 2015), applied to a region's score on the scale of the whole.</summary>
    private static readonly (double Below, string Name, string Bounds)[] Strata =
    [
        (1, "clear", "to 1"), (7, "mild", "to 7"), (21, "moderate", "to 21"), (50, "severe", "to 50"), (double.PositiveInfinity, "very severe", "over 50"),
    ];

    private static readonly (EasiRegion Region, string Paths, int LabelY, int LineFrom)[] Anatomy =
    [
        (EasiRegion.HeadNeck, """<path d="M60 6c11 0 17 8 17 19 0 9-4 16-9 20v7c0 3 3 5 7 6H45c4-1 7-3 7-6v-7c-5-4-9-11-9-20C43 14 49 6 60 6z"/>""", 30, 78),
        (EasiRegion.Trunk, """<path d="M41 61h38c4 0 7 3 7 8l-3 36c0 8 2 14 3 24l1 12-24 9h-6l-24-9 1-12c1-10 3-16 3-24l-3-36c0-5 3-8 7-8z"/>""", 88, 86),
        (EasiRegion.UpperLimbs, """<path d="M31 64c-8 3-11 10-12 19l-5 32-6 33c-1 5 0 9 3 11 4 2 7-1 8-5l9-37 6-30 0-18c0-3-1-5-3-5z"/><path d="M89 64c8 3 11 10 12 19l5 32 6 33c1 5 0 9-3 11-4 2-7-1-8-5l-9-37-6-30 0-18c0-3 1-5 3-5z"/>""", 128, 109),
        (EasiRegion.LowerLimbs, """<path d="M33 145l24 9 1 6-2 40-3 46c0 5-2 7-5 7h-9c-4 0-5-3-4-6l1-7-3-38-3-35c0-8 1-15 3-22z"/><path d="M87 145l-24 9-1 6 2 40 3 46c0 5 2 7 5 7h9c4 0 5-3 4-6l-1-7 3-38 3-35c0-8-1-15-3-22z"/>""", 206, 86),
    ];

    /// <summary>The moments drawn: the start, the rescue's start, its stop and the end, the latter two with and without the rescue.</summary>
    public static Html Create(RunReading run)
    {
        if (run.Series(RescueOption.WithRescue, Quantity.RegionalEasi, EasiRegion.HeadNeck) is null)
        {
            return Html.Empty;
        }

        IEnumerable<Html> bodies = Moments(run).Select(moment => Body(run, moment.Day, moment.Title, moment.Option));
        return Html.Of(
            $"""
            <figure class="wide" id="figure-body-map">
            <figcaption><h3>The skin by region</h3><p>Median EASI of each region, 0 to 72 points, in virtual patients. Colour shows the severity class, the number the score.</p></figcaption>
            <ul class="strata" aria-label="Severity classes of the EASI">{Strata.Select((stratum, index) => Html.Of($"""<li><span class="swatch stratum-{index}"></span>{stratum.Name} <span class="quiet">{stratum.Bounds}</span></li>"""))}</ul>
            <div class="bodies">{bodies}</div>
            </figure>
            """);
    }

    private static IEnumerable<(double Day, string Title, RescueOption? Option)> Moments(RunReading run)
    {
        yield return (0, "At the start", null);
        if (run.Rescue is { } rescue)
        {
            yield return (rescue.StartDay, $"Month {Wording.MonthText(rescue.StartDay)}, before {run.RescueName}", null);
            if (rescue.StopDay is { } stop)
            {
                double months = Math.Round(Wording.Months(stop - rescue.StartDay));
                yield return (stop, $"After {months} months", RescueOption.WithRescue);
                yield return (stop, $"After {months} months", RescueOption.WithoutRescue);
                // The last thing reported after the stop, or the end when nothing was.
                double last = run.Run.Milestones.Select(milestone => milestone.Day).Where(day => day > stop + 1).DefaultIfEmpty(run.EndDay).Max();
                if (last > stop)
                {
                    string after = $"{Math.Round(Wording.Months(last - stop))} months after the stop";
                    yield return (last, after, RescueOption.WithRescue);
                    yield return (last, after, RescueOption.WithoutRescue);
                }

                yield break;
            }
        }

        yield return (run.EndDay, "At the end", RescueOption.WithRescue);
    }

    private static Html Body(RunReading run, double day, string title, RescueOption? option)
    {
        (EasiRegion Region, double Score)[] scores =
        [
            .. from part in Anatomy
               let series = run.Series(option ?? RescueOption.WithRescue, Quantity.RegionalEasi, part.Region)
               where series is not null
               select (part.Region, series.Median[RunReading.IndexAt(series, day)]),
        ];
        string who = option switch
        {
            RescueOption.WithRescue => $"with {run.RescueName}",
            RescueOption.WithoutRescue => $"without {run.RescueName}",
            _ => $"day {Wording.Number(day)}",
        };
        string css = option switch { RescueOption.WithRescue => "with", RescueOption.WithoutRescue => "without", _ => "quiet" };
        string label = $"{title}, {who}: " + string.Join(", ", scores.Select(score => $"{score.Region.Words().ToLowerInvariant()} {Wording.Number(score.Score)} points, {Strata[Stratum(score.Score)].Name}"));
        IEnumerable<Html> parts = Anatomy.Join(scores, part => part.Region, score => score.Region, (part, score) =>
        {
            string y = part.LabelY.ToString(CultureInfo.InvariantCulture);
            return Html.Of(
                $"""
                <g class="stratum-{Stratum(score.Score)}">{new Html(part.Paths)}</g>
                <path class="leader" d="M{part.LineFrom} {y}H120"/><text x="124" y="{part.LabelY + 5}">{(score.Score < 10.0 ? Math.Round(score.Score, 1).ToString("0.0", CultureInfo.InvariantCulture) : Wording.Number(score.Score))}</text>
                """);
        });
        return Html.Of(
            $"""
            <div class="body"><p class="when"><strong>{title}</strong><span class="{css}">{who}</span></p>
            <svg viewBox="0 0 156 258" role="img" aria-label="{label}" focusable="false">{parts}</svg></div>
            """);
    }

    private static int Stratum(double score) => Array.FindIndex(Strata, stratum => score <= stratum.Below);
}
