using System.Text.Json;

namespace Clearance.Consult.Tests.Run;

/// <summary>
/// Checks a JSON document against the part of JSON Schema that the exporter writes: type, enum, const, properties,
/// required, additionalProperties, items, and $ref inside the document. A keyword outside this list is a fault itself, so nothing passes unseen.
/// </summary>
internal static class SchemaCheck
{
    private static readonly HashSet<string> Annotations = ["$schema", "title", "description"];

    /// <summary>All faults with their JSON path; empty if the document fits.</summary>
    public static List<string> Faults(JsonElement schema, JsonElement value)
    {
        var faults = new List<string>();
        Check(schema, schema, value, "$", faults);
        return faults;
    }

    private static void Check(JsonElement root, JsonElement schema, JsonElement value, string path, List<string> faults)
    {
        foreach (JsonProperty keyword in schema.EnumerateObject())
        {
            switch (keyword.Name)
            {
                case "type" when !Types(keyword.Value).Any(type => Is(type, value)):
                    faults.Add($"{path}: {value.ValueKind} where {string.Join(" or ", Types(keyword.Value))} is asked for");
                    break;
                case "enum" when !keyword.Value.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)):
                    faults.Add($"{path}: {value} is none of {string.Join(", ", keyword.Value.EnumerateArray())}");
                    break;
                case "const" when !JsonElement.DeepEquals(keyword.Value, value):
                    faults.Add($"{path}: {value} is not {keyword.Value}");
                    break;
                case "required" when value.ValueKind == JsonValueKind.Object:
                    faults.AddRange(keyword.Value.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{path}: {name} is missing"));
                    break;
                case "properties" when value.ValueKind == JsonValueKind.Object:
                    foreach (JsonProperty member in value.EnumerateObject())
                    {
                        if (keyword.Value.TryGetProperty(member.Name, out JsonElement memberSchema))
                        {
                            Check(root, memberSchema, member.Value, $"{path}.{member.Name}", faults);
                        }
                        else if (schema.TryGetProperty("additionalProperties", out JsonElement more) && more.ValueKind == JsonValueKind.False)
                        {
                            faults.Add($"{path}: {member.Name} is not in the schema");
                        }
                    }

                    break;
                case "items" when value.ValueKind == JsonValueKind.Array:
                    int index = 0;
                    foreach (JsonElement item in value.EnumerateArray())
                    {
                        Check(root, keyword.Value, item, $"{path}[{index++}]", faults);
                    }

                    break;
                case "format" when keyword.Value.GetString() == "date":
                    if (value.ValueKind == JsonValueKind.String && !DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out _))
                    {
                        faults.Add($"{path}: {value} is not a date");
                    }

                    break;
                case "$ref":
                    Check(root, Resolve(root, keyword.Value.GetString()!), value, path, faults);
                    break;
                case "type" or "enum" or "const" or "required" or "properties" or "items" or "additionalProperties":
                    break;
                default:
                    if (!Annotations.Contains(keyword.Name))
                    {
                        faults.Add($"{path}: keyword {keyword.Name} is not checked");
                    }

                    break;
            }
        }
    }

    private static JsonElement Resolve(JsonElement root, string pointer) =>
        pointer.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(root, (node, key) => node.GetProperty(key));

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(each => each.GetString()!) : [type.GetString()!];

    private static bool Is(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal number) && decimal.IsInteger(number),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => false,
    };
}
