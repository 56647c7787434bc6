namespace Clearance.Course;

/// <summary>Reads and writes regimens.</summary>
internal static class RegimenFormat
{
    public static Regimen Read(FieldReader fields, CourseContext context)
    {
        var id = fields.RequiredText("id");
        if (id.Length > 0)
        {
            Names.CheckAnchorName(id, fields.PlaceOf("id"), context.Log);
        }

        var regimen = new Regimen
        {
            Id = id,
            Drug = fields.RequiredText("drug").Trim(),
            Modelled = fields.Flag("modelled") ?? true,
            Role = fields.Choice<RegimenRole>("role"),
            Dose = DoseFormat.Read(fields, "dose"),
            Loading = DoseFormat.ReadLoading(fields),
            Frequency = DoseFormat.ReadFrequency(fields),
            TakenEvery = DurationFormat.Read(fields, "taken_every"),
            Route = fields.Choice<Route>("route"),
            StrengthPercent = ScoreFormat.Bounded(fields, "strength_percent", 0, 100),
            Form = fields.Choice<TopicalForm>("form"),
            Sites = SiteFormat.Read(fields, "sites"),
            GramsPerWeek = ScoreFormat.Bounded(fields, "grams_per_week", 0, 1000),
            Start = TimeFormat.Required(fields, "start", context),
            Stop = TimeFormat.Read(fields, "stop", context),
            PlannedStop = TimeFormat.Read(fields, "planned_stop", context),
            StopWhen = fields.Fields("stop_when") is { } w ? ReadCondition(w) : null,
            MaxDuration = DurationFormat.Read(fields, "max_duration"),
            IfRelapse = fields.Fields("if_relapse") is { } r ? ReadRelapse(r) : null,
            Changes = [.. fields.FieldsList("changes").Select(f => ReadChange(f, context))],
            Missed = [.. fields.FieldsList("missed").Select(f => ReadMissed(f, context))],
            StopReason = fields.Text("stop_reason"),
            Provenance = ProvenanceFormat.Read(fields, context),
        };
        fields.Finish();
        RegimenChecks.Check(regimen, fields);
        return regimen;
    }

    public static MapNode Write(Regimen r) => new MapBuilder()
        .Text("id", r.Id)
        .Text("drug", r.Drug)
        .Flag("modelled", r.Modelled, unless: true)
        .Word("role", r.Role)
        .One("dose", r.Dose, DoseFormat.Write)
        .One("loading", r.Loading, DoseFormat.WriteLoading)
        .One("frequency", r.Frequency, DoseFormat.WriteFrequency)
        .One("taken_every", r.TakenEvery, DurationFormat.Write)
        .Word("route", r.Route)
        .Number("strength_percent", r.StrengthPercent)
        .Word("form", r.Form)
        .Words("sites", r.Sites)
        .Number("grams_per_week", r.GramsPerWeek)
        .Add("start", TimeFormat.Write(r.Start))
        .One("stop", r.Stop, TimeFormat.Write)
        .One("planned_stop", r.PlannedStop, TimeFormat.Write)
        .One("stop_when", r.StopWhen, WriteCondition)
        .One("max_duration", r.MaxDuration, DurationFormat.Write)
        .One("if_relapse", r.IfRelapse, static p => new MapBuilder()
            .Word<RelapseAction>("action", p.Action).One("when", p.When, WriteCondition).Number("max_times", p.MaxTimes).Build())
        .List("changes", r.Changes, static c => new MapBuilder()
            .Add("at", TimeFormat.Write(c.At)).One("dose", c.Dose, DoseFormat.Write)
            .One("frequency", c.Frequency, DoseFormat.WriteFrequency).Text("reason", c.Reason).Build())
        .List("missed", r.Missed, static m => new MapBuilder()
            .Add("from", TimeFormat.Write(m.From)).Add("to", TimeFormat.Write(m.To)).Build())
        .Text("stop_reason", r.StopReason)
        .Provenance(r.Provenance)
        .Build();

    private static DoseChange ReadChange(FieldReader fields, CourseContext context)
    {
        var change = new DoseChange(
            TimeFormat.Required(fields, "at", context), DoseFormat.Read(fields, "dose"), DoseFormat.ReadFrequency(fields), fields.Text("reason"));
        if (!fields.Has("dose") && !fields.Has("frequency"))
        {
            fields.Log.Error("change.empty", fields.Place, "This change changes neither dose nor frequency.", "Add 'dose:' or 'frequency:', or remove it.");
        }

        fields.Finish();
        return change;
    }

    private static MissedDoses ReadMissed(FieldReader fields, CourseContext context)
    {
        var missed = new MissedDoses(TimeFormat.Required(fields, "from", context), TimeFormat.Required(fields, "to", context));
        if (missed.To.Day < missed.From.Day)
        {
            fields.Log.Error("missed.order", fields.PlaceOf("to"), "The last missed dose lies before the first.", "Exchange 'from' and 'to'.");
        }

        fields.Finish();
        return missed;
    }

    private static Condition ReadCondition(FieldReader fields)
    {
        var condition = new Condition
        {
            Status = fields.Choice<StatusWord>("status"),
            Score = fields.Choice<ScoreKind>("score"),
            AtMost = fields.Decimal("at_most"),
            AtLeast = fields.Decimal("at_least"),
            HeldFor = DurationFormat.Read(fields, "held_for"),
        };
        var limits = (fields.Has("at_most") ? 1 : 0) + (fields.Has("at_least") ? 1 : 0);
        if (fields.Has("status") == fields.Has("score") || limits != (fields.Has("score") ? 1 : 0))
        {
            fields.Log.Error("condition.form", fields.Place, "A condition is a status word, or a score with one limit.", "Write { status: clear } or { score: easi, at_most: 1 }.");
        }

        fields.Finish();
        return condition;
    }

    private static MapNode WriteCondition(Condition c) => new MapBuilder()
        .Word("status", c.Status).Word("score", c.Score).Number("at_most", c.AtMost).Number("at_least", c.AtLeast)
        .One("held_for", c.HeldFor, DurationFormat.Write).Build();

    private static RelapsePlan ReadRelapse(FieldReader fields)
    {
        var plan = new RelapsePlan(
            fields.RequiredChoice<RelapseAction>("action"), fields.Fields("when") is { } w ? ReadCondition(w) : null, fields.Integer("max_times"));
        if (plan.MaxTimes is < 1)
        {
            fields.Log.Error("value.out-of-range", fields.PlaceOf("max_times"), "A plan is followed at least once.", "Write 1 or more.");
        }

        fields.Finish();
        return plan;
    }
}
