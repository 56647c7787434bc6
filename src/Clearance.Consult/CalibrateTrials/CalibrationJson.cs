using System.Text.Json.Serialization;

namespace Clearance.Consult;

/// <summary>The bytes of a <see cref="CalibrationResult"/>, see <see cref="ResultBytes"/>.</summary>
public static class CalibrationJson
{
    private static readonly CalibrationJsonContext Context = new(ResultBytes.Readable(CalibrationJsonContext.Default));

    /// <summary>The result as UTF-8 bytes.</summary>
    public static byte[] ToBytes(CalibrationResult result) => ResultBytes.Of(result, Context.CalibrationResult);
}

/// <summary>Source-generated serialisation: no reflection at start.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(SixSignificantDigits)])]
[JsonSerializable(typeof(CalibrationResult))]
internal sealed partial class CalibrationJsonContext : JsonSerializerContext;
