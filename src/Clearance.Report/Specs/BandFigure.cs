using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Clearance.Consult;

namespace Clearance.Report.Specs;

/// <summary>One quantity over time: median, 50% and 90% band with the rescue and without, and what was reported.</summary>
internal static class BandFigure
{
    /// <summary>Days drawn per figure: more than any screen resolves, few enough to keep the page small.</summary>
    private const int DaysDrawn = 190;

    /// <summary>EASI severity strata (Leshem 2015): clear to 1, mild to 7, moderate to 21, severe to 50; named at the middle of each on the root scale.</summary>
    private const string Strata = """
        { "data": { "values": [
            { "at": 0.25, "name": "clear" }, { "at": 3.3, "name": "mild" }, { "at": 13, "name": "moderate" }, { "at": 34, "name": "severe" }, { "at": 60.5, "name": "very severe" } ] },
          "mark": { "type": "text", "align": "left", "dx": 6, "fontSize": 11, "fill": "var(--quiet)" },
          "encoding": { "x": { "value": "width" }, "y": { "field": "at" }, "text": { "field": "name" } } }
        """;

    /// <summary>Null if the result holds no such series.</summary>
    public static Figure? Create(RunReading run, Quantity quantity, EasiRegion? region)
    {
        TrajectorySeries? with = run.Series(RescueOption.WithRescue, quantity, region);
        TrajectorySeries? without = run.Series(RescueOption.WithoutRescue, quantity, region);
        if (with is null || without is null)
        {
            return null;
        }

        ImmutableArray<ReportedPoint> reported = [.. run.Reported(quantity, region)];
        return new()
        {
            Id = Id(quantity, region),
            Title = Name(quantity, region),
            Summary = Summary(run, quantity, region, with, without, reported),
            Spec = Spec(run, quantity, region, with, without, reported),
            Table = Table(run, quantity, region, with, without),
        };
    }

    public static string Name(Quantity quantity, EasiRegion? region) => quantity switch
    {
        Quantity.Easi => "Whole body",
        Quantity.RegionalEasi => region!.Value.Words(),
        Quantity.PpNrs => "Worst itch (PP-NRS)",
        Quantity.Bsa => "Body surface involved",
        _ => throw new ArgumentOutOfRangeException(nameof(quantity)),
    };

    private static string Id(Quantity quantity, EasiRegion? region) => quantity switch
    {
        Quantity.RegionalEasi => "easi-" + region!.Value.Words().ToLowerInvariant().Replace(' ', '-'),
        _ => quantity.ToString().ToLowerInvariant(),
    };

    private static string AxisTitle(Quantity quantity) => quantity switch
    {
        Quantity.Easi => "EASI, points of 72",
        Quantity.RegionalEasi => "regional EASI, points of 72",
        Quantity.PpNrs => "points of 10",
        _ => "% of body surface",
    };

    private static string Summary(RunReading run, Quantity quantity, EasiRegion? region, TrajectorySeries with, TrajectorySeries without, ImmutableArray<ReportedPoint> reported)
    {
        string name = quantity is Quantity.Easi or Quantity.RegionalEasi ? $"EASI, {Name(quantity, region).ToLowerInvariant()}" : Name(quantity, region);
        IEnumerable<string> at = KeyDays(run).Select(day => $"{Wording.When(day)} {At(with, day)} with {run.RescueName} and {At(without, day)} without");
        string seen = reported.IsEmpty ? "" : " Reported: " + string.Join("; ", reported.Select(point => $"{Wording.When(point.Day)} {point.Words}")) + ".";
        return $"{name}, median of virtual patients in {with.Unit}: {string.Join("; ", at)}.{seen}";
    }

    private static string At(TrajectorySeries series, double day) => Wording.Number(series.Median[RunReading.IndexAt(series, day)]);

    private static IEnumerable<double> KeyDays(RunReading run) =>
        new[] { 0, run.Rescue?.StartDay, run.Rescue?.StopDay, run.EndDay }.OfType<double>().Where(day => day <= run.EndDay).Distinct();

    private static DataTable Table(RunReading run, Quantity quantity, EasiRegion? region, TrajectorySeries with, TrajectorySeries without)
    {
        IEnumerable<double> days = Enumerable.Range(0, (int)Wording.Months(run.EndDay) + 1).Select(month => Math.Round(month * Wording.DaysPerMonth))
            .Concat(KeyDays(run)).Where(day => day <= with.Day[^1]).Distinct().Order();
        return new()
        {
            Caption = $"{Name(quantity, region)}, {AxisTitle(quantity)}: median, middle half and 90% of virtual patients",
            Columns = ["Time", $"With {run.RescueName}: median", "50% band", "90% band", "Without: median", "50% band", "90% band"],
            Rows = [.. days.Select(day => (ImmutableArray<string>)[Wording.When(day), .. Cells(with, day), .. Cells(without, day)])],
        };
    }

    private static IEnumerable<string> Cells(TrajectorySeries series, double day)
    {
        int index = RunReading.IndexAt(series, day);
        return [Wording.Number(series.Median[index]), Wording.Range(series.P25[index], series.P75[index]), Wording.Range(series.P5[index], series.P95[index])];
    }

    private static JsonObject Spec(RunReading run, Quantity quantity, EasiRegion? region, TrajectorySeries with, TrajectorySeries without, ImmutableArray<ReportedPoint> reported)
    {
        bool easi = quantity is Quantity.Easi or Quantity.RegionalEasi;
        JsonObject scale = easi
            ? VegaLite.Json($$"""{ "type": "sqrt", "domain": [0, 72], "nice": false, "clamp": true }""")
            : VegaLite.Json($$"""{ "domain": [0, {{(quantity == Quantity.PpNrs ? 10.0 : 100.0)}}], "nice": false, "clamp": true }""");
        JsonObject axis = easi
            ? VegaLite.Json($$"""{ "title": {{AxisTitle(quantity)}}, "values": [0, 1, 7, 21, 50, 72], "grid": true }""")
            : VegaLite.Json($$"""{ "title": {{AxisTitle(quantity)}}, "tickCount": 5, "grid": true }""");

        // Before the rescue both options are one course: the second one starts where they part.
        double parting = run.Rescue?.StartDay ?? double.PositiveInfinity;
        JsonArray rows = VegaLite.Rows(run.DaysToDraw(with, DaysDrawn).Select(index => Row(with, without, index, with.Day[index] >= parting - 1)));
        JsonArray rescue = VegaLite.Rows(run.Rescue is { } bar
            ? [VegaLite.Json($$"""{ "from": {{Wording.Months(bar.StartDay)}}, "to": {{Wording.Months(bar.StopDay ?? run.EndDay)}}, "name": {{run.RescueName}} }""")]
            : []);
        JsonArray points = VegaLite.Rows(reported.Select(point => VegaLite.Json(
            $$"""
            { "m": {{Wording.Months(point.Day)}}, "low": {{point.Low}}, "high": {{point.High}}, "words": {{"\u201C" + point.Words + "\u201D"}},
              "left": {{point.Day < run.EndDay / 4}}, "rule": {{point.Rule ?? "score as given"}} }
            """)));

        var layers = new JsonArray(
            VegaLite.Json(
                $$"""
                { "data": { "values": {{rescue}} },
                  "layer": [
                    { "mark": { "type": "rect", "fill": {{VegaLite.RescueTint}} }, "encoding": { "x": { "field": "from" }, "x2": { "field": "to" } } },
                    { "mark": { "type": "text", "baseline": "top", "fill": {{VegaLite.With}}, "fontSize": 11, "fontWeight": 600 },
                      "transform": [ { "calculate": "(datum.from + datum.to) / 2", "as": "middle" } ],
                      "encoding": { "x": { "field": "middle" }, "y": { "value": 4 }, "text": { "field": "name" } } } ] }
                """),
            // Filled bands with, drawn lines without: two fills over each other would mix to a third colour.
            Band("w5", "w95", 0.13),
            Band("w25", "w75", 0.28),
            Line("o5", VegaLite.Without, 1.2, "[1, 3]"),
            Line("o95", VegaLite.Without, 1.2, "[1, 3]"),
            Line("o25", VegaLite.Without, 1.2, "[4, 3]"),
            Line("o75", VegaLite.Without, 1.2, "[4, 3]"),
            Line("w", VegaLite.With, 2.4, "[1, 0]"),
            Line("o", VegaLite.Without, 2.4, "[7, 4]"),
            Hover(run),
            VegaLite.Json(
                $$"""
                { "data": { "values": {{points}} },
                  "layer": [
                    { "mark": { "type": "rule", "stroke": {{VegaLite.Ink}}, "strokeWidth": 3 }, "encoding": { "x": { "field": "m" }, "y": { "field": "low" }, "y2": { "field": "high" } } },
                    { "mark": { "type": "point", "shape": "diamond", "filled": true, "fill": {{VegaLite.Ink}}, "opacity": 1, "size": 80, "tooltip": true },
                      "encoding": { "x": { "field": "m" }, "y": { "field": "high" },
                        "tooltip": [ { "field": "words", "title": "reported" }, { "field": "rule", "title": "read as" } ] } },
                    {{Words(true)}}, {{Words(false)}}
                  ] }
                """));
        if (easi)
        {
            layers.Add(JsonNode.Parse(Strata));
        }

        return VegaLite.Spec(region is null ? 250 : 210, VegaLite.Json(
            $$"""
            {
              "data": { "values": {{rows}} },
              "encoding": {
                "x": { "type": "quantitative", "scale": {{VegaLite.MonthScale(run.EndDay)}},
                  "axis": { "title": {{run.TimeTitle}}, "values": {{VegaLite.MonthTicks(run.EndDay)}}, "grid": false } },
                "y": { "type": "quantitative", "scale": {{scale}}, "axis": {{axis}} }
              },
              "layer": {{layers}}
            }
            """));
    }

    private static JsonObject Row(TrajectorySeries with, TrajectorySeries without, int index, bool parted)
    {
        JsonObject row = VegaLite.Json(
            $$"""
            { "m": {{Wording.Months(with.Day[index])}}, "w": {{with.Median[index]}}, "w5": {{with.P5[index]}}, "w25": {{with.P25[index]}},
              "w75": {{with.P75[index]}}, "w95": {{with.P95[index]}} }
            """);
        foreach ((string key, double value) in parted
            ? new[] { ("o", without.Median[index]), ("o5", without.P5[index]), ("o25", without.P25[index]), ("o75", without.P75[index]), ("o95", without.P95[index]) }
            : [])
        {
            row[key] = SixSignificantDigits.Round(value);
        }

        return row;
    }

    private static JsonObject Band(string low, string high, double opacity) => VegaLite.Json(
        $$"""
        { "mark": { "type": "area", "fill": {{VegaLite.With}}, "fillOpacity": {{opacity}} },
          "encoding": { "x": { "field": "m" }, "y": { "field": {{low}} }, "y2": { "field": {{high}} } } }
        """);

    private static JsonObject Line(string field, string colour, double width, string dash) => VegaLite.Json(
        $$"""
        { "transform": [ { "filter": { "field": {{field}}, "valid": true } } ],
          "mark": { "type": "line", "stroke": {{colour}}, "strokeWidth": {{width}}, "strokeDash": {{JsonNode.Parse(dash)!}} },
          "encoding": { "x": { "field": "m" }, "y": { "field": {{field}} } } }
        """);

    /// <summary>A hairline that follows the pointer and names the numbers of its day.</summary>
    private static JsonObject Hover(RunReading run) => VegaLite.Json(
        $$"""
        { "params": [ { "name": "hover", "select": { "type": "point", "on": "pointerover", "nearest": true, "clear": "pointerout", "fields": ["m"] } } ],
          "mark": { "type": "rule", "stroke": {{VegaLite.Quiet}} },
          "encoding": {
            "x": { "field": "m" }, "y": { "value": 0 }, "y2": { "value": "height" },
            "opacity": { "condition": { "param": "hover", "empty": false, "value": 0.7 }, "value": 0 },
            "tooltip": [
              { "field": "m", "title": "month", "format": ".1f", "type": "quantitative" },
              { "field": "w", "title": {{"with " + run.RescueName}}, "format": ".1f", "type": "quantitative" },
              { "field": "w5", "title": "90% from", "format": ".1f", "type": "quantitative" },
              { "field": "w95", "title": "to", "format": ".1f", "type": "quantitative" },
              { "field": "o", "title": "without", "format": ".1f", "type": "quantitative" },
              { "field": "o5", "title": "90% from ", "format": ".1f", "type": "quantitative" },
              { "field": "o95", "title": "to ", "format": ".1f", "type": "quantitative" } ] } }
        """);

    /// <summary>The words beside a marker.</summary>
    private static JsonObject Words(bool left) => VegaLite.Json(
        $$"""
        { "transform": [ { "filter": {{(left ? "datum.left" : "!datum.left")}} } ],
          "mark": { "type": "text", "fontWeight": 600, "align": {{(left ? "left" : "right")}}, "dx": {{(left ? 9.0 : -9.0)}},
            "stroke": {{VegaLite.Paper}}, "strokeWidth": 4, "strokeJoin": "round" },
          "encoding": { "x": { "field": "m" }, "y": { "field": "high" }, "text": { "field": "words" } } }
        """);
}
