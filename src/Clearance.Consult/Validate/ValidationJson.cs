using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Clearance.Consult;

/// <summary>The bytes of a <see cref="ValidationResult"/>, written as every result is: see <see cref="RunJson"/>.</summary>
public static class ValidationJson
{
    private static readonly ValidationJsonContext Context = new(new JsonSerializerOptions(ValidationJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The result as UTF-8 bytes.</summary>
    public static byte[] ToBytes(ValidationResult result) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(result, Context.ValidationResult), (byte)'\n'];
}

/// <summary>Source-generated serialisation: no reflection at start.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(SixSignificantDigits)])]
[JsonSerializable(typeof(ValidationResult))]
internal sealed partial class ValidationJsonContext : JsonSerializerContext;
