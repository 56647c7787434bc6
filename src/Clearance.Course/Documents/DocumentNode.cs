using System.Collections.Immutable;

namespace Clearance.Course;

/// <summary>A node of a document with its place: a scalar, a list or a map, nothing else.</summary>
/// <param name="Place">Where the node starts.</param>
public abstract record DocumentNode(SourcePlace Place)
{
    /// <summary>The kind in words, for messages.</summary>
    public abstract string Kind { get; }

    private protected static SourcePlace Inside(SourcePlace place, string step) =>
        place with { Field = place.Field.Length == 0 ? step : $"{place.Field}.{step}" };
}

/// <summary>A scalar as written. <paramref name="IsPlain"/> is false for quoted and block text.</summary>
public sealed record ScalarNode(SourcePlace Place, string Text, bool IsPlain) : DocumentNode(Place)
{
    /// <inheritdoc/>
    public override string Kind => IsNull ? "an empty value" : "a single value";

    /// <summary>An empty value, <c>null</c> or <c>~</c>: the same as leaving the key out.</summary>
    public bool IsNull => IsPlain && Text is "" or "~" or "null";
}

/// <summary>A list.</summary>
public sealed record ListNode(SourcePlace Place, ImmutableArray<DocumentNode> Items) : DocumentNode(Place)
{
    /// <inheritdoc/>
    public override string Kind => "a list";
}

/// <summary>One key of a map, with the place of the key itself.</summary>
public sealed record MapEntry(string Key, SourcePlace KeyPlace, DocumentNode Value);

/// <summary>A map with unique keys in the order of the file.</summary>
public sealed record MapNode(SourcePlace Place, ImmutableArray<MapEntry> Entries) : DocumentNode(Place)
{
    /// <inheritdoc/>
    public override string Kind => "a map of keys";

    /// <summary>The value of a key, or null.</summary>
    public DocumentNode? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (string.Equals(entry.Key, key, StringComparison.Ordinal))
            {
                return entry.Value;
            }
        }

        return null;
    }

    /// <summary>The place a missing key would have: the map's own line with the key's path.</summary>
    public SourcePlace PlaceOf(string key) => Find(key)?.Place ?? Inside(Place, key);
}
