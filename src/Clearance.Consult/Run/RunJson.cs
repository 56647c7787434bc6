using System.Text.Json;
using System.Text.Json.Serialization;

namespace Clearance.Consult;

/// <summary>
/// The bytes of a <see cref="RunResult"/>, see <see cref="ResultBytes"/>. The shape is documented in docs/run-json.md and
/// docs/schemas/run.schema.json.
/// </summary>
public static class RunJson
{
    private static readonly RunJsonContext Context = new(ResultBytes.Readable(RunJsonContext.Default));

    /// <summary>The result as UTF-8 bytes.</summary>
    public static byte[] ToBytes(RunResult result) => ResultBytes.Of(result, Context.RunResult);

    /// <summary>Reads a result back. Returns null for the JSON literal null.</summary>
    /// <exception cref="JsonException">The bytes are no result of this schema.</exception>
    public static RunResult? FromBytes(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, Context.RunResult);
}

/// <summary>Source-generated serialisation: no reflection at start.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(SixSignificantDigits)])]
[JsonSerializable(typeof(RunResult))]
internal sealed partial class RunJsonContext : JsonSerializerContext;
