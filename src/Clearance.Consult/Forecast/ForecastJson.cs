using System.Text.Json;
using System.Text.Json.Serialization;

namespace Clearance.Consult;

/// <summary>The bytes of a <see cref="ForecastResult"/>, see <see cref="ResultBytes"/>. The shape is documented in docs/forecast-json.md.</summary>
public static class ForecastJson
{
    private static readonly ForecastJsonContext Context = new(ResultBytes.Readable(ForecastJsonContext.Default));

    /// <summary>The result as UTF-8 bytes.</summary>
    public static byte[] ToBytes(ForecastResult result) => ResultBytes.Of(result, Context.ForecastResult);

    /// <summary>Reads a result back. Returns null for the JSON literal null.</summary>
    /// <exception cref="JsonException">The bytes are no result of this schema.</exception>
    public static ForecastResult? FromBytes(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, Context.ForecastResult);
}

/// <summary>Source-generated serialisation: no reflection at start.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(SixSignificantDigits)])]
[JsonSerializable(typeof(ForecastResult))]
internal sealed partial class ForecastJsonContext : JsonSerializerContext;
