using System.Text.Json.Serialization;

namespace Clearance.Consult;

/// <summary>The bytes of a <see cref="ValidationResult"/>, see <see cref="ResultBytes"/>.</summary>
public static class ValidationJson
{
    private static readonly ValidationJsonContext Context = new(ResultBytes.Readable(ValidationJsonContext.Default));

    /// <summary>The result as UTF-8 bytes.</summary>
    public static byte[] ToBytes(ValidationResult result) => ResultBytes.Of(result, Context.ValidationResult);
}

/// <summary>Source-generated serialisation: no reflection at start.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(SixSignificantDigits)])]
[JsonSerializable(typeof(ValidationResult))]
internal sealed partial class ValidationJsonContext : JsonSerializerContext;
