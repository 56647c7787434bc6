using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Clearance.Consult;

namespace Clearance.Report.Specs;

/// <summary>The course in time: a bar per drug, and below, on a row each, what was reported in its own words.</summary>
internal static class TimelineFigure
{
    private const double BarPitch = 46;
    private const double LineHeight = 15;

    public static Figure Create(RunReading run) => new()
    {
        Id = "timeline",
        Title = "What was given and what was seen",
        Summary = "Timeline. " + string.Join(" ", run.Run.Course.DrugBars.Select(bar => $"{bar.Name}, {bar.DoseText}: {Span(bar)}."))
            + " Seen: " + string.Join("; ", run.Run.Course.Observations.Select(seen => $"{Wording.When(seen.Day)}, {Words(seen)}")) + ".",
        Spec = Spec(run),
        Table = Table(run),
    };

    public static string Span(DrugBar bar) =>
        bar.StopDay is { } stop ? $"{Wording.When(bar.StartDay)} to {Wording.When(stop)}" : $"from {Wording.When(bar.StartDay)} on";

    private static DataTable Table(RunReading run) => new()
    {
        Caption = "The course in order of time",
        Columns = ["Time", "What", "Details", "Source"],
        Rows =
        [
            .. run.Run.Course.DrugBars.Select(bar => (bar.StartDay, Cells: (ImmutableArray<string>)
                [Span(bar), bar.Name, bar.DoseText + (bar.Assumed ? $" (assumed: {bar.AssumedWhat})" : ""), bar.Source ?? ""]))
                .Concat(run.Run.Course.Observations.Select(seen => (seen.Day, Cells: (ImmutableArray<string>)
                    [Wording.When(seen.Day), Wording.Sentence(seen.When), Details(seen), seen.Source ?? ""])))
                .OrderBy(row => row.Item1)
                .Select(row => row.Cells),
        ],
    };

    private static string Details(CourseObservation seen) => string.Join("; ", new[] { Words(seen) }
        .Concat(seen.Scores.Where(score => score.Rule is not null).Select(score => $"read as {Score(score)} ({score.Rule})"))
        .Concat(seen.Sites.IsEmpty ? [] : ["sites: " + string.Join(", ", seen.Sites)]));

    /// <summary>The words of the source, or the scores where there are no words.</summary>
    private static string Words(CourseObservation seen) =>
        seen.Words ?? string.Join(", ", seen.Scores.Select(Score));

    private static string Score(ObservedScore score) =>
        $"{score.Scale}{(score.Region is { } region ? $" ({region.Words().ToLowerInvariant()})" : "")} "
        + (score.Low == score.High ? Wording.Number(score.Low) : Wording.Range(score.Low, score.High))
        + (score.Unit == "%" ? "%" : " " + score.Unit);

    private static JsonObject Spec(RunReading run)
    {
        ImmutableArray<DrugBar> bars = run.Run.Course.DrugBars;
        double barsEnd = bars.Length * BarPitch + 8;
        var seenRows = new List<JsonObject>();
        double y = barsEnd + 14;
        foreach (CourseObservation seen in run.Run.Course.Observations)
        {
            ImmutableArray<string> lines = Wrap($"{(seen.Day == 0 ? "Start" : "Month " + Wording.MonthText(seen.Day))}: {Words(seen)}", 30);
            bool left = seen.Day <= run.EndDay / 2;
            seenRows.Add(VegaLite.Json(
                $$"""
                { "m": {{Wording.Months(seen.Day)}}, "y": {{y}}, "top": 0, "left": {{left}},
                  "words": {{new JsonArray([.. lines.Select(line => (JsonNode)line)])}}, "when": {{seen.When}} }
                """));
            y += lines.Length * LineHeight + 8;
        }

        JsonArray barRows = VegaLite.Rows(bars.Select((bar, index) => VegaLite.Json(
            $$"""
            { "from": {{Wording.Months(bar.StartDay)}}, "to": {{Wording.Months(bar.StopDay ?? run.EndDay)}}, "zero": 0,
              "label": {{index * BarPitch + 14}}, "top": {{index * BarPitch + 22}}, "bottom": {{index * BarPitch + 36}},
              "middle": {{index * BarPitch + 29}}, "rescue": {{bar.IsRescue}}, "ongoing": {{bar.StopDay is null}},
              "text": {{bar.Name + ", " + bar.DoseText + (bar.Assumed ? " *" : "")}}, "name": {{bar.Name}}, "dose": {{bar.DoseText}}, "span": {{Span(bar)}} }
            """)));

        return VegaLite.Spec(y, VegaLite.Json(
            $$"""
            {
              "encoding": {
                "x": { "type": "quantitative", "scale": {{VegaLite.MonthScale(run.EndDay)}},
                  "axis": { "title": {{run.TimeTitle}}, "values": {{VegaLite.MonthTicks(run.EndDay)}}, "grid": false, "domain": true } },
                "y": { "type": "quantitative", "scale": { "domain": [0, {{y}}], "reverse": true, "nice": false }, "axis": null }
              },
              "layer": [
                { "data": { "values": {{VegaLite.Rows(seenRows)}} },
                  "mark": { "type": "rule", "stroke": {{VegaLite.Quiet}}, "strokeDash": [2, 3] },
                  "encoding": { "x": { "field": "m" }, "y": { "field": "top" }, "y2": { "field": "y" } } },
                { "data": { "values": {{barRows}} },
                  "mark": { "type": "rect", "cornerRadius": 3, "tooltip": true },
                  "encoding": {
                    "x": { "field": "from" }, "x2": { "field": "to" }, "y": { "field": "top" }, "y2": { "field": "bottom" },
                    "fill": { "condition": { "test": "datum.rescue", "value": {{VegaLite.With}} }, "value": "var(--bar)" },
                    "tooltip": [ { "field": "name", "title": "drug" }, { "field": "dose" }, { "field": "span", "title": "given" } ] } },
                { "data": { "values": {{barRows}} }, "transform": [ { "filter": "datum.ongoing" } ],
                  "mark": { "type": "text", "align": "right", "dx": -4, "text": "goes on \u25B8", "fill": "var(--on-bar)", "fontSize": 10.5 },
                  "encoding": { "x": { "field": "to" }, "y": { "field": "middle" } } },
                { "data": { "values": {{barRows}} },
                  "mark": { "type": "text", "align": "left", "fontWeight": 600, "stroke": {{VegaLite.Paper}}, "strokeWidth": 4, "strokeJoin": "round" },
                  "encoding": { "x": { "field": "zero" }, "y": { "field": "label" }, "text": { "field": "text" } } },
                { "data": { "values": {{barRows}} },
                  "mark": { "type": "text", "align": "left", "fontWeight": 600 },
                  "encoding": { "x": { "field": "zero" }, "y": { "field": "label" }, "text": { "field": "text" } } },
                { "data": { "values": {{VegaLite.Rows(seenRows.Select(row => row.DeepClone().AsObject()))}} },
                  "layer": [
                    { "mark": { "type": "point", "shape": "diamond", "filled": true, "fill": {{VegaLite.Ink}}, "opacity": 1, "size": 90, "clip": false },
                      "encoding": { "x": { "field": "m" }, "y": { "field": "y" } } },
                    { "transform": [ { "filter": "datum.left" } ],
                      "mark": { "type": "text", "align": "left", "dx": 10, "baseline": "line-top", "dy": -7, "lineHeight": {{LineHeight}} },
                      "encoding": { "x": { "field": "m" }, "y": { "field": "y" }, "text": { "field": "words" } } },
                    { "transform": [ { "filter": "!datum.left" } ],
                      "mark": { "type": "text", "align": "right", "dx": -10, "baseline": "line-top", "dy": -7, "lineHeight": {{LineHeight}} },
                      "encoding": { "x": { "field": "m" }, "y": { "field": "y" }, "text": { "field": "words" } } }
                  ] }
              ]
            }
            """));
    }

    private static ImmutableArray<string> Wrap(string text, int width)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        lines.Add(line);
        return lines.ToImmutable();
    }
}
