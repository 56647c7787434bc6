using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>A setting of the knowledge folder: a number with its meaning and source.</summary>
/// <param name="Meaning">In words.</param>
/// <param name="Value">The number.</param>
public sealed record KnowledgeSetting(string Meaning, SourcedValue Value)
{
    /// <summary>Reads a file of settings; each name must be there and no other.</summary>
    internal static ImmutableSortedDictionary<string, KnowledgeSetting> ReadAll(FieldReader root, string schema, ImmutableArray<string> names, SourcedReader sourced)
    {
        root.NeedSchema(schema);
        var settings = ImmutableSortedDictionary.CreateBuilder<string, KnowledgeSetting>(StringComparer.Ordinal);
        if (root.NeedFields("settings") is { } list)
        {
            foreach (var name in names)
            {
                if (list.NeedFields(name) is { } item)
                {
                    settings[name] = new KnowledgeSetting(item.NeedText("meaning"), sourced.Need(item, "value", Dimension.Number));
                    item.Finish();
                }
            }

            list.Finish();
        }

        root.Finish();
        return settings.ToImmutable();
    }
}
