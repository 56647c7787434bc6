using System.Globalization;

namespace Clearance.Course;

/// <summary>
/// The named times of a course: its anchor (day 0), every regimen's start and stop, every event with an id. It is filled before the
/// sections are read, so that a time may refer to something further down.
/// </summary>
internal sealed class TimeBook(CourseAnchor anchor)
{
    /// <summary>Days beyond which a time is a slip of the pen: 130 years.</summary>
    private const double FarthestDay = 130 * TimeUnits.DaysInYear;

    /// <summary>Times that refer to times: more links than this are a mistake, and would be a deep recursion.</summary>
    private const int LongestChain = 32;
    private readonly Dictionary<string, WrittenTime> named = new(StringComparer.Ordinal);

    public CourseAnchor Anchor { get; } = anchor;

    /// <summary>Names a time; the anchor's own name stays day 0.</summary>
    public void Name(string name, WrittenTime time)
    {
        if (!string.Equals(name, Anchor.Name, StringComparison.Ordinal))
        {
            named.TryAdd(name, time);
        }
    }

    /// <summary>The day of a time; null when it is not stated or after an issue.</summary>
    public double? Resolve(WrittenTime time, SourcePlace place, IssueLog log)
    {
        var day = Resolve(time, place, log, []);
        if (day is { } d && Math.Abs(d) > FarthestDay)
        {
            log.Error("time.impossible", place, "This time is more than 130 years from the anchor.", "Check the year, the number and its unit.");
            return null;
        }

        return day;
    }

    private double? Resolve(WrittenTime time, SourcePlace place, IssueLog log, HashSet<string> visited)
    {
        switch (time)
        {
            case WrittenTime.NotStated:
                return null;
            case WrittenTime.OnDate { Date: var date }:
                if (Anchor.Date is { } zero)
                {
                    return date.DayNumber - zero.DayNumber;
                }

                log.Error("time.no-anchor-date", place, "A date is used, but the anchor has no date.", $"Add 'date:' to 'anchor', or write the time as {{ days: 30, from: {Anchor.Name} }}.");
                return null;
            case WrittenTime.AtAnchor { Name: var name }:
                return ResolveName(name, place, log, visited);
            case WrittenTime.After { Offset: var offset, Anchor: var name }:
                return ResolveName(name, place, log, visited) + offset.InDays;
            default:
                throw new InvalidOperationException("A written time has four forms.");
        }
    }

    private double? ResolveName(string name, SourcePlace place, IssueLog log, HashSet<string> visited)
    {
        if (string.Equals(name, Anchor.Name, StringComparison.Ordinal))
        {
            return 0;
        }

        if (!named.TryGetValue(name, out var time))
        {
            var known = named.Keys.Prepend(Anchor.Name).Take(30).ToList();
            var nearest = NearestKey.Of(name, known);
            log.Error("time.unknown-anchor", place, $"No time is called '{Names.Shortened(name)}'.", nearest is null ? $"Use one of: {string.Join(", ", known)}." : $"Did you mean '{nearest}'?");
            return null;
        }

        if (!visited.Add(name) || visited.Count > LongestChain)
        {
            log.Error("time.circular", place, visited.Count > LongestChain ? $"This time depends on more than {LongestChain} others." : $"The time of '{name}' depends on itself.", "Refer one of them to the anchor.");
            return null;
        }

        var day = Resolve(time, place, log, visited);
        if (day is null && time is WrittenTime.NotStated)
        {
            log.Error("time.not-stated-anchor", place, $"'{name}' has no stated time, so nothing can be counted from it.", "Count from a time that is known.");
        }

        return day;
    }

    /// <summary>Reads what is written at a time field, without resolving it; null after an issue.</summary>
    public static WrittenTime? Parse(DocumentNode node, CourseAnchor anchor, IssueLog log, out FactMark mark)
    {
        mark = FactMark.Stated;
        switch (node)
        {
            case ScalarNode { Text: "not_stated" }:
                return new WrittenTime.NotStated();
            case ScalarNode scalar when scalar.Text.Length > 0 && char.IsAsciiDigit(scalar.Text[0]):
                return ParseDate(scalar, log) is { } date ? new WrittenTime.OnDate(date) : null;
            case ScalarNode { IsNull: false } scalar:
                return new WrittenTime.AtAnchor(scalar.Text);
            case MapNode map:
                return ParseMap(new FieldReader(map, log), anchor, out mark);
            default:
                log.Error("value.wrong-type", node.Place, $"This is {node.Kind}, not a time.", "Write a date (2020-03-01), a name (dupilumab_start), { months: 9, from: dupilumab_start } or not_stated.");
                return null;
        }
    }

    public static DateOnly? ParseDate(ScalarNode scalar, IssueLog log)
    {
        if (DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year >= 1850)
        {
            return date;
        }

        log.Error("time.impossible-date", scalar.Place, $"'{Names.Shortened(scalar.Text)}' is not a date of the calendar.", "Write year-month-day, such as 2020-03-01.");
        return null;
    }

    private static WrittenTime? ParseMap(FieldReader fields, CourseAnchor anchor, out FactMark mark)
    {
        mark = fields.Choice<FactMark>("mark") ?? FactMark.Stated;
        var from = fields.Text("from");
        var at = fields.Text("at");
        var offset = DurationFormat.ReadParts(fields, allowNegative: true, required: at is null);
        fields.Finish();
        if (at is not null && (from is not null || offset is not null))
        {
            fields.Log.Error("time.two-forms", fields.Place, "'at' and an offset are given together.", "Keep 'at: NAME' or '{ months: 9, from: NAME }'.");
            return null;
        }

        if (at is not null)
        {
            return fields.Node("at") is ScalarNode scalar ? Parse(scalar, anchor, fields.Log, out _) : null;
        }

        return offset is null ? null : new WrittenTime.After(offset, from ?? anchor.Name);
    }
}
