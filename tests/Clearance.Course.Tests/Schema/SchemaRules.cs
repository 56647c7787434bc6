using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Clearance.Course.Tests.Schema;

/// <summary>Checks a document against the part of JSON Schema that the course schema uses; an unknown keyword is an error, never ignored.</summary>
internal sealed class SchemaRules(JsonObject schema)
{
    private static readonly HashSet<string> Described = new(StringComparer.Ordinal) { "$schema", "$id", "$defs", "title", "description" };

    /// <summary>Everything in the document that the schema does not allow.</summary>
    public List<string> Faults(JsonNode? document) => Check(schema, document, "");

    /// <summary>Every key the schema names, as a path without list positions; a free key is <c>*</c>.</summary>
    public HashSet<string> Keys()
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        Collect(schema, "", keys);
        return keys;
    }

    public JsonObject Definition(string name) => schema["$defs"]![name]!.AsObject();

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static bool IsType(JsonNode? node, string type) => type switch
    {
        "null" => node is null,
        "object" => node is JsonObject,
        "array" => node is JsonArray,
        "boolean" => node?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "string" => node?.GetValueKind() is JsonValueKind.String,
        "number" => node?.GetValueKind() is JsonValueKind.Number,
        "integer" => node?.GetValueKind() is JsonValueKind.Number && node.GetValue<decimal>() is var d && d == decimal.Truncate(d),
        _ => throw new NotSupportedException(type),
    };

    private JsonObject Target(string reference) => Definition(reference["#/$defs/".Length..]);

    private void Collect(JsonObject rule, string path, HashSet<string> keys)
    {
        foreach (var (keyword, value) in rule)
        {
            switch (keyword)
            {
                case "$ref":
                    Collect(Target(value!.GetValue<string>()), path, keys);
                    break;
                case "anyOf":
                    foreach (var option in value!.AsArray())
                    {
                        Collect(option!.AsObject(), path, keys);
                    }

                    break;
                case "items":
                    Collect(value!.AsObject(), path + "[]", keys);
                    break;
                case "properties":
                    foreach (var (key, property) in value!.AsObject())
                    {
                        keys.Add(Join(path, key));
                        Collect(property!.AsObject(), Join(path, key), keys);
                    }

                    break;
                case "additionalProperties" when value is JsonObject free:
                    keys.Add(Join(path, "*"));
                    Collect(free, Join(path, "*"), keys);
                    break;
                default:
                    break;
            }
        }
    }

    private List<string> Check(JsonObject rule, JsonNode? node, string path)
    {
        var faults = new List<string>();
        foreach (var (keyword, value) in rule)
        {
            var holds = keyword switch
            {
                "$ref" => Include(Check(Target(value!.GetValue<string>()), node, path)),
                "anyOf" => value!.AsArray().Any(o => Check(o!.AsObject(), node, path).Count == 0),
                "type" => value is JsonArray types ? types.Any(t => IsType(node, t!.GetValue<string>())) : IsType(node, value!.GetValue<string>()),
                "const" => JsonNode.DeepEquals(value, node),
                "enum" => value!.AsArray().Any(v => JsonNode.DeepEquals(v, node)),
                "minimum" => node is not JsonValue || !IsType(node, "number") || node.GetValue<decimal>() >= value!.GetValue<decimal>(),
                "maximum" => node is not JsonValue || !IsType(node, "number") || node.GetValue<decimal>() <= value!.GetValue<decimal>(),
                "exclusiveMinimum" => node is not JsonValue || !IsType(node, "number") || node.GetValue<decimal>() > value!.GetValue<decimal>(),
                "multipleOf" => node is not JsonValue || !IsType(node, "number") || node.GetValue<decimal>() % value!.GetValue<decimal>() == 0,
                "minLength" => !IsType(node, "string") || node!.GetValue<string>().Length >= value!.GetValue<int>(),
                "pattern" => !IsType(node, "string") || Regex.IsMatch(node!.GetValue<string>(), value!.GetValue<string>(), RegexOptions.None, TimeSpan.FromSeconds(1)),
                "minItems" => node is not JsonArray a || a.Count >= value!.GetValue<int>(),
                "maxItems" => node is not JsonArray a || a.Count <= value!.GetValue<int>(),
                "minProperties" => node is not JsonObject o || o.Count >= value!.GetValue<int>(),
                "maxProperties" => node is not JsonObject o || o.Count <= value!.GetValue<int>(),
                "required" => node is not JsonObject o || value!.AsArray().All(k => o.ContainsKey(k!.GetValue<string>())),
                "propertyNames" => node is not JsonObject o || o.All(p => Check(value!.AsObject(), JsonValue.Create(p.Key), path).Count == 0),
                "items" => node is not JsonArray a || Include([.. a.SelectMany((item, i) => Check(value!.AsObject(), item, $"{path}[{i}]"))]),
                "properties" => node is not JsonObject o || Include([.. o.Where(p => value!.AsObject().ContainsKey(p.Key)).SelectMany(p => Check(value![p.Key]!.AsObject(), p.Value, Join(path, p.Key)))]),
                "additionalProperties" => node is not JsonObject o || o.Where(p => rule["properties"]?.AsObject().ContainsKey(p.Key) != true)
                    .All(p => value is JsonObject free ? Include(Check(free, p.Value, Join(path, p.Key))) : value!.GetValue<bool>()),
                _ => Described.Contains(keyword) ? true : throw new NotSupportedException($"The checker does not know '{keyword}'."),
            };
            if (!holds)
            {
                faults.Add($"{path}: {keyword}");
            }
        }

        return faults;

        bool Include(List<string> others)
        {
            faults.AddRange(others);
            return true;
        }
    }
}
