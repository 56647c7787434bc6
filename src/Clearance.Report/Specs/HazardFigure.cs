using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Clearance.Consult;

namespace Clearance.Report.Specs;

/// <summary>Hazards of the modelled events with and without the rescue: a dot with its 90% interval on a logarithmic scale.</summary>
internal static class HazardFigure
{
    private const double Pitch = 66;

    /// <summary>Null if no hazard was computed.</summary>
    public static Figure? Create(RunReading run)
    {
        ImmutableArray<RiskContrast> risks = run.Run.Risk;
        if (risks.IsEmpty)
        {
            return null;
        }

        return new()
        {
            Id = "hazards",
            Title = "Predicted infections with and without " + run.RescueName,
            Summary = $"Hazards {risks[0].Unit}. " + string.Join("; ", risks.Select(risk =>
                $"{risk.Name}: {Wording.WithInterval(risk.WithRescue)} with {run.RescueName}, {Wording.WithInterval(risk.WithoutRescue)} without, ratio {Wording.WithInterval(risk.Ratio)}")) + (risks.Any(risk => risk.Interaction is not null) ? ". Interaction unknown." : "."),
            Spec = Spec(risks),
            Table = new()
            {
                Caption = $"Predicted hazard {risks[0].Unit}, median (90% interval)",
                Columns = ["Event", "Period", $"With {run.RescueName}", "Without", "Ratio", "Due to the drug", "Interaction", "What the interval holds", "Source"],
                Rows =
                [
                    .. risks.Select(risk => (ImmutableArray<string>)
                    [
                        risk.Name, risk.Period, Wording.WithInterval(risk.WithRescue), Wording.WithInterval(risk.WithoutRescue), Wording.WithInterval(risk.Ratio),
                        risk.DrugAttributable is { } part ? Wording.WithInterval(part) : "not computed", risk.Interaction is { } interaction ? $"interaction {interaction}" : "none", risk.Note,
                        $"{risk.Source} ({risk.Status.Words()})",
                    ]),
                ],
            },
        };
    }

    private static JsonObject Spec(ImmutableArray<RiskContrast> risks)
    {
        double floor = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(0.01, risks.Min(risk => Math.Min(risk.WithRescue.Low, risk.WithoutRescue.Low))))));
        double ceiling = risks.Max(risk => Math.Max(risk.WithRescue.High, risk.WithoutRescue.High)) * 1.1;
        JsonArray rows = VegaLite.Rows(risks.SelectMany((risk, index) => new[]
        {
            Row("with", risk.WithRescue, index * Pitch + 32, floor),
            Row("without", risk.WithoutRescue, index * Pitch + 48, floor),
        }));
        JsonArray names = VegaLite.Rows(risks.Select((risk, index) => VegaLite.Json(
            $$"""{ "y": {{index * Pitch + 14}}, "floor": {{floor}}, "text": {{$"{risk.Name}: \u00D7 {Wording.WithInterval(risk.Ratio)}"}} }""")));
        double height = risks.Length * Pitch + 4;
        return VegaLite.Spec(height, VegaLite.Json(
            $$"""
            {
              "encoding": {
                "x": { "type": "quantitative", "scale": { "type": "log", "domain": [{{floor}}, {{ceiling}}], "nice": false },
                  "axis": { "title": {{risks[0].Unit + " (logarithmic scale)"}}, "values": [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100], "format": "~g", "grid": true, "labelOverlap": true } },
                "y": { "type": "quantitative", "scale": { "domain": [0, {{height}}], "reverse": true, "nice": false }, "axis": null },
                "color": { "field": "option", "type": "nominal", "legend": null,
                  "scale": { "domain": ["with", "without"], "range": [{{VegaLite.With}}, {{VegaLite.Without}}] } }
              },
              "layer": [
                { "data": { "values": {{rows}} }, "mark": { "type": "rule", "strokeWidth": 4, "opacity": 0.5, "strokeCap": "round" },
                  "encoding": { "x": { "field": "low" }, "x2": { "field": "high" }, "y": { "field": "y" } } },
                { "data": { "values": {{rows}} }, "mark": { "type": "point", "filled": true, "size": 120, "opacity": 1, "tooltip": true },
                  "encoding": { "x": { "field": "median" }, "y": { "field": "y" },
                    "shape": { "field": "option", "type": "nominal", "legend": null, "scale": { "domain": ["with", "without"], "range": ["circle", "diamond"] } },
                    "tooltip": [ { "field": "option" }, { "field": "median", "format": ".2f" }, { "field": "low", "title": "90% from", "format": ".2f" }, { "field": "high", "title": "to", "format": ".2f" } ] } },
                { "data": { "values": {{names}} },
                  "mark": { "type": "text", "align": "left", "fontWeight": 600, "fill": {{VegaLite.Ink}}, "stroke": {{VegaLite.Paper}}, "strokeWidth": 4, "strokeJoin": "round" },
                  "encoding": { "x": { "field": "floor" }, "y": { "field": "y" }, "text": { "field": "text" }, "color": { "value": {{VegaLite.Ink}} } } }
              ]
            }
            """));
    }

    private static JsonObject Row(string option, Interval hazard, double y, double floor) => VegaLite.Json(
        $$"""{ "option": {{option}}, "median": {{Math.Max(floor, hazard.Median)}}, "low": {{Math.Max(floor, hazard.Low)}}, "high": {{Math.Max(floor, hazard.High)}}, "y": {{y}} }""");
}
