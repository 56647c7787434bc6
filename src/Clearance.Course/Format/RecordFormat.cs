namespace Clearance.Course;

/// <summary>Reads and writes history, screening, laboratory, approvals, events and statements.</summary>
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

    public static Screening ReadScreening(FieldReader f, CourseContext context) => Done(f, new Screening(
        f.RequiredChoice<ScreeningTest>("test"), f.RequiredChoice<ScreeningResult>("result"), TimeFormat.Read(f, "at", context), ProvenanceFormat.Read(f, context)));

    public static MapNode WriteScreening(Screening s) => new MapBuilder()
        .Word<ScreeningTest>("test", s.Test).Word<ScreeningResult>("result", s.Result).One("at", s.At, TimeFormat.Write).Provenance(s.Provenance).Build();

    public static LaboratoryResult ReadLaboratory(FieldReader f, CourseContext context)
    {
        var result = new LaboratoryResult(
            f.RequiredText("test"), f.Decimal("value"), f.Text("unit"), f.Text("text"), TimeFormat.Read(f, "at", context), ProvenanceFormat.Read(f, context));
        if (f.Has("value") == f.Has("text"))
        {
            f.Log.Error("laboratory.form", f.Place, "A laboratory result is a value or a text.", "Write 'value: 1.2' with 'unit:', or 'text: \"1:320\"'.");
        }

        if (f.Has("value") != f.Has("unit"))
        {
            f.Log.Error("quantity.unit", f.PlaceOf("unit"), f.Has("unit") ? "A unit is given without a value." : "The unit is missing.", "Write 'value:' and 'unit:' together.");
        }

        return Done(f, result);
    }

    public static MapNode WriteLaboratory(LaboratoryResult l) => new MapBuilder()
        .Text("test", l.Test).Number("value", l.Value).Text("unit", l.Unit).Text("text", l.Text).One("at", l.At, TimeFormat.Write).Provenance(l.Provenance).Build();

    public static Approval ReadApproval(FieldReader f, CourseContext context) => Done(f, new Approval(
        f.RequiredText("by"), f.Text("of"), f.RequiredChoice<ApprovalDecision>("decision"), TimeFormat.Read(f, "at", context), ProvenanceFormat.Read(f, context)));

    public static MapNode WriteApproval(Approval a) => new MapBuilder()
        .Text("by", a.By).Text("of", a.Of).Word<ApprovalDecision>("decision", a.Decision).One("at", a.At, TimeFormat.Write).Provenance(a.Provenance).Build();

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
            Provenance = ProvenanceFormat.Read(f, context),
        };
        if (read.Id is not null)
        {
            Names.CheckAnchorName(read.Id, f.PlaceOf("id"), context.Log);
        }

        return Done(f, read);
    }

    public static MapNode WriteEvent(CourseEvent e) => new MapBuilder()
        .Text("id", e.Id).Word<EventKind>("kind", e.Kind).Text("what", e.What).Add("at", TimeFormat.Write(e.At)).Word("severity", e.Severity)
        .Words("sites", e.Sites).Text("regimen", e.Regimen).Text("outcome", e.Outcome).Provenance(e.Provenance).Build();

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
