using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Clearance.Consult;

/// <summary>The bytes of a <see cref="CalibrationResult"/>, written as <see cref="RunJson"/> writes a run.</summary>
public static class CalibrationJson
{
    private static readonly CalibrationJsonContext Context = new(new JsonSerializerOptions(CalibrationJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The result as UTF-8 bytes.</summary>
    public static byte[] ToBytes(CalibrationResult result) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(result, Context.CalibrationResult), (byte)'\n'];
}

/// <summary>Source-generated serialisation: no reflection at start.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(SixSignificantDigits)])]
[JsonSerializable(typeof(CalibrationResult))]
internal sealed partial class CalibrationJsonContext : JsonSerializerContext;
