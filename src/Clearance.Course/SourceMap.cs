using System.Collections.Frozen;

namespace Clearance.Course;

/// <summary>
/// Where each field of a document stood, by field path (<c>regimens[0].drug</c>). It is a footnote, not content: all source maps
/// are equal, so that two courses that say the same are equal wherever they were written.
/// </summary>
public sealed class SourceMap : IEquatable<SourceMap>
{
    private readonly FrozenDictionary<string, SourcePlace> places;

    private SourceMap(FrozenDictionary<string, SourcePlace> places, string file)
    {
        this.places = places;
        File = file;
    }

    /// <summary>No places, for courses made in code.</summary>
    public static SourceMap Empty { get; } = new(FrozenDictionary<string, SourcePlace>.Empty, "(made in memory)");

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The place of a field, or that of the nearest field around it, or the whole file; the path asked for is kept.</summary>
    public SourcePlace Of(string field)
    {
        for (var path = field; path.Length > 0; path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))])
        {
            if (places.TryGetValue(path, out var place))
            {
                return place with { Field = field };
            }
        }

        return SourcePlace.WholeFile(File) with { Field = field };
    }

    /// <summary>All places of a document.</summary>
    public static SourceMap From(MapNode root)
    {
        var found = new Dictionary<string, SourcePlace>(StringComparer.Ordinal);
        Collect(root, found);
        return new SourceMap(found.ToFrozenDictionary(StringComparer.Ordinal), root.Place.File);
    }

    /// <inheritdoc/>
    public bool Equals(SourceMap? other) => other is not null;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SourceMap);

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    private static void Collect(DocumentNode node, Dictionary<string, SourcePlace> found)
    {
        found.TryAdd(node.Place.Field, node.Place);
        switch (node)
        {
            case ListNode list:
                foreach (var item in list.Items)
                {
                    Collect(item, found);
                }

                break;
            case MapNode map:
                foreach (var entry in map.Entries)
                {
                    Collect(entry.Value, found);
                }

                break;
            default:
                break;
        }
    }
}
