using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Xml.Linq;

namespace Clearance.Consult.Tests.Run;

/// <summary>Derives the published JSON Schema from the records and their documentation, so that neither can drift from the other.</summary>
internal static class RunSchema
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    private static readonly Dictionary<string, string> Documentation = ReadDocumentation();

    /// <summary>The text of docs/schemas/run.schema.json.</summary>
    public static string Text() => Of(typeof(RunResult), RunJsonContext.Default.Options, RunResult.CurrentSchema);

    /// <summary>The text of docs/schemas/forecast.schema.json.</summary>
    public static string ForecastText() => Of(typeof(ForecastResult), ForecastJsonContext.Default.Options, ForecastResult.CurrentSchema);

    /// <summary>The schema of a record, titled with the name of its version.</summary>
    public static string Of(Type type, JsonSerializerOptions options, string name)
    {
        var schema = (JsonObject)JsonSchemaExporter.GetJsonSchemaAsNode(
            options,
            type,
            new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform });
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", name);
        schema["properties"]!["schema"] = new JsonObject { ["description"] = schema["properties"]!["schema"]!["description"]!.DeepClone(), ["const"] = name };
        return schema.ToJsonString(Indented) + "\n";
    }

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        if (context.TypeInfo.Type == typeof(double) || context.TypeInfo.Type == typeof(double?))
        {
            // The converter that rounds hides the type from the exporter.
            node = new JsonObject { ["type"] = context.TypeInfo.Type == typeof(double) ? "number" : new JsonArray("number", "null") };
        }

        if (node is not JsonObject schema)
        {
            return node;
        }

        if (schema["enum"] is JsonArray tokens && schema["type"] is null)
        {
            schema.Insert(0, "type", tokens.Any(token => token is null) ? new JsonArray("string", "null") : "string");
        }

        string? key = context.PropertyInfo?.AttributeProvider is MemberInfo member
            ? $"P:{member.DeclaringType!.FullName}.{member.Name}"
            : context.PropertyInfo is null ? $"T:{context.TypeInfo.Type.FullName}" : null;
        if (key is not null && Documentation.TryGetValue(key, out string? text))
        {
            schema.Remove("description");
            schema.Insert(0, "description", text);
        }

        return schema;
    }

    private static Dictionary<string, string> ReadDocumentation()
    {
        string file = Path.ChangeExtension(typeof(RunResult).Assembly.Location, ".xml");
        return XDocument.Load(file).Descendants("member").ToDictionary(
            member => member.Attribute("name")!.Value,
            member => string.Join(' ', PlainText(member.Element("summary")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparer.Ordinal);
    }

    private static string PlainText(XElement? summary) => summary is null ? "" : string.Concat(summary.Nodes().Select(node => node switch
    {
        XElement { Name.LocalName: "see" } see => see.Attribute("cref")!.Value.Split('.')[^1],
        XElement element => element.Value,
        _ => node.ToString(),
    }));
}
