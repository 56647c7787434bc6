using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Clearance.Consult;
using Clearance.Report.Specs;

namespace Clearance.Report.Forecast;

/// <summary>The figures of a forecast.</summary>
internal static class ForecastFigures
{
    private const double WeeksPerMonth = Wording.DaysPerMonth / 7.0;
    private const int Week = 16;

    /// <summary>The course of EASI under one option.</summary>
    public static Figure Course(ForecastResult result, ForecastOptionResult option, int index)
    {
        ForecastOptionResult stay = result.Options[0];
        JsonArray rows = VegaLite.Rows(option.ByWeek.Where(w => w.Week % 2 == 0 || w.Week <= 8).Select(w => VegaLite.Json(
            $$"""
            { "m": {{w.Week / WeeksPerMonth}}, "p5": {{w.Easi.P5}}, "p25": {{w.Easi.P25}}, "p50": {{w.Easi.P50}}, "p75": {{w.Easi.P75}}, "p95": {{w.Easi.P95}}, "stay": {{stay.ByWeek[w.Week - 1].Easi.P50}} }
            """)));
        double end = option.ByWeek.Length / WeeksPerMonth;
        bool hasLater = HasLater(result, option, index);
        ImmutableArray<ObservedRange> seen = [.. result.Observed.Where(o => (!o.IsLater || hasLater) && o.Scale == "easi" && Month(result, o.Day) >= -12.0 && Month(result, o.Day) <= end)];
        double begin = Math.Min(-0.5, seen.Select(o => Month(result, o.Day)).DefaultIfEmpty(0.0).Min() - 0.5);
        JsonArray points = VegaLite.Rows(seen.Select(o => VegaLite.Json(
            $$"""{ "m": {{Month(result, o.Day)}}, "low": {{o.Low}}, "high": {{o.High}}, "words": {{o.Text}}, "fill": {{(o.IsLater ? VegaLite.Paper : VegaLite.Ink)}} }""")));
        string[] drawn = index == 0 ? [] : ["stay"];
        return new Figure
        {
            Id = $"course-{option.Id}",
            Title = $"{ForecastSections.Letter(index)}. {option.Name}",
            Summary = $"EASI under option {ForecastSections.Letter(index)}: median {Wording.Number(At(option, Week).Easi.P50)} in week {Math.Min(Week, option.ByWeek.Length)}, 90% from {Wording.Range(At(option, Week).Easi.P5, At(option, Week).Easi.P95)}; at the end {Wording.Number(option.ByWeek[^1].Easi.P50)}.",
            Table = new DataTable
            {
                Caption = $"EASI under {option.Name}",
                Columns = ["Week", "Median", "Middle half", "90%", "Controlled, of 100"],
                Rows = [.. option.ByWeek.Where(w => w.Week % 8 == 0).Select(w => (ImmutableArray<string>)[w.Week.ToString(CultureInfo.InvariantCulture), Wording.Number(w.Easi.P50), Wording.Range(w.Easi.P25, w.Easi.P75), Wording.Range(w.Easi.P5, w.Easi.P95), ForecastSections.Of100(w.Controlled)])],
            },
            Spec = VegaLite.Spec(170, VegaLite.Json(
                $$"""
                {
                  "data": { "values": {{rows}} },
                  "encoding": {
                    "x": { "type": "quantitative", "scale": { "domain": [{{begin}}, {{end}}], "nice": false }, "axis": { "title": "months from now", "tickCount": 8, "grid": false } },
                    "y": { "type": "quantitative", "scale": { "type": "sqrt", "domain": [0, 72], "nice": false, "clamp": true }, "axis": { "title": "EASI", "values": [0, 1, 7, 21, 50, 72], "grid": true } }
                  },
                  "layer": [
                    {{Band("p5", "p95", 0.16)}}, {{Band("p25", "p75", 0.3)}},
                    { "mark": { "type": "line", "stroke": {{VegaLite.With}}, "strokeWidth": 2.2 }, "encoding": { "x": { "field": "m" }, "y": { "field": "p50" } } },
                    {{(drawn.Length == 0 ? Nothing : VegaLite.Json($$"""{ "mark": { "type": "line", "stroke": {{VegaLite.Without}}, "strokeWidth": 1.8, "strokeDash": [6, 4] }, "encoding": { "x": { "field": "m" }, "y": { "field": "stay" } } }"""))}},
                    { "data": { "values": [ { "m": 0 } ] }, "mark": { "type": "rule", "stroke": {{VegaLite.Quiet}} }, "encoding": { "x": { "field": "m" }, "y": { "value": 0 }, "y2": { "value": "height" } } },
                    { "data": { "values": {{points}} }, "layer": [
                      { "mark": { "type": "bar", "width": 5, "stroke": {{VegaLite.Ink}}, "strokeWidth": 1.4, "tooltip": true }, "transform": [ { "filter": "datum.low < datum.high" } ],
                        "encoding": { "x": { "field": "m" }, "y": { "field": "low" }, "y2": { "field": "high" }, "fill": { "field": "fill", "scale": null, "type": "nominal" }, "tooltip": [ { "field": "words", "title": "seen" } ] } },
                      { "transform": [ { "filter": "datum.low == datum.high" } ], "mark": { "type": "point", "shape": "diamond", "filled": true, "stroke": {{VegaLite.Ink}}, "opacity": 1, "size": 60, "tooltip": true },
                        "encoding": { "x": { "field": "m" }, "y": { "field": "high" }, "fill": { "field": "fill", "scale": null, "type": "nominal" }, "tooltip": [ { "field": "words", "title": "seen" } ] } } ] }
                  ]
                }
                """)),
        };
    }

    /// <summary>Clear and controlled for every option, with staying as a line.</summary>
    public static Figure Dots(ForecastResult result, int week)
    {
        IEnumerable<JsonObject> Rows() => result.Options.SelectMany((o, i) => new[] { ("clear", o.ByWeek[week - 1].Clear), ("controlled", o.ByWeek[week - 1].Controlled) }.Select(x => VegaLite.Json(
            $$"""{ "option": {{$"{ForecastSections.Letter(i)}. {o.Name}"}}, "what": {{x.Item1}}, "p": {{100.0 * x.Item2.P}}, "low": {{100.0 * x.Item2.Low}}, "high": {{100.0 * x.Item2.High}} }""")));
        WeekResult stay = result.Options[0].ByWeek[week - 1];
        return new Figure
        {
            Id = "dots",
            Title = $"Clear and controlled in week {week}",
            Summary = string.Join("; ", result.Options.Select((o, i) => $"{ForecastSections.Letter(i)} clear {ForecastSections.Of100(o.ByWeek[week - 1].Clear)}, controlled {ForecastSections.Of100(o.ByWeek[week - 1].Controlled)}")) + " of 100.",
            Table = new DataTable
            {
                Caption = $"Week {week}, of 100",
                Columns = ["Option", "Clear", "Controlled"],
                Rows = [.. result.Options.Select((o, i) => (ImmutableArray<string>)[$"{ForecastSections.Letter(i)}. {o.Name}", ForecastSections.Of100(o.ByWeek[week - 1].Clear), ForecastSections.Of100(o.ByWeek[week - 1].Controlled)])],
            },
            Spec = VegaLite.Spec((28.0 * result.Options.Length) + 10.0, VegaLite.Json(
                $$"""
                { "data": { "values": {{VegaLite.Rows(Rows())}} },
                  "encoding": {
                    "y": { "field": "option", "type": "nominal", "sort": null, "axis": { "title": null, "domain": false, "ticks": false, "labelLimit": 330 } },
                    "yOffset": { "field": "what", "type": "nominal", "sort": ["controlled", "clear"] },
                    "color": { "field": "what", "type": "nominal", "scale": { "domain": ["controlled", "clear"], "range": [{{VegaLite.With}}, {{VegaLite.Without}}] }, "legend": { "title": null, "orient": "top", "labelColor": {{VegaLite.Ink}} } } },
                  "layer": [
                    { "data": { "values": [ { "x": {{100.0 * stay.Controlled.P}}, "what": "controlled" }, { "x": {{100.0 * stay.Clear.P}}, "what": "clear" } ] },
                      "mark": { "type": "rule", "strokeDash": [3, 4], "opacity": 0.7 },
                      "encoding": { "x": { "field": "x", "type": "quantitative" }, "y": { "value": 0 }, "y2": { "value": "height" }, "yOffset": { "value": 0 } } },
                    { "mark": { "type": "rule", "strokeWidth": 3, "opacity": 0.45, "strokeCap": "round" },
                      "encoding": { "x": { "field": "low", "type": "quantitative", "scale": { "domain": [0, 100], "nice": false }, "axis": { "title": "of 100 virtual patients; dashed: staying", "tickCount": 5 } }, "x2": { "field": "high" } } },
                    { "mark": { "type": "point", "filled": true, "size": 70, "opacity": 1, "tooltip": true },
                      "encoding": { "x": { "field": "p", "type": "quantitative" },
                        "shape": { "field": "what", "type": "nominal", "legend": null, "scale": { "domain": ["controlled", "clear"], "range": ["circle", "diamond"] } },
                        "tooltip": [ { "field": "option", "title": "option" }, { "field": "what", "title": "reaches" }, { "field": "p", "title": "of 100", "format": ".0f" }, { "field": "low", "title": "90% from", "format": ".0f" }, { "field": "high", "title": "to", "format": ".0f" } ] } }
                  ] }
                """)),
        };
    }

    /// <summary>Chance of controlled disease over time, all options.</summary>
    public static Figure Probability(ForecastResult result)
    {
        int week = Math.Min(Week, result.Options[0].ByWeek.Length);
        ImmutableArray<string> leading = [.. result.Options.Skip(1).OrderByDescending(o => o.ByWeek[week - 1].Controlled.P).Take(2).Select(o => o.Id)];
        string Colour(ForecastOptionResult o, int i) => i == 0 ? VegaLite.Ink : leading.Contains(o.Id) ? VegaLite.With : VegaLite.Quiet;
        double Width(ForecastOptionResult o, int i) => i == 0 || leading.Contains(o.Id) ? 2.4 : 1.0;
        JsonArray layers = new([.. result.Options.Select((o, i) => (JsonNode)VegaLite.Json(
            $$"""
            { "data": { "values": {{VegaLite.Rows(o.ByWeek.Where(w => w.Week % 2 == 0).Select(w => VegaLite.Json($$"""{ "w": {{(double)w.Week}}, "p": {{100.0 * w.Controlled.P}}, "name": {{$"{ForecastSections.Letter(i)}. {o.Name}"}} }""")))}} },
              "mark": { "type": "line", "stroke": {{Colour(o, i)}}, "strokeWidth": {{Width(o, i)}}, "strokeDash": {{JsonNode.Parse(i == 0 ? "[6,4]" : "[1,0]")!}}, "tooltip": true },
              "encoding": { "x": { "field": "w" }, "y": { "field": "p" }, "tooltip": [ { "field": "name", "title": "option" }, { "field": "w", "title": "week" }, { "field": "p", "title": "of 100", "format": ".0f" } ] } }
            """))]);
        layers.Add(VegaLite.Json(
            $$"""
            { "data": { "values": {{VegaLite.Rows(Labels(result, week))}} },
              "mark": { "type": "text", "align": "center", "dy": -8, "fontSize": 11, "fontWeight": 600, "fill": {{VegaLite.Ink}}, "stroke": {{VegaLite.Paper}}, "strokeWidth": 3, "strokeJoin": "round" },
              "encoding": { "x": { "field": "w" }, "y": { "field": "p" }, "text": { "field": "letter" } } }
            """));
        return new Figure
        {
            Id = "probability",
            Title = "Chance of controlled disease over time",
            Summary = $"Chance of EASI at most 7 and itch at most 4, of 100: " + string.Join("; ", result.Options.Select((o, i) => $"{ForecastSections.Letter(i)} {100.0 * o.ByWeek[week - 1].Controlled.P:0} in week {week}")) + ".",
            Table = new DataTable
            {
                Caption = "Controlled, of 100",
                Columns = ["Week", .. result.Options.Select((_, i) => ForecastSections.Letter(i))],
                Rows = [.. result.Options[0].ByWeek.Where(w => w.Week % 8 == 0 || w.Week == 4).Select(w => (ImmutableArray<string>)[w.Week.ToString(CultureInfo.InvariantCulture), .. result.Options.Select(o => $"{100.0 * o.ByWeek[w.Week - 1].Controlled.P:0}")])],
            },
            Spec = VegaLite.Spec(260, VegaLite.Json(
                $$"""
                { "encoding": {
                    "x": { "type": "quantitative", "scale": { "domain": [0, {{(double)result.Options[0].ByWeek.Length}}], "nice": false }, "axis": { "title": "weeks from now", "grid": false } },
                    "y": { "type": "quantitative", "scale": { "domain": [0, 100], "nice": false }, "axis": { "title": "controlled, of 100 virtual patients", "tickCount": 5, "grid": true } } },
                  "layer": {{layers}} }
                """)),
        };
    }

    /// <summary>Benefit against risk.</summary>
    public static Figure Plane(ForecastResult result)
    {
        int week = Math.Min(Week, result.Options[0].ByWeek.Length);
        var rows = result.Options.Select((o, i) =>
        {
            ContrastResult? c = o.Contrast.FirstOrDefault(x => x.Week == week && x.Endpoint == "controlled");
            double risk = o.Risk.Where(r => r.Event is "serious_infection" or "herpes_zoster").Sum(r => r.FromDrug.Median);
            return (Letter: ForecastSections.Letter(i), o.Name, Risk: risk, Gain: c?.Difference ?? new Probability { P = 0, Low = 0, High = 0 }, o.Gate.Blocks);
        }).ToList();
        JsonArray values = VegaLite.Rows(rows.Select(r => VegaLite.Json(
            $$"""{ "letter": {{r.Letter}}, "name": {{r.Name}}, "x": {{r.Risk}}, "y": {{100.0 * r.Gain.P}}, "low": {{100.0 * r.Gain.Low}}, "high": {{100.0 * r.Gain.High}}, "fill": {{(r.Blocks ? VegaLite.Paper : VegaLite.With)}} }""")));
        return new Figure
        {
            Id = "plane",
            Title = "Benefit against risk",
            Summary = string.Join("; ", rows.Select(r => $"{r.Letter}: {100.0 * r.Gain.P:0} more controlled of 100, {r.Risk:0.00} infections due to the drug a year of 100{(r.Blocks ? ", blocked" : "")}")) + ".",
            Table = new DataTable
            {
                Caption = $"Benefit in week {week} and risk in a year, of 100",
                Columns = ["Option", "More controlled than by staying", "Serious infections and zoster due to the drug", "Gate"],
                Rows = [.. rows.Select(r => (ImmutableArray<string>)[$"{r.Letter}. {r.Name}", ForecastSections.Of100(r.Gain), r.Risk.ToString("0.00", CultureInfo.InvariantCulture), r.Blocks ? "blocked" : "passes"])],
            },
            Spec = VegaLite.Spec(300, VegaLite.Json(
                $$"""
                { "data": { "values": {{values}} },
                  "encoding": {
                    "x": { "field": "x", "type": "quantitative", "axis": { "title": "serious infections and zoster due to JAK inhibitors in a year, of 100", "grid": true } },
                    "y": { "type": "quantitative", "axis": { "title": "more controlled than by staying, of 100", "grid": true } } },
                  "layer": [
                    { "mark": { "type": "rule", "stroke": {{VegaLite.Quiet}}, "strokeWidth": 1.2, "opacity": 0.7 }, "encoding": { "y": { "field": "low" }, "y2": { "field": "high" } } },
                    { "mark": { "type": "point", "filled": true, "size": 90, "stroke": {{VegaLite.With}}, "strokeWidth": 1.6, "opacity": 1, "tooltip": true },
                      "encoding": { "y": { "field": "y" }, "fill": { "field": "fill", "scale": null, "type": "nominal" },
                        "tooltip": [ { "field": "name", "title": "option" }, { "field": "y", "title": "more controlled, of 100", "format": ".0f" }, { "field": "x", "title": "infections due to the drug, of 100 a year", "format": ".2f" } ] } },
                    { "mark": { "type": "text", "dx": 11, "align": "left", "fontWeight": 600, "stroke": {{VegaLite.Paper}}, "strokeWidth": 3, "strokeJoin": "round" }, "encoding": { "y": { "field": "y" }, "text": { "field": "letter" } } }
                  ] }
                """)),
        };
    }

    private static JsonObject Nothing => VegaLite.Json($$"""{ "data": { "values": [] }, "mark": "point" }""");

    private static WeekResult At(ForecastOptionResult option, int week) => option.ByWeek[Math.Min(week, option.ByWeek.Length) - 1];

    // What came later belongs to what was in fact done: the options that add a drug begun since, or staying when none was.
    private static bool HasLater(ForecastResult result, ForecastOptionResult option, int index) => result.Retrospect is not { Begun: { IsEmpty: false } begun }
        ? index == 0
        : option is { Kind: "add" or "written", Begins.IsEmpty: false } && option.Begins.All(begun.Contains);

    private static double Month(ForecastResult result, double day) => (day - result.Now) / Wording.DaysPerMonth;

    private static JsonObject Band(string low, string high, double opacity) => VegaLite.Json(
        $$"""{ "mark": { "type": "area", "fill": {{VegaLite.With}}, "fillOpacity": {{opacity}} }, "encoding": { "x": { "field": "m" }, "y": { "field": {{low}} }, "y2": { "field": {{high}} } } }""");

    // Letters stand apart from each other along their lines.
    private static IEnumerable<JsonObject> Labels(ForecastResult result, int week)
    {
        int count = result.Options.Length;
        for (int i = 0; i < count; i++)
        {
            int at = Math.Clamp(2 * (int)Math.Round(week * (0.35 + (1.2 * i / Math.Max(1, count - 1))) / 2.0), 2, result.Options[i].ByWeek.Length);
            yield return VegaLite.Json($$"""{ "w": {{(double)at}}, "p": {{100.0 * result.Options[i].ByWeek[at - 1].Controlled.P}}, "letter": {{ForecastSections.Letter(i)}} }""");
        }
    }
}
