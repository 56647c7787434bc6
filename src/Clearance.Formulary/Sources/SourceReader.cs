using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Reads the sources file.</summary>
internal static class SourceReader
{
    public const string Schema = "clearance.knowledge.sources/1";

    public static ImmutableSortedDictionary<string, Source> Read(FieldReader root)
    {
        root.NeedSchema(Schema);
        var sources = ImmutableSortedDictionary.CreateBuilder<string, Source>(StringComparer.Ordinal);
        if (root.NeedFields("sources") is { } list)
        {
            foreach (var entry in list.Entries())
            {
                if (list.AsFields(entry.Value) is { } fields)
                {
                    sources.Add(entry.Key, ReadOne(entry.Key, fields));
                }
            }
        }

        root.Finish();
        return sources.ToImmutable();
    }

    private static Source ReadOne(string key, FieldReader fields)
    {
        var source = new Source(
            key,
            fields.NeedText("cite"),
            fields.Text("doi"),
            [.. fields.Texts("addresses")],
            fields.Text("seen_in") ?? "",
            fields.Flag("text") ?? true);
        fields.Finish();
        return source;
    }
}
