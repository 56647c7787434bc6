using System.Globalization;

namespace Clearance.Course;

/// <summary>Reads and writes times and the anchor.</summary>
internal static class TimeFormat
{
    /// <summary>A time that must be there: a fact without a time has to say <c>not_stated</c>.</summary>
    public static CourseTime Required(FieldReader fields, string key, CourseContext context)
    {
        if (!fields.Has(key))
        {
            fields.Log.Error("field.missing", fields.PlaceOf(key), $"'{key}' is missing.", $"Add '{key}:' with a date, a name, an offset such as {{ weeks: 2, from: {context.Times.Anchor.Name} }}, or not_stated.");
            return CourseTime.Unknown;
        }

        return Read(fields, key, context) ?? CourseTime.Unknown;
    }

    public static CourseTime? Read(FieldReader fields, string key, CourseContext context)
    {
        if (fields.Node(key) is not { } node || TimeBook.Parse(node, context.Times.Anchor, context.Log, out var mark) is not { } written)
        {
            return null;
        }

        return new CourseTime(written, context.Times.Resolve(written, node.Place, context.Log)) { Mark = mark };
    }

    public static DocumentNode Write(CourseTime time)
    {
        var marked = time.Mark == FactMark.Stated ? null : (FactMark?)time.Mark;
        switch (time.Written)
        {
            case WrittenTime.After after:
                return new MapBuilder().Number(Token.Of(after.Offset.Unit), after.Offset.Amount).Text("from", after.Anchor).Word("mark", marked).Build();
            case var simple:
                var scalar = simple switch
                {
                    WrittenTime.NotStated => MapBuilder.Raw("not_stated"),
                    WrittenTime.OnDate d => WriteDate(d.Date),
                    WrittenTime.AtAnchor a => MapBuilder.Quoted(a.Name),
                    _ => throw new InvalidOperationException("A written time has four forms."),
                };
                return marked is null ? scalar : new MapBuilder().Add("at", scalar).Word("mark", marked).Build();
        }
    }

    public static CourseAnchor ReadAnchor(FieldReader course)
    {
        if (course.Require("anchor") is null || course.Fields("anchor") is not { } fields)
        {
            return new CourseAnchor("anchor", null);
        }

        var name = fields.RequiredText("name");
        if (name.Length > 0)
        {
            Names.CheckAnchorName(name, fields.PlaceOf("name"), course.Log);
        }

        var date = fields.Node("date") is { } node && fields.AsScalar(node, "a date") is { } scalar ? TimeBook.ParseDate(scalar, course.Log) : null;
        fields.Finish();
        return new CourseAnchor(name, date);
    }

    public static MapNode WriteAnchor(CourseAnchor anchor) =>
        new MapBuilder().Text("name", anchor.Name).Add("date", anchor.Date is { } d ? WriteDate(d) : null).Build();

    private static ScalarNode WriteDate(DateOnly date) => MapBuilder.Raw(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
