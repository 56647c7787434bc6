using System.Text;
using System.Text.RegularExpressions;

using Ical.Net;
using Ical.Net.CalendarComponents;

namespace Clearance.Gate.Tests;

/// <summary>The calendar file keeps RFC 5545: line ends, folding, escaping, one identifier for each event.</summary>
public sealed partial class ICalendarTests
{
    private static readonly string Text = ICalendar.Write(Schedule(), "course", new DateOnly(2025, 1, 15));

    [Fact]
    public void Lines_end_with_CRLF_and_hold_at_most_75_octets()
    {
        Assert.EndsWith("END:VCALENDAR\r\n", Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', Text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(Text.Split("\r\n"), static line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Contains("\r\n ", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Folding_never_cuts_a_character_and_unfolds_to_the_line()
    {
        var line = "SUMMARY:" + string.Concat(Enumerable.Repeat("é中😀", 40));
        var text = new StringBuilder();
        ICalendar.Line(text, line);
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        Assert.Equal(text.ToString(), new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
        Assert.Equal(line, text.ToString().Replace("\r\n ", "", StringComparison.Ordinal).TrimEnd('\r', '\n'));
        Assert.All(text.ToString().Split("\r\n"), static l => Assert.InRange(Encoding.UTF8.GetByteCount(l), 0, 75));
    }

    [Theory]
    [InlineData("a, b; c\\d", "a\\, b\\; c\\\\d")]
    [InlineData("two\r\nlines\n", "two\\nlines\\n")]
    public void Text_is_escaped(string value, string escaped) => Assert.Equal(escaped, ICalendar.Escaped(value));

    [Fact]
    public void Every_event_has_what_it_must_have_and_an_identifier_of_its_own()
    {
        var unfolded = Text.Replace("\r\n ", "", StringComparison.Ordinal);
        var events = Event().Matches(unfolded).Select(static m => m.Value).ToList();
        Assert.NotEmpty(events);
        Assert.All(events, static e =>
        {
            Assert.Single(Property("UID").Matches(e));
            Assert.Single(Property("DTSTAMP").Matches(e));
            Assert.Matches("\nDTSTART;VALUE=DATE:[0-9]{8}\r", e);
            Assert.Matches("\nDTEND;VALUE=DATE:[0-9]{8}\r", e);
            Assert.Single(Property("SUMMARY").Matches(e));
        });
        var ids = Property("UID").Matches(unfolded).Select(static m => m.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void An_all_day_window_ends_the_day_after_and_done_checks_are_left_out()
    {
        Assert.Contains("DTSTART;VALUE=DATE:20250212\r\nDTEND;VALUE=DATE:20250313", Text, StringComparison.Ordinal);
        Assert.DoesNotContain("DTSTART;VALUE=DATE:20250115\r\nDTEND;VALUE=DATE:20250116\r\nSUMMARY:lymphocytes", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_names_the_patient_or_the_course_and_equal_input_gives_equal_bytes()
    {
        Assert.DoesNotContain("example", Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Text, ICalendar.Write(Schedule(), "course", new DateOnly(2025, 1, 15)));
        Assert.NotEqual(Text, ICalendar.Write(Schedule(), "another course", new DateOnly(2025, 1, 15)));
    }

    [Fact]
    public void Another_library_reads_every_event_as_it_was_meant()
    {
        var calendar = Assert.IsType<Calendar>(Calendar.Load(Text));
        Assert.Equal(("2.0", "PUBLISH"), (calendar.Version, calendar.Method));
        var ahead = Schedule().Checks.Where(ICalendar.IsAhead).ToList();
        Assert.Equal(ahead.Count, calendar.Events.Count);
        Assert.All(calendar.Events.Zip(ahead), static pair =>
        {
            var (read, meant) = pair;
            Assert.True(read.IsAllDay);
            Assert.Equal((meant.FromDate!.Value, meant.ToDate!.Value.AddDays(1)), (read.DtStart!.Date, read.DtEnd!.Date));
            Assert.Contains(meant.Words, read.Summary, StringComparison.Ordinal);
            Assert.Contains(string.Join(", ", meant.Rules), read.Description, StringComparison.Ordinal);
            Assert.Equal(new DateTime(2025, 1, 15, 0, 0, 0, DateTimeKind.Utc), read.DtStamp!.AsUtc);
        });
    }

    [Fact]
    public void A_check_keeps_its_identifier_when_the_course_grows()
    {
        var before = Identifiers(Text);
        var after = Identifiers(ICalendar.Write(Schedule("  - { test: neutrophils, value: 3900, unit: /uL, at: { days: -3 } }"), "course", new DateOnly(2025, 2, 1)));
        Assert.True(before.Intersect(after).Count() > before.Count / 2, "most checks are the same as before");

        static List<string> Identifiers(string text) => [.. Calendar.Load<Calendar>(text)!.SelectMany(static c => c.Events).Select(static e => e.Uid!)];
    }

    private static MonitoringSchedule Schedule(string laboratory = "")
    {
        var yaml = $$"""
            regimens:
              - { id: tofa, drug: tofacitinib, dose: 5 mg, frequency: bid, start: dupilumab_start, planned_stop: { days: 120 } }
            laboratory:
              - { test: lymphocytes, value: 1500, unit: /uL, at: { days: -3 } }
            {{laboratory}}
            """;
        var resolved = Courses.With(yaml);
        return ScheduleBuilder.Build([Courses.Taken(yaml, "tofacitinib", 0)], resolved, Book.Formulary, Courses.Tables, Book.Shipped, resolved.Course.Anchor.Date);
    }

    [GeneratedRegex("BEGIN:VEVENT.*?END:VEVENT", RegexOptions.Singleline, 1000)]
    private static partial Regex Event();

    private static Regex Property(string name) => new($"(?<=\n){name}:[^\r]+", RegexOptions.None, TimeSpan.FromSeconds(1));
}
