using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Clearance.Consult;

/// <summary>
/// The bytes of a <see cref="RunResult"/>: UTF-8, no byte order mark, no white space, keys in snake_case in the order of
/// declaration, every key present (null where nothing is known), real numbers rounded to six significant digits, one line
/// feed at the end. The shape is documented in docs/run-json.md and docs/schemas/run.schema.json.
/// </summary>
public static class RunJson
{
    private static readonly RunJsonContext Context = new(new JsonSerializerOptions(RunJsonContext.Default.Options)
    {
        // Plain letters beyond ASCII and quotes stay readable; the report escapes again for HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The result as UTF-8 bytes.</summary>
    public static byte[] ToBytes(RunResult result) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(result, Context.RunResult), (byte)'\n'];

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
