using System.Text.Json.Nodes;
using Clearance.Consult;

namespace Clearance.Report.Specs;

/// <summary>One milestone: a dot with its 90% interval for each option, on one scale of 0 to 100 virtual patients.</summary>
internal static class MilestoneFigure
{
    public static Figure Create(MilestoneResult milestone, RunReading run) => new()
    {
        Id = $"milestone-{milestone.Name.Replace('_', '-')}",
        Title = milestone.Label,
        Summary = $"{milestone.Label}: {Wording.OutOf100WithInterval(milestone.WithRescue)} of 100 virtual patients with {run.RescueName}, "
            + $"{Wording.OutOf100WithInterval(milestone.WithoutRescue)} of the same 100 without it.",
        Spec = Spec(milestone),
        Table = Table([milestone], milestone.Label, run),
    };

    /// <summary>Milestones as a table, one row per milestone and reading of IL-13.</summary>
    public static DataTable Table(IEnumerable<MilestoneResult> milestones, string caption, RunReading run) => new()
    {
        Caption = caption + ", virtual patients out of 100 (90% interval)",
        Columns = ["Milestone", "Time", "What counts", "Reported", "IL-13 read as", $"With {run.RescueName}", "Without", "Difference, paired"],
        Rows =
        [
            .. milestones.Select(milestone => (System.Collections.Immutable.ImmutableArray<string>)
            [
                milestone.Label,
                Wording.When(milestone.Day),
                milestone.Definition,
                milestone.Reported ?? "nothing",
                milestone.Il13Reading.Words(),
                Wording.OutOf100WithInterval(milestone.WithRescue),
                Wording.OutOf100WithInterval(milestone.WithoutRescue),
                Wording.Difference(milestone.Difference),
            ]),
        ],
    };

    private static JsonObject Spec(MilestoneResult milestone)
    {
        JsonArray rows = VegaLite.Rows([Row("with", milestone.WithRescue), Row("without", milestone.WithoutRescue)]);
        return VegaLite.Spec(62, VegaLite.Json(
            $$"""
            {
              "data": { "values": {{rows}} },
              "encoding": {
                "y": { "field": "option", "type": "nominal", "sort": null, "axis": { "title": null, "domain": false, "ticks": false } },
                "color": { "field": "option", "type": "nominal", "legend": null,
                  "scale": { "domain": ["with", "without"], "range": [{{VegaLite.With}}, {{VegaLite.Without}}] } }
              },
              "layer": [
                { "mark": { "type": "rule", "strokeWidth": 4, "opacity": 0.5, "strokeCap": "round" },
                  "encoding": {
                    "x": { "field": "low", "type": "quantitative", "scale": { "domain": [0, 100], "nice": false },
                      "axis": { "title": null, "values": [0, 25, 50, 75, 100], "labelFlush": true } },
                    "x2": { "field": "high" } } },
                { "mark": { "type": "point", "filled": true, "size": 130, "opacity": 1, "tooltip": { "content": "data" } },
                  "encoding": {
                    "x": { "field": "p", "type": "quantitative" },
                    "shape": { "field": "option", "type": "nominal", "legend": null,
                      "scale": { "domain": ["with", "without"], "range": ["circle", "diamond"] } },
                    "tooltip": [
                      { "field": "option", "title": "option" },
                      { "field": "p", "title": "of 100", "format": ".0f" },
                      { "field": "low", "title": "90% from", "format": ".0f" },
                      { "field": "high", "title": "to", "format": ".0f" } ] } }
              ]
            }
            """));
    }

    private static JsonObject Row(string option, Probability p) =>
        VegaLite.Json($$"""{ "option": {{option}}, "p": {{p.P * 100}}, "low": {{p.Low * 100}}, "high": {{p.High * 100}} }""");
}
