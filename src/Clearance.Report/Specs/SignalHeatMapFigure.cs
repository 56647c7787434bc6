using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Clearance.Consult;

namespace Clearance.Report.Specs;

/// <summary>Signals against treatments, the mean share blocked over the day as colour and number, one figure for blood and one for skin.</summary>
internal static class SignalHeatMapFigure
{
    /// <summary>Null if the result holds nothing for the compartment.</summary>
    public static Figure? Create(RunReading run, Compartment compartment)
    {
        ImmutableArray<(string Label, SignalMechanism Signal)> signals = Labelled(run);
        if (!signals.Any(entry => entry.Signal.Blocked.Any(share => share.Compartment == compartment)))
        {
            return null;
        }

        string place = compartment == Compartment.Blood ? "blood" : "skin";
        return new()
        {
            Id = $"signals-{place}",
            Title = compartment == Compartment.Blood ? "In blood" : "In skin",
            Summary = $"Share of each signal blocked in {place}, mean over the day at steady state, median of virtual patients. "
                + string.Join("; ", signals.Select(entry => $"{entry.Label}: " + string.Join(", ", Shares(entry.Signal, compartment)
                    .Select(share => $"{share.Treatment.Words(run)} {Wording.Percent(share.Mean.Median)}")))) + ".",
            Spec = Spec(run, signals, compartment),
            Table = Table(run, signals, compartment, place),
        };
    }

    /// <summary>One row per signal; a signal that the readings of IL-13 treat differently gets a row for each.</summary>
    private static ImmutableArray<(string Label, SignalMechanism Signal)> Labelled(RunReading run) =>
    [
        .. run.Run.Mechanism.GroupBy(signal => signal.Signal, StringComparer.Ordinal).SelectMany(group =>
        {
            bool differs = group.Select(signal => signal.PotencyClass).Distinct(StringComparer.Ordinal).Count() > 1;
            return differs
                ? group.Select(signal => ($"{signal.Name} ({(signal.Il13Reading == Il13Reading.Authors ? "authors" : "biology")})", signal))
                : group.Where(signal => signal.Il13Reading == run.Leading).Select(signal => (signal.Name, signal));
        }),
    ];

    private static IEnumerable<BlockedShare> Shares(SignalMechanism signal, Compartment compartment) =>
        signal.Blocked.Where(share => share.Compartment == compartment).OrderBy(share => share.Treatment);

    private static DataTable Table(RunReading run, ImmutableArray<(string Label, SignalMechanism Signal)> signals, Compartment compartment, string place) => new()
    {
        Caption = $"Share of each signal blocked in {place} over the day at steady state, % (90% interval over virtual patients)",
        Columns = ["Signal", "What it does", "Kinases", "Drugs", "Mean", "Peak", "Trough"],
        Rows =
        [
            .. from entry in signals
               from share in Shares(entry.Signal, compartment)
               select (ImmutableArray<string>)
               [
                   entry.Label, entry.Signal.Meaning, entry.Signal.PotencyClass.Replace('_', '/'), share.Treatment.Words(run),
                   Wording.PercentWithInterval(share.Mean), Wording.PercentWithInterval(share.Peak), Wording.PercentWithInterval(share.Trough),
               ],
        ],
    };

    private static JsonObject Spec(RunReading run, ImmutableArray<(string Label, SignalMechanism Signal)> signals, Compartment compartment)
    {
        JsonArray rows = VegaLite.Rows(
            from entry in signals
            from share in Shares(entry.Signal, compartment)
            select VegaLite.Json(
                $$"""
                { "signal": {{entry.Label}}, "treatment": {{share.Treatment.Words(run)}}, "share": {{share.Mean.Median}},
                  "mean": {{Wording.Percent(share.Mean.Median)}}, "range": {{RangeText(share.Mean)}},
                  "peak": {{Wording.PercentWithInterval(share.Peak)}}, "trough": {{Wording.PercentWithInterval(share.Trough)}} }
                """));
        string[] treatments = [.. Enum.GetValues<TreatmentSetting>().Select(setting => setting.Words(run))];
        return VegaLite.Spec(signals.Length * 38, VegaLite.Json(
            $$"""
            {
              "data": { "values": {{rows}} },
              "encoding": {
                "x": { "field": "treatment", "type": "nominal", "sort": {{new JsonArray([.. treatments.Select(treatment => (JsonNode)treatment)])}},
                  "axis": { "title": null, "orient": "top", "labelAngle": 0, "domain": false, "ticks": false, "labelFontWeight": 600,
                    "labelExpr": "width < 400 && length(datum.label) > 6 ? slice(datum.label, 0, 5) + '.' : replace(datum.label, ' alone', '')" },
                  "scale": { "paddingInner": 0.04, "paddingOuter": 0 } },
                "y": { "field": "signal", "type": "nominal", "sort": null, "axis": { "title": null, "domain": false, "ticks": false, "labelLimit": 150 },
                  "scale": { "paddingInner": 0.06, "paddingOuter": 0 } }
              },
              "layer": [
                { "mark": { "type": "rect", "cornerRadius": 3, "tooltip": true },
                  "encoding": {
                    "fill": { "field": "share", "type": "quantitative", "legend": null,
                      "scale": { "type": "quantize", "domain": [0, 1], "range": ["#f1f6f4", "#cfe3dd", "#93c3b8", "#2f7f74", "#0b4a44"] } },
                    "stroke": { "value": "var(--cell-edge)" },
                    "tooltip": [
                      { "field": "signal" }, { "field": "treatment", "title": "drug" }, { "field": "mean", "title": "mean" },
                      { "field": "range", "title": "90% of patients" }, { "field": "peak" }, { "field": "trough" } ] } },
                { "mark": { "type": "text", "fontWeight": 600, "fontSize": 13, "dy": -5 },
                  "encoding": { "text": { "field": "mean" }, "fill": { "condition": { "test": "datum.share >= 0.6", "value": "#ffffff" }, "value": "#10201e" } } },
                { "mark": { "type": "text", "fontSize": 10.5, "dy": 9 },
                  "encoding": { "text": { "field": "range" }, "fill": { "condition": { "test": "datum.share >= 0.6", "value": "#ffffff" }, "value": "#10201e" } } }
              ]
            }
            """));
    }

    // Where both ends print alike there is no range to show.
    private static string RangeText(Interval share) => Wording.OutOf100(share.Low) == Wording.OutOf100(share.High) ? "" : $"{Wording.OutOf100(share.Low)}\u2013{Wording.Percent(share.High)}";
}
