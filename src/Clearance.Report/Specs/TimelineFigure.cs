using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Clearance.Consult;

namespace Clearance.Report.Specs;

/// <summary>The course in time: a bar per drug, and below, on a row each, what was reported in its own words.</summary>
internal static class TimelineFigure
{
    private const double LineHeight = 15;

    /// <summary>Letters per line that still fit a narrow phone: beside a bar, and beside a moment.</summary>
    private const int BarLine = 36;
    private const int MomentLine = 24;

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
        double first = run.Run.Course.DrugBars.Select(bar => bar.StartDay).Concat(run.Run.Course.Observations.Select(seen => seen.Day)).Append(0).Min();
        double y = 14;
        var barRows = new List<JsonObject>();
        foreach (DrugBar bar in run.Run.Course.DrugBars)
        {
            ImmutableArray<string> lines = Wrap($"{bar.Name}, {bar.DoseText}{(bar.Assumed ? " *" : "")}", BarLine);
            double top = y + ((lines.Length - 1) * LineHeight) + 8;
            barRows.Add(VegaLite.Json(
                $$"""
                { "from": {{Wording.Months(bar.StartDay)}}, "to": {{Wording.Months(bar.StopDay ?? run.EndDay)}}, "zero": {{Wording.Months(first)}},
                  "label": {{y}}, "top": {{top}}, "bottom": {{top + 14}}, "middle": {{top + 7}}, "rescue": {{bar.IsRescue}}, "ongoing": {{bar.StopDay is null}},
                  "text": {{Lines(lines)}}, "name": {{bar.Name}}, "dose": {{bar.DoseText}}, "span": {{Span(bar)}} }
                """));
            y = top + 36;
        }

        var seenRows = new List<JsonObject>();
        foreach (CourseObservation seen in run.Run.Course.Observations)
        {
            ImmutableArray<string> lines = Wrap($"{(seen.Day == 0 ? "Start" : "Month " + Wording.MonthText(seen.Day))}: {Words(seen)}", MomentLine);
            seenRows.Add(VegaLite.Json(
                $$"""
                { "m": {{Wording.Months(seen.Day)}}, "y": {{y}}, "top": 0, "left": {{seen.Day - first <= (run.EndDay - first) / 2}}, "words": {{Lines(lines)}}, "when": {{seen.When}} }
                """));
            y += (lines.Length * LineHeight) + 8;
        }

        return VegaLite.Spec(y, VegaLite.Json(
            $$"""
            {
              "encoding": {
                "x": { "type": "quantitative", "scale": {{VegaLite.MonthScale(run.EndDay, first)}},
                  "axis": { "title": {{run.TimeTitle}}, "values": {{VegaLite.MonthTicks(run.EndDay)}}, "grid": false, "domain": true } },
                "y": { "type": "quantitative", "scale": { "domain": [0, {{y}}], "reverse": true, "nice": false }, "axis": null }
              },
              "layer": [
                { "data": { "values": {{VegaLite.Rows(seenRows)}} },
                  "mark": { "type": "rule", "stroke": {{VegaLite.Quiet}}, "strokeDash": [2, 3] },
                  "encoding": { "x": { "field": "m" }, "y": { "field": "top" }, "y2": { "field": "y" } } },
                { "data": { "values": {{VegaLite.Rows(barRows)}} },
                  "mark": { "type": "rect", "cornerRadius": 3, "tooltip": true },
                  "encoding": {
                    "x": { "field": "from" }, "x2": { "field": "to" }, "y": { "field": "top" }, "y2": { "field": "bottom" },
                    "fill": { "condition": { "test": "datum.rescue", "value": {{VegaLite.With}} }, "value": "var(--bar)" },
                    "tooltip": [ { "field": "name", "title": "drug" }, { "field": "dose" }, { "field": "span", "title": "given" } ] } },
                { "data": { "values": {{VegaLite.Rows(barRows)}} }, "transform": [ { "filter": "datum.ongoing" } ],
                  "mark": { "type": "text", "align": "right", "dx": -4, "text": "goes on \u25B8", "fill": "var(--on-bar)", "fontSize": 10.5 },
                  "encoding": { "x": { "field": "to" }, "y": { "field": "middle" } } },
                { "data": { "values": {{VegaLite.Rows(barRows)}} },
                  "mark": { "type": "text", "align": "left", "fontWeight": 600, "lineHeight": {{LineHeight}}, "stroke": {{VegaLite.Paper}}, "strokeWidth": 4, "strokeJoin": "round" },
                  "encoding": { "x": { "field": "zero" }, "y": { "field": "label" }, "text": { "field": "text" } } },
                { "data": { "values": {{VegaLite.Rows(seenRows)}} },
                  "layer": [
                    { "mark": { "type": "point", "shape": "diamond", "filled": true, "fill": {{VegaLite.Ink}}, "opacity": 1, "size": 90, "clip": false },
                      "encoding": { "x": { "field": "m" }, "y": { "field": "y" } } },
                    { "transform": [ { "filter": "datum.left" } ],
                      "mark": { "type": "text", "align": "left", "dx": 10, "baseline": "line-top", "dy": -7, "lineHeight": {{LineHeight}},
                        "stroke": {{VegaLite.Paper}}, "strokeWidth": 4, "strokeJoin": "round" },
                      "encoding": { "x": { "field": "m" }, "y": { "field": "y" }, "text": { "field": "words" } } },
                    { "transform": [ { "filter": "!datum.left" } ],
                      "mark": { "type": "text", "align": "right", "dx": -10, "baseline": "line-top", "dy": -7, "lineHeight": {{LineHeight}},
                        "stroke": {{VegaLite.Paper}}, "strokeWidth": 4, "strokeJoin": "round" },
                      "encoding": { "x": { "field": "m" }, "y": { "field": "y" }, "text": { "field": "words" } } }
                  ] }
              ]
            }
            """));
    }

    private static JsonArray Lines(ImmutableArray<string> lines) => new([.. lines.Select(line => (JsonNode)line)]);

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
