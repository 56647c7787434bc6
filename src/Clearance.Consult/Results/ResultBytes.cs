using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Clearance.Consult;

/// <summary>
/// How every result is written as JSON: UTF-8, no byte order mark, no white space, keys in snake_case in the order of declaration, every key present
/// (null where nothing is known), real numbers rounded to six significant digits, one line feed at the end.
/// </summary>
public static class ResultBytes
{
    /// <summary>The options of a generated context, with plain letters beyond ASCII and quotes left readable; a page escapes again for HTML.</summary>
    public static JsonSerializerOptions Readable(JsonSerializerContext generated) =>
        new(generated.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A result as UTF-8 bytes.</summary>
    public static byte[] Of<T>(T result, JsonTypeInfo<T> shape) => [.. JsonSerializer.SerializeToUtf8Bytes(result, shape), (byte)'\n'];
}
