using System.Text;

using Clearance.Course;

namespace Clearance.Gate.Tests;

/// <summary>A course changed in a few places, and written out again for the reader.</summary>
internal static class CourseText
{
    private const string Lacks = "lacks";

    /// <summary>The course with the sections of the changes: lists grow at their end, maps take the new keys. What 'lacks' names is taken out first.</summary>
    public static MapNode Changed(MapNode course, MapNode changes)
    {
        var lacks = changes.Find(Lacks) is ListNode list ? list.Items.Cast<ScalarNode>().Select(static s => s.Text).ToHashSet(StringComparer.Ordinal) : [];
        var kept = (MapNode)Without(course, lacks);
        return Joined(kept, changes with { Entries = [.. changes.Entries.Where(static e => e.Key != Lacks)] });
    }

    /// <summary>Two maps as one, the second stronger.</summary>
    public static MapNode Joined(MapNode first, MapNode second)
    {
        var entries = first.Entries.Select(e => second.Find(e.Key) is { } other ? e with { Value = Joined(e.Value, other) } : e).ToList();
        entries.AddRange(second.Entries.Where(e => first.Find(e.Key) is null));
        return first with { Entries = [.. entries] };
    }

    /// <summary>The course as flow YAML, one section a line.</summary>
    public static string Of(MapNode course)
    {
        var text = new StringBuilder();
        foreach (var entry in course.Entries)
        {
            text.Append(entry.Key).Append(": ").Append(Flow(entry.Value)).Append('\n');
        }

        return text.ToString();
    }

    private static DocumentNode Joined(DocumentNode first, DocumentNode second) => (first, second) switch
    {
        (ListNode a, ListNode b) => a with { Items = [.. a.Items, .. b.Items] },
        (MapNode { Entries: [{ Key: "value" or "doses" or "state" or "complete" }, ..] }, MapNode b) => b,
        (MapNode a, MapNode b) => Joined(a, b),
        _ => second,
    };

    private static DocumentNode Without(DocumentNode node, HashSet<string> lacks) => node switch
    {
        ListNode list => list with { Items = [.. list.Items.Where(i => !(i is MapNode map && map.Find("test") is ScalarNode test && lacks.Contains(test.Text)))] },
        MapNode map => map with { Entries = [.. map.Entries.Where(e => !lacks.Contains(e.Key)).Select(e => e with { Value = Without(e.Value, lacks) })] },
        _ => node,
    };

    private static string Flow(DocumentNode node) => node switch
    {
        ScalarNode { IsPlain: true } s => s.Text,
        ScalarNode s => $"\"{s.Text}\"",
        ListNode list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
        MapNode map => $"{{{string.Join(", ", map.Entries.Select(static e => $"{e.Key}: {Flow(e.Value)}"))}}}",
        _ => throw new ArgumentOutOfRangeException(nameof(node), node.Kind, null),
    };
}
