namespace Clearance.Course;

/// <summary>Reads and writes history, events and statements.</summary>
internal static class RecordFormat
{
    public static HistoryEntry ReadHistory(FieldReader f, CourseContext context) => Done(f, new HistoryEntry
    {
        Kind = f.RequiredChoice<HistoryKind>("kind"),
        What = f.RequiredText("what"),
        Drug = f.Text("drug"),
        Dose = DoseFormat.Read(f, "dose"),
        Frequency = DoseFormat.ReadFrequency(f),
        Outcome = f.Choice<TreatmentOutcome>("outcome"),
        Period = f.Text("period"),
        Sites = SiteFormat.Read(f, "sites"),
        Provenance = ProvenanceFormat.Read(f, context),
    });

    public static MapNode WriteHistory(HistoryEntry h) => new MapBuilder()
        .Word<HistoryKind>("kind", h.Kind).Text("what", h.What).Text("drug", h.Drug).One("dose", h.Dose, DoseFormat.Write)
        .One("frequency", h.Frequency, DoseFormat.WriteFrequency).Word("outcome", h.Outcome).Text("period", h.Period)
        .Words("sites", h.Sites).Provenance(h.Provenance).Build();

    public static CourseEvent ReadEvent(FieldReader f, CourseContext context)
    {
        var read = new CourseEvent
        {
            Id = f.Text("id"),
            Kind = f.RequiredChoice<EventKind>("kind"),
            What = f.RequiredText("what"),
            At = TimeFormat.Required(f, "at", context),
            Severity = f.Choice<SeverityWord>("severity"),
            Sites = SiteFormat.Read(f, "sites"),
            Regimen = f.Text("regimen"),
            Outcome = f.Text("outcome"),
            Finding = f.Choice<EventFinding>("finding"),
            Resolved = TimeFormat.Read(f, "resolved", context),
            Responding = f.Flag("responding"),
            Provenance = ProvenanceFormat.Read(f, context),
        };
        if (read.Resolved?.Day < read.At.Day)
        {
            f.Log.Error("event.order", f.PlaceOf("resolved"), "This event is over before it happened.", "Exchange 'at' and 'resolved'.");
        }

        if (read.Id is not null)
        {
            Names.CheckAnchorName(read.Id, f.PlaceOf("id"), context.Log);
        }

        return Done(f, read);
    }

    public static MapNode WriteEvent(CourseEvent e) => new MapBuilder()
        .Text("id", e.Id).Word<EventKind>("kind", e.Kind).Text("what", e.What).Add("at", TimeFormat.Write(e.At)).Word("severity", e.Severity)
        .Words("sites", e.Sites).Text("regimen", e.Regimen).Text("outcome", e.Outcome)
        .Word("finding", e.Finding).One("resolved", e.Resolved, TimeFormat.Write).Flag("responding", e.Responding).Provenance(e.Provenance).Build();

    public static Statement ReadStatement(FieldReader f, CourseContext context) => Done(f, new Statement(
        f.RequiredChoice<StatementTopic>("about"), f.RequiredText("text"), ProvenanceFormat.Read(f, context)));

    public static MapNode WriteStatement(Statement s) => new MapBuilder()
        .Word<StatementTopic>("about", s.About).Text("text", s.Text).Provenance(s.Provenance).Build();

    private static T Done<T>(FieldReader fields, T value)
    {
        fields.Finish();
        return value;
    }
}
