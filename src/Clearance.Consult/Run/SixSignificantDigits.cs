using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Clearance.Consult;

/// <summary>
/// Writes a real number with six significant digits. Six keep 0.001% of any score, share or concentration, far below what the
/// model knows, and hide the last bits in which mathematically equal sums may differ. Not a number and infinity have no
/// place in a result: a numeric failure is a status of its patient.
/// </summary>
public sealed class SixSignificantDigits : JsonConverter<double>
{
    /// <summary>The number that is written for <paramref name="value"/>.</summary>
    public static double Round(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new InvalidOperationException("A result may hold no NaN and no infinity; count the patient under its status instead.");
        }

        Span<char> digits = stackalloc char[32];
        value.TryFormat(digits, out int length, "E5", CultureInfo.InvariantCulture);
        double rounded = double.Parse(digits[..length], NumberStyles.Float, CultureInfo.InvariantCulture);

        // Minus zero would print as "-0".
        return rounded == 0 ? 0 : rounded;
    }

    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(Round(value));
}
