using System.Collections.Immutable;

namespace Clearance.Course;

/// <summary>
/// Reads course files. Everything wrong is collected as issues with file, line, field and cure; nothing is thrown for any content.
/// Drug names are not judged here: the formulary resolves them and finds their place in <see cref="TreatmentCourse.Places"/>.
/// </summary>
public static class CourseReader
{
    /// <summary>Reads a file.</summary>
    public static Reading<TreatmentCourse> ReadFile(string path) => From(DocumentReader.ReadFile(path), new IssueLog());

    /// <summary>Reads bytes; <paramref name="file"/> is a name for messages.</summary>
    public static Reading<TreatmentCourse> ReadBytes(ReadOnlySpan<byte> bytes, string file) => From(DocumentReader.ReadBytes(bytes, file), new IssueLog());

    /// <summary>Reads text; <paramref name="file"/> is a name for messages.</summary>
    public static Reading<TreatmentCourse> ReadText(string text, string file) => From(DocumentReader.ReadText(text, file), new IssueLog());

    /// <summary>Reads a course from a document already read; <paramref name="log"/> also learns which keys were asked for.</summary>
    public static Reading<TreatmentCourse> From(Reading<MapNode> document, IssueLog log)
    {
        log.AddRange(document.Issues);
        if (document.Value is null)
        {
            return new Reading<TreatmentCourse>(null, log.ToImmutable());
        }

        var course = Read(new FieldReader(document.Value, log), log);
        return new Reading<TreatmentCourse>(log.ErrorCount == 0 ? course : null, log.ToImmutable());
    }

    private static TreatmentCourse Read(FieldReader fields, IssueLog log)
    {
        CheckVersion(fields);
        var sources = ProvenanceFormat.ReadSources(fields);
        var anchor = TimeFormat.ReadAnchor(fields);
        var times = new TimeBook(anchor);
        CollectTimes(fields.Map, times);
        var context = new CourseContext(log, sources, times);
        var id = fields.RequiredText("id");
        if (id.Length > 0)
        {
            Names.CheckKey(id, fields.PlaceOf("id"), log);
        }

        var course = new TreatmentCourse
        {
            Id = id,
            Title = fields.RequiredText("title"),
            Citation = fields.Fields("citation") is { } c ? ProvenanceFormat.ReadCitation(c) : null,
            Sources = sources.Entries,
            Anchor = anchor,
            Patient = fields.Fields("patient") is { } p ? PatientFormat.Read(p, context) : null,
            Diagnosis = fields.Fields("diagnosis") is { } d ? PatientFormat.ReadDiagnosis(d, context) : null,
            History = Section(fields, "history", context, RecordFormat.ReadHistory),
            Regimens = Section(fields, "regimens", context, RegimenFormat.Read),
            Observations = Section(fields, "observations", context, ObservationFormat.Read),
            Screening = Section(fields, "screening", context, TestFormat.ReadScreening),
            Laboratory = Section(fields, "laboratory", context, TestFormat.ReadLaboratory),
            Risks = fields.Fields("risks") is { } r ? RiskFormat.Read(r, context) : null,
            Vaccinations = fields.Fields("vaccinations") is { } v ? VaccinationFormat.Read(v, context) : null,
            Comedication = fields.Fields("comedication") is { } m ? ComedicationFormat.Read(m, context) : null,
            Discussions = Section(fields, "discussions", context, DecisionFormat.ReadDiscussion),
            Approvals = Section(fields, "approvals", context, DecisionFormat.ReadApproval),
            Exceptions = Section(fields, "exceptions", context, DecisionFormat.ReadException),
            Events = Section(fields, "events", context, RecordFormat.ReadEvent),
            Statements = Section(fields, "statements", context, RecordFormat.ReadStatement),
            Places = SourceMap.From(fields.Map),
        };
        fields.Finish();
        CourseChecks.Check(course, log);
        return course;
    }

    private static void CheckVersion(FieldReader fields)
    {
        if (fields.Require("schema") is not null && fields.Integer("schema") is { } version && version != TreatmentCourse.SchemaVersion)
        {
            fields.Log.Error("schema.version", fields.PlaceOf("schema"), $"This file says schema {version}; this program reads {TreatmentCourse.SchemaVersion}.", $"Write 'schema: {TreatmentCourse.SchemaVersion}' if it is of that form, or use the program version it was made for.");
        }
    }

    private static ValueList<T> Section<T>(FieldReader fields, string key, CourseContext context, Func<FieldReader, CourseContext, T> read) =>
        [.. fields.FieldsList(key).Select(f => read(f, context)).ToImmutableArray()];

    /// <summary>Collects named times first, in silence: each is read again, with its issues, where it stands.</summary>
    private static void CollectTimes(MapNode root, TimeBook times)
    {
        var silent = new IssueLog();
        foreach (var regimen in Maps(root, "regimens"))
        {
            if (regimen.Find("id") is ScalarNode { IsNull: false } id)
            {
                Collect(regimen, "start", $"{id.Text}_start");
                Collect(regimen, "stop", $"{id.Text}_stop");
            }
        }

        foreach (var happening in Maps(root, "events"))
        {
            if (happening.Find("id") is ScalarNode { IsNull: false } id)
            {
                Collect(happening, "at", id.Text);
            }
        }

        void Collect(MapNode map, string key, string name)
        {
            if (map.Find(key) is { } node and not ScalarNode { IsNull: true } && TimeBook.Parse(node, times.Anchor, silent, out _) is { } time)
            {
                times.Name(name, time);
            }
        }
    }

    private static IEnumerable<MapNode> Maps(MapNode root, string key) =>
        root.Find(key) is ListNode list ? list.Items.OfType<MapNode>() : [];
}
