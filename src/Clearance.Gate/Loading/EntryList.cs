using System.Collections.Immutable;

using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Gate;

/// <summary>Reads a file that is one list of entries, each with an id of its own.</summary>
internal static class EntryList
{
    public static ImmutableArray<T> Read<T>(FieldReader root, string schema, string key, Func<FieldReader, T> one, Func<T, string> id)
    {
        root.NeedSchema(schema);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var entries = ImmutableArray.CreateBuilder<T>();
        foreach (var node in root.NeedList(key) ? root.FieldsList(key) : [])
        {
            var entry = one(node);
            entries.Add(entry);
            if (!ids.Add(id(entry)))
            {
                root.Log.Error("rule.duplicate-id", node.Place, $"The id {id(entry)} is used twice.", "Give each entry an id of its own.");
            }
        }

        root.Finish();
        return entries.ToImmutable();
    }
}
