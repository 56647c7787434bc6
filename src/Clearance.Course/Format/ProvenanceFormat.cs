namespace Clearance.Course;

/// <summary>The sources of a course and which of them speaks when a fact names none.</summary>
internal sealed class SourceBook(ValueList<SourceEntry> entries, string? @default)
{
    public ValueList<SourceEntry> Entries { get; } = entries;

    /// <summary>Key of the source that speaks for facts without one.</summary>
    public string? Default { get; } = @default;

    private readonly HashSet<string> keys = new(entries.Select(static e => e.Key), StringComparer.Ordinal);

    public bool Knows(string key) => keys.Contains(key);
}

/// <summary>Reads and writes sources, provenance and the citation.</summary>
internal static class ProvenanceFormat
{
    public static SourceBook ReadSources(FieldReader course)
    {
        var entries = new List<SourceEntry>();
        if (course.Require("sources") is not null && course.Fields("sources") is { } fields)
        {
            foreach (var entry in fields.Entries())
            {
                Names.CheckKey(entry.Key, entry.KeyPlace, course.Log);
                if (fields.AsFields(entry.Value) is { } source)
                {
                    entries.Add(ReadSource(entry.Key, source));
                }
            }

            if (fields.Map.Entries.IsEmpty)
            {
                course.Log.Error("field.missing", fields.Place, "No source is named.", "Name at least one, such as 'clinic: {cite: own records, status: verified}'.");
            }
        }

        var fallback = course.Text("default_source");
        var book = new SourceBook([.. entries], fallback);
        if (fallback is not null && !book.Knows(fallback))
        {
            Unknown(fallback, course.PlaceOf("default_source"), book, course.Log);
        }

        return book;
    }

    public static MapNode WriteSources(ValueList<SourceEntry> sources)
    {
        var map = new MapBuilder();
        foreach (var s in sources)
        {
            map.Add(s.Key, new MapBuilder()
                .Text("cite", s.Cite).Word<FactStatus>("status", s.Status).Text("doi", s.Doi).Text("address", s.Address).Text("note", s.Note).Build());
        }

        return map.Build();
    }

    public static Provenance Read(FieldReader fields, CourseContext context)
    {
        var written = fields.Text("source");
        var source = written ?? context.Sources.Default;
        if (source is null)
        {
            fields.Log.Error("source.missing", fields.PlaceOf("source"), "This fact has no source.", "Add 'source:' with a key of 'sources', or a 'default_source' for the course.");
        }
        else if (written is not null && !context.Sources.Knows(written))
        {
            Unknown(written, fields.PlaceOf("source"), context.Sources, fields.Log);
        }

        return new Provenance
        {
            Source = source ?? "",
            Mark = fields.Choice<FactMark>("mark") ?? FactMark.Stated,
            Status = fields.Choice<FactStatus>("support"),
            Said = fields.Text("said"),
            Note = fields.Text("note"),
        };
    }

    public static MapBuilder Provenance(this MapBuilder map, Provenance p) => map
        .Text("source", p.Source)
        .Word<FactMark>("mark", p.Mark == FactMark.Stated ? null : p.Mark)
        .Word("support", p.Status)
        .Text("said", p.Said)
        .Text("note", p.Note);

    public static Citation ReadCitation(FieldReader fields)
    {
        var citation = new Citation
        {
            Authors = fields.Texts("authors"),
            Title = fields.Text("title"),
            Journal = fields.Text("journal"),
            Year = fields.Integer("year"),
            Volume = fields.Text("volume"),
            Pages = fields.Text("pages"),
            Doi = fields.Text("doi"),
        };
        if (citation.Year is < 1800 or > 2200)
        {
            fields.Log.Error("value.out-of-range", fields.PlaceOf("year"), $"{citation.Year} is not a year of publication.", "Write the year with four digits.");
        }

        fields.Finish();
        return citation;
    }

    public static MapNode WriteCitation(Citation c) => new MapBuilder()
        .Texts("authors", c.Authors).Text("title", c.Title).Text("journal", c.Journal).Number("year", c.Year)
        .Text("volume", c.Volume).Text("pages", c.Pages).Text("doi", c.Doi).Build();

    private static SourceEntry ReadSource(string key, FieldReader fields)
    {
        var entry = new SourceEntry(
            key, fields.RequiredText("cite"), fields.RequiredChoice<FactStatus>("status"), fields.Text("doi"), fields.Text("address"), fields.Text("note"));
        fields.Finish();
        return entry;
    }

    private static void Unknown(string key, SourcePlace place, SourceBook book, IssueLog log)
    {
        var keys = book.Entries.Take(50).Select(static e => e.Key).ToList();
        var nearest = NearestKey.Of(key, keys);
        log.Error("source.unknown", place, $"No source is called '{Names.Shortened(key)}'.", nearest is null ? $"Use one of: {string.Join(", ", keys)}, or add it to 'sources'." : $"Did you mean '{nearest}'?");
    }
}
