namespace Clearance.Course;

/// <summary>Reads and writes discussions, approvals and exceptions: what people decided.</summary>
internal static class DecisionFormat
{
    public static Discussion ReadDiscussion(FieldReader f, CourseContext context)
    {
        var read = new Discussion(
            f.RequiredChoice<DiscussionTopic>("topic"), f.Text("of"), f.Text("by"), TimeFormat.Read(f, "at", context), ProvenanceFormat.Read(f, context));
        f.Finish();
        return read;
    }

    public static MapNode WriteDiscussion(Discussion d) => new MapBuilder()
        .Word<DiscussionTopic>("topic", d.Topic).Text("of", d.Of).Text("by", d.By).One("at", d.At, TimeFormat.Write).Provenance(d.Provenance).Build();

    public static Approval ReadApproval(FieldReader f, CourseContext context)
    {
        var read = new Approval(
            f.RequiredText("by"), f.Text("of"), f.RequiredChoice<ApprovalDecision>("decision"), TimeFormat.Read(f, "at", context), ProvenanceFormat.Read(f, context))
        {
            Expires = TimeFormat.Read(f, "expires", context),
        };
        if (read.Expires?.Day < read.At?.Day)
        {
            f.Log.Error("approval.order", f.PlaceOf("expires"), "This approval expires before it was given.", "Exchange 'at' and 'expires'.");
        }

        f.Finish();
        return read;
    }

    public static MapNode WriteApproval(Approval a) => new MapBuilder()
        .Text("by", a.By).Text("of", a.Of).Word<ApprovalDecision>("decision", a.Decision).One("at", a.At, TimeFormat.Write)
        .One("expires", a.Expires, TimeFormat.Write).Provenance(a.Provenance).Build();

    public static RuleException ReadException(FieldReader f, CourseContext context)
    {
        var read = new RuleException
        {
            Rule = f.RequiredText("rule"),
            Of = f.Text("of"),
            By = f.RequiredText("by"),
            Second = f.Text("second"),
            At = TimeFormat.Required(f, "at", context),
            Why = f.RequiredText("why"),
            Provenance = ProvenanceFormat.Read(f, context),
        };
        if (read.Second is { } second && string.Equals(second.Trim(), read.By.Trim(), StringComparison.OrdinalIgnoreCase))
        {
            f.Log.Error("exception.second", f.PlaceOf("second"), "The second prescriber is the first.", "Name another prescriber, or leave 'second' out.");
        }

        f.Finish();
        return read;
    }

    public static MapNode WriteException(RuleException e) => new MapBuilder()
        .Text("rule", e.Rule).Text("of", e.Of).Text("by", e.By).Text("second", e.Second).Add("at", TimeFormat.Write(e.At)).Text("why", e.Why)
        .Provenance(e.Provenance).Build();
}
