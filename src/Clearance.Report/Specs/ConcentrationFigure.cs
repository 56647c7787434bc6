using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Clearance.Consult;

namespace Clearance.Report.Specs;

/// <summary>Plasma concentration of one drug over the course: median, 50% and 90% band.</summary>
internal static class ConcentrationFigure
{
    private const int DaysDrawn = 260;

    /// <summary>One figure per drug with a concentration.</summary>
    public static IEnumerable<Figure> CreateAll(RunReading run) =>
        from series in run.Run.Trajectory
        where series.Quantity == Quantity.Concentration && series.Option == RescueOption.WithRescue && series.Il13Reading == run.Leading
        select Create(run, series);

    private static Figure Create(RunReading run, TrajectorySeries series)
    {
        string name = run.Run.Course.DrugBars.FirstOrDefault(bar => bar.Drug == series.Drug)?.Name ?? series.Drug ?? "Drug";
        double[] days = [.. Enumerable.Range(0, (int)Wording.Months(run.EndDay) + 1).Select(month => Math.Round(month * Wording.DaysPerMonth)).Where(day => day <= series.Day[^1])];
        int highest = series.Median.IndexOf(series.Median.Max());
        return new()
        {
            Id = $"concentration-{series.Drug}",
            Title = name,
            Summary = $"{name} in plasma, mean of each day, median of virtual patients: highest {Wording.Number(series.Median[highest])} {series.Unit} "
                + $"at {Wording.When(series.Day[highest])}, {Wording.Number(series.Median[^1])} {series.Unit} at the end.",
            Spec = Spec(run, series),
            Table = new()
            {
                Caption = $"{name} in plasma, {When(series)}, {series.Unit}",
                Columns = ["Time", $"Median, {series.Unit}", "50% band", "90% band"],
                Rows =
                [
                    .. days.Select(day => RunReading.IndexAt(series, day)).Select(index => (ImmutableArray<string>)
                    [
                        Wording.When(series.Day[index]), Wording.Number(series.Median[index]),
                        Wording.Range(series.P25[index], series.P75[index]), Wording.Range(series.P5[index], series.P95[index]),
                    ]),
                ],
            },
        };
    }

    private static JsonObject Spec(RunReading run, TrajectorySeries series)
    {
        string colour = run.Rescue?.Drug == series.Drug ? VegaLite.With : "var(--biologic)";
        JsonArray rows = VegaLite.Rows(run.DaysToDraw(series, DaysDrawn).Select(index => VegaLite.Json(
            $$"""
            { "m": {{Wording.Months(series.Day[index])}}, "c": {{series.Median[index]}}, "c5": {{series.P5[index]}}, "c25": {{series.P25[index]}},
              "c75": {{series.P75[index]}}, "c95": {{series.P95[index]}} }
            """)));
        return VegaLite.Spec(170, VegaLite.Json(
            $$"""
            {
              "data": { "values": {{rows}} },
              "encoding": {
                "x": { "type": "quantitative", "field": "m", "scale": {{VegaLite.MonthScale(run.EndDay)}},
                  "axis": { "title": {{run.TimeTitle}}, "values": {{VegaLite.MonthTicks(run.EndDay)}}, "grid": false } },
                "y": { "type": "quantitative", "axis": { "title": {{series.Unit + ", " + When(series)}}, "tickCount": 5 } }
              },
              "layer": [
                { "mark": { "type": "area", "fill": {{colour}}, "fillOpacity": 0.15 }, "encoding": { "y": { "field": "c5" }, "y2": { "field": "c95" } } },
                { "mark": { "type": "area", "fill": {{colour}}, "fillOpacity": 0.3 }, "encoding": { "y": { "field": "c25" }, "y2": { "field": "c75" } } },
                { "mark": { "type": "line", "stroke": {{colour}}, "strokeWidth": 2.2 }, "encoding": { "y": { "field": "c" } } },
                { "params": [ { "name": "hover", "select": { "type": "point", "on": "pointerover", "nearest": true, "clear": "pointerout", "fields": ["m"] } } ],
                  "mark": { "type": "rule", "stroke": {{VegaLite.Quiet}} },
                  "encoding": {
                    "y": { "value": 0 }, "y2": { "value": "height" },
                    "opacity": { "condition": { "param": "hover", "empty": false, "value": 0.7 }, "value": 0 },
                    "tooltip": [
                      { "field": "m", "title": "month", "format": ".1f", "type": "quantitative" },
                      { "field": "c", "title": {{"median, " + series.Unit}}, "format": ".1f", "type": "quantitative" },
                      { "field": "c5", "title": "90% from", "format": ".1f", "type": "quantitative" },
                      { "field": "c95", "title": "to", "format": ".1f", "type": "quantitative" } ] } }
              ]
            }
            """));
    }

    // Antibodies hardly move within a day and are given at its beginning; a JAK inhibitor's mean over the day is what counts.
    private static string When(TrajectorySeries series) => series.Unit == "mg/L" ? "start of the day" : "mean of the day";
}
