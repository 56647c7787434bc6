using System.Collections.Immutable;
using System.Globalization;

namespace Clearance.Course;

/// <summary>
/// Reads the keys of one map with types, collecting issues instead of throwing. Each getter marks its key as known;
/// <see cref="Finish"/> then reports every key nobody asked for, with the nearest known one as cure.
/// A getter returns null both for an absent key and for a value it had to report.
/// </summary>
public sealed class FieldReader(MapNode map, IssueLog log)
{
    private const NumberStyles NumberStyle = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private const int MaxUnknownKeys = 20;
    private readonly List<string> known = [];

    /// <summary>The map being read.</summary>
    public MapNode Map { get; } = map;

    /// <summary>Where issues go.</summary>
    public IssueLog Log { get; } = log;

    /// <summary>Place of the map.</summary>
    public SourcePlace Place => Map.Place;

    /// <summary>True when the key has a value other than null.</summary>
    public bool Has(string key) => Node(key) is not null;

    /// <summary>Place of a key's value, or where it would stand.</summary>
    public SourcePlace PlaceOf(string key) => Map.PlaceOf(key);

    /// <summary>The node of a key; null when absent or null.</summary>
    public DocumentNode? Node(string key)
    {
        if (!known.Contains(key))
        {
            known.Add(key);
            Log.Asked(Map.Place.Field, key);
        }

        return Map.Find(key) is { } node and not ScalarNode { IsNull: true } ? node : null;
    }

    /// <summary>Text as written.</summary>
    public string? Text(string key) => Scalar(key, "text")?.Text;

    /// <summary>Text that must be there; the empty string after an issue.</summary>
    public string RequiredText(string key)
    {
        if (Require(key) is null)
        {
            return "";
        }

        var text = Text(key);
        if (text is not null && string.IsNullOrWhiteSpace(text))
        {
            Log.Error("field.missing", PlaceOf(key), $"'{key}' is empty.", $"Give '{key}' a text.");
        }

        return text ?? "";
    }

    /// <summary>A finite number as binary floating point, for model quantities.</summary>
    public double? Number(string key) => Scalar(key, "a number") is { } scalar ? AsNumber(scalar) : null;

    /// <summary>A finite number that must be there; 0 after an issue.</summary>
    public double RequiredNumber(string key) => Require(key) is null ? 0 : Number(key) ?? 0;

    /// <summary>An exact decimal, for clinical scores and doses.</summary>
    public decimal? Decimal(string key) => Scalar(key, "a number") is { } scalar ? AsDecimal(scalar) : null;

    /// <summary>An exact decimal that must be there; 0 after an issue.</summary>
    public decimal RequiredDecimal(string key) => Require(key) is null ? 0 : Decimal(key) ?? 0;

    /// <summary>A whole number.</summary>
    public int? Integer(string key)
    {
        if (Scalar(key, "a whole number") is not { } scalar)
        {
            return null;
        }

        if (scalar.IsPlain && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        WrongType(scalar, "a whole number", "Write digits only, such as 35.");
        return null;
    }

    /// <summary>A truth value: <c>true</c> or <c>false</c>, nothing else.</summary>
    public bool? Flag(string key)
    {
        var scalar = Scalar(key, "true or false");
        switch (scalar)
        {
            case null:
                return null;
            case { IsPlain: true, Text: "true" }:
                return true;
            case { IsPlain: true, Text: "false" }:
                return false;
            default:
                WrongType(scalar, "true or false", "Write true or false without quotes.");
                return null;
        }
    }

    /// <summary>A word of a closed choice.</summary>
    public T? Choice<T>(string key)
        where T : struct, Enum => Scalar(key, "a word") is { } scalar ? AsChoice<T>(scalar) : null;

    /// <summary>A word of a closed choice that must be there; the first of the choice after an issue.</summary>
    public T RequiredChoice<T>(string key)
        where T : struct, Enum => Require(key) is null ? default : Choice<T>(key) ?? default;

    /// <summary>A map under a key.</summary>
    public FieldReader? Fields(string key) => Node(key) is { } node ? AsFields(node) : null;

    /// <summary>A list of anything under a key; empty when absent.</summary>
    public ImmutableArray<DocumentNode> Items(string key)
    {
        switch (Node(key))
        {
            case null:
                return [];
            case ListNode list:
                return list.Items;
            case var other:
                WrongType(other, "a list", "Write it as [a, b] or as lines starting with '- '.");
                return [];
        }
    }

    /// <summary>A list of maps under a key; items of another kind are reported and left out.</summary>
    public ImmutableArray<FieldReader> FieldsList(string key) => [.. Items(key).Select(AsFields).OfType<FieldReader>()];

    /// <summary>A list of texts under a key; items of another kind are reported and left out.</summary>
    public ValueList<string> Texts(string key) =>
        [.. Items(key).Select(n => AsScalar(n, "text")?.Text).OfType<string>()];

    /// <summary>A list of words of a closed choice under a key.</summary>
    public ValueList<T> Choices<T>(string key)
        where T : struct, Enum =>
        [.. Items(key).Select(n => AsScalar(n, "a word") is { } s ? AsChoice<T>(s) : null).Where(static v => v.HasValue).Select(static v => v!.Value)];

    /// <summary>All entries of a map whose keys are free (names), which marks them all as known.</summary>
    public ImmutableArray<MapEntry> Entries()
    {
        known.AddRange(Map.Entries.Select(static e => e.Key));
        Log.Asked(Map.Place.Field, "*");
        return Map.Entries;
    }

    /// <summary>Reports a required key that is absent; returns its node otherwise.</summary>
    public DocumentNode? Require(string key)
    {
        var node = Node(key);
        if (node is null)
        {
            Log.Error("field.missing", PlaceOf(key), $"'{key}' is missing.", $"Add '{key}:'.");
        }

        return node;
    }

    /// <summary>Reports every key nobody asked for. Call it last.</summary>
    public void Finish()
    {
        var reported = 0;
        foreach (var entry in Map.Entries.Where(e => !known.Contains(e.Key)))
        {
            // A file of another kind has thousands of them; the first few say enough.
            if (++reported > MaxUnknownKeys)
            {
                Log.Error("field.unknown", entry.KeyPlace, "More unknown keys follow.", "Check that this is the right kind of file.");
                return;
            }

            var nearest = NearestKey.Of(entry.Key, known);
            var cure = nearest is null ? $"Known here: {string.Join(", ", known)}." : $"Did you mean '{nearest}'?";
            Log.Error("field.unknown", entry.KeyPlace, $"The key '{Shortened(entry.Key)}' is not known here.", cure);
        }
    }

    /// <summary>Reads a node as a map.</summary>
    public FieldReader? AsFields(DocumentNode node)
    {
        if (node is MapNode map)
        {
            return new FieldReader(map, Log);
        }

        WrongType(node, "a map of keys", "Write it as { key: value } or as indented lines.");
        return null;
    }

    /// <summary>Reads a node as a single value.</summary>
    public ScalarNode? AsScalar(DocumentNode node, string wanted)
    {
        if (node is ScalarNode { IsNull: false } scalar)
        {
            return scalar;
        }

        WrongType(node, wanted, $"Write {wanted} here.");
        return null;
    }

    /// <summary>Reads a scalar as a finite number; dot as decimal point, never a comma, hexadecimal, infinity or NaN.</summary>
    public double? AsNumber(ScalarNode scalar)
    {
        if (scalar.IsPlain && double.TryParse(scalar.Text, NumberStyle, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
        {
            return value;
        }

        WrongType(scalar, "a finite number", "Write it with a dot and without quotes or unit, such as 0.5.");
        return null;
    }

    /// <summary>Reads a scalar as an exact decimal.</summary>
    public decimal? AsDecimal(ScalarNode scalar)
    {
        if (scalar.IsPlain && decimal.TryParse(scalar.Text, NumberStyle, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        WrongType(scalar, "a finite number", "Write it with a dot and without quotes or unit, such as 21.4.");
        return null;
    }

    /// <summary>Reads a scalar as a word of a closed choice.</summary>
    public T? AsChoice<T>(ScalarNode scalar)
        where T : struct, Enum
    {
        if (Token.TryParse<T>(scalar.Text, out var value))
        {
            return value;
        }

        var words = Token.All<T>();
        var nearest = NearestKey.Of(scalar.Text, words);
        Log.Error("value.not-a-choice", scalar.Place, $"'{Shortened(scalar.Text)}' is not one of the words known here.", nearest is null ? $"Use one of: {string.Join(", ", words)}." : $"Did you mean '{nearest}'? Known: {string.Join(", ", words)}.");
        return null;
    }

    private ScalarNode? Scalar(string key, string wanted) => Node(key) is { } node ? AsScalar(node, wanted) : null;

    private void WrongType(DocumentNode node, string wanted, string cure) =>
        Log.Error("value.wrong-type", node.Place, node is ScalarNode { IsNull: false } s ? $"'{Shortened(s.Text)}' is not {wanted}." : $"This is {node.Kind}, not {wanted}.", cure);

    private static string Shortened(string text) => text.Length > 40 ? text[..40] + "..." : text;
}
