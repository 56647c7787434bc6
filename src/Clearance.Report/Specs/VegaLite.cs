using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Clearance.Consult;

namespace Clearance.Report.Specs;

/// <summary>
/// Writes Vega-Lite specifications. A template is JSON text whose holes are values: strings arrive quoted and escaped, numbers
/// in invariant form with six digits, nodes as they are. Colours are CSS variables of the page, so that one drawing serves
/// light, dark and print.
/// </summary>
internal static class VegaLite
{
    public const string Ink = "var(--ink)";
    public const string Quiet = "var(--quiet)";
    public const string Grid = "var(--grid)";
    public const string Paper = "var(--paper)";
    public const string With = "var(--with)";
    public const string Without = "var(--without)";
    public const string RescueTint = "var(--rescue-tint)";

    private const string SchemaAddress = "https://vega.github.io/schema/vega-lite/v6.json";
    private const string Font = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

    /// <summary>A JSON object from a template.</summary>
    public static JsonObject Json(Template template) => JsonNode.Parse(template.ToString())!.AsObject();

    /// <summary>A complete specification as wide as its container; <paramref name="body"/> holds layers or a mark.</summary>
    public static JsonObject Spec(double height, JsonObject body)
    {
        JsonObject spec = Json(
            $$"""
            {
              "$schema": {{SchemaAddress}},
              "width": "container",
              "height": {{height}},
              "autosize": { "type": "fit-x", "contains": "padding" },
              "background": null,
              "padding": { "left": 2, "right": 8, "top": 4, "bottom": 2 },
              "config": {
                "aria": false,
                "font": {{Font}},
                "view": { "stroke": null },
                "axis": {
                  "labelColor": {{Ink}}, "titleColor": {{Ink}}, "gridColor": {{Grid}}, "domainColor": {{Quiet}}, "tickColor": {{Quiet}},
                  "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "titlePadding": 8, "labelPadding": 5
                },
                "text": { "fill": {{Ink}}, "fontSize": 12 }
              }
            }
            """);
        foreach ((string key, JsonNode? value) in body)
        {
            spec[key] = value?.DeepClone();
        }

        return spec;
    }

    /// <summary>Inline data; the rows are copied, so they may stand in several layers.</summary>
    public static JsonArray Rows(IEnumerable<JsonObject> rows) => new([.. rows.Select(row => row.DeepClone())]);

    /// <summary>The x axis of months since the anchor, from the first to the last day shown.</summary>
    public static JsonObject MonthScale(double endDay, double firstDay = 0) => Json($$"""{ "domain": [{{Wording.Months(firstDay)}}, {{Wording.Months(endDay)}}], "nice": false }""");

    /// <summary>Three months apart up to four years, wider after that.</summary>
    public static JsonArray MonthTicks(double endDay)
    {
        double end = Wording.Months(endDay);
        int step = end <= 12 ? 2 : end <= 48 ? 3 : 12;
        return new([.. Enumerable.Range(0, (int)(end / step) + 1).Select(tick => (JsonNode)(tick * step))]);
    }

    /// <summary>Receives the parts of a template from the compiler.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Template
    {
        private readonly StringBuilder builder;

        public Template(int literalLength, int holes) => builder = new(literalLength + (holes * 16));

        public void AppendLiteral(string literal) => builder.Append(literal);

        public void AppendFormatted(string? text) => builder.Append(text is null ? "null" : JsonSerializer.Serialize(text, SpecJson.Default.String));

        public void AppendFormatted(double number) => builder.Append(SixSignificantDigits.Round(number));

        public void AppendFormatted(bool flag) => builder.Append(flag ? "true" : "false");

        public void AppendFormatted(JsonNode node) => builder.Append(node.ToJsonString());

        public override string ToString() => builder.ToString();
    }
}

/// <summary>Source-generated writing of string literals.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class SpecJson : System.Text.Json.Serialization.JsonSerializerContext;
