using System.Text;
using System.Text.RegularExpressions;

namespace Clearance.Course;

/// <summary>
/// Writes nodes as canonical YAML: two spaces per level, short maps and lists of scalars on one line, text plain where that is safe
/// and double-quoted otherwise. What it writes, <see cref="DocumentReader"/> reads back as the same nodes.
/// </summary>
internal static partial class DocumentWriter
{
    private const int LongestFlow = 110;

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "null", "true", "false", "yes", "no", "on", "off", "y", "n",
    };

    public static string Write(MapNode root, string header)
    {
        var text = new StringBuilder(header);
        foreach (var entry in root.Entries)
        {
            WriteEntry(text, entry, 0);
        }

        return text.ToString();
    }

    private static void WriteEntry(StringBuilder text, MapEntry entry, int indent)
    {
        text.Append(' ', indent).Append(entry.Key).Append(':');
        WriteValue(text, entry.Value, indent + 2);
    }

    private static void WriteValue(StringBuilder text, DocumentNode node, int indent)
    {
        if (Flow(node) is { } flow && (node is ScalarNode || indent + flow.Length <= LongestFlow))
        {
            text.Append(' ').Append(flow).Append('\n');
            return;
        }

        text.Append('\n');
        switch (node)
        {
            case MapNode map:
                foreach (var entry in map.Entries)
                {
                    WriteEntry(text, entry, indent);
                }

                break;
            case ListNode list:
                foreach (var item in list.Items)
                {
                    WriteItem(text, item, indent);
                }

                break;
            default:
                throw new InvalidOperationException("A scalar always has a one-line form.");
        }
    }

    private static void WriteItem(StringBuilder text, DocumentNode item, int indent)
    {
        text.Append(' ', indent).Append('-');
        if (item is MapNode { Entries.Length: > 0 } map && (Flow(map) is not { } flow || indent + 2 + flow.Length > LongestFlow))
        {
            // The first key stands on the line of the dash.
            text.Append(' ').Append(map.Entries[0].Key).Append(':');
            WriteValue(text, map.Entries[0].Value, indent + 4);
            foreach (var entry in map.Entries.Skip(1))
            {
                WriteEntry(text, entry, indent + 2);
            }

            return;
        }

        WriteValue(text, item, indent + 2);
    }

    /// <summary>The node on one line, or null when it is too rich for that.</summary>
    private static string? Flow(DocumentNode node)
    {
        switch (node)
        {
            case ScalarNode scalar:
                return scalar.IsPlain || IsSafePlain(scalar.Text) ? scalar.Text : Quote(scalar.Text);
            case ListNode list when list.Items.All(static i => i is ScalarNode):
                return $"[{string.Join(", ", list.Items.Select(Flow))}]";
            case MapNode map:
                var parts = map.Entries.Select(static e => (e.Key, Value: e.Value is ScalarNode or MapNode { Entries.Length: 1 } ? Flow(e.Value) : null)).ToList();
                return parts.TrueForAll(static p => p.Value is not null)
                    ? parts.Count == 0 ? "{}" : $"{{ {string.Join(", ", parts.Select(static p => $"{p.Key}: {p.Value}"))} }}"
                    : null;
            default:
                return null;
        }
    }

    private static bool IsSafePlain(string text) => SafePlain().IsMatch(text) && !Reserved.Contains(text) && !text.Contains("  ", StringComparison.Ordinal);

    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '\u0085' or '\u00A0' or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF' => quoted.Append($"\\u{(int)c:X4}"),
                _ when char.IsControl(c) => quoted.Append($"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    // Letters first, so that no number, date or indicator can be mistaken; nothing that YAML reads as punctuation.
    [GeneratedRegex(@"\A[A-Za-z](?:[A-Za-z0-9 _./%+()-]*[A-Za-z0-9_./%+()-])?\z", RegexOptions.None, 1000)]
    private static partial Regex SafePlain();
}
