using System.Text.Json;
using System.Text.Json.Serialization;

namespace Clearance.Consult;

/// <summary>
/// The bytes of a <see cref="CheckResult"/>, see <see cref="ResultBytes"/>. The shape is documented in
/// docs/check-json.md and docs/schemas/check.schema.json.
/// </summary>
public static class CheckJson
{
    private static readonly CheckJsonContext Context = new(ResultBytes.Readable(CheckJsonContext.Default));

    /// <summary>The result as UTF-8 bytes.</summary>
    public static byte[] ToBytes(CheckResult result) => ResultBytes.Of(result, Context.CheckResult);

    /// <summary>A rule explained, as UTF-8 bytes.</summary>
    public static byte[] ToBytes(RuleResult result) => ResultBytes.Of(result, Context.RuleResult);

    /// <summary>Reads a result back. Returns null for the JSON literal null.</summary>
    /// <exception cref="JsonException">The bytes are no result of this schema.</exception>
    public static CheckResult? FromBytes(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, Context.CheckResult);
}

/// <summary>Source-generated serialisation: no reflection at start.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(SixSignificantDigits)])]
[JsonSerializable(typeof(CheckResult))]
[JsonSerializable(typeof(RuleResult))]
internal sealed partial class CheckJsonContext : JsonSerializerContext;
