using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Clearance.Gate;

/// <summary>
/// A schedule as an iCalendar file (RFC 5545): all-day events, lines of at most 75 octets, CRLF. Nothing in it names the patient or the
/// course; an event says what to check, for which drug and by which rule.
/// </summary>
public static class ICalendar
{
    private const int LongestLine = 75;

    /// <summary>The file's text. Done and missed checks are left out; equal input gives equal bytes.</summary>
    /// <param name="schedule">A schedule with dates.</param>
    /// <param name="course">
    /// What makes the identifiers of this schedule its own and stays when the course file grows: a check then keeps its identifier, and a calendar
    /// that reads the file again replaces the event instead of adding a second one. Only its hash is written.
    /// </param>
    /// <param name="made">The day of the check, written as the time the events were made.</param>
    /// <exception cref="ArgumentException">A line has no date.</exception>
    public static string Write(MonitoringSchedule schedule, string course, DateOnly made)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Clearance//check//EN");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        foreach (var check in schedule.Checks.Where(IsAhead))
        {
            Event(text, check, course, made);
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    /// <summary>True for a line that is written; a calendar without one would not be valid.</summary>
    public static bool IsAhead(ScheduledCheck check) => check.State is not (CheckState.Done or CheckState.Missed);

    /// <summary>Text as a value: backslash, semicolon, comma and line ends are escaped.</summary>
    internal static string Escaped(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r\n", "\\n", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\n", StringComparison.Ordinal);

    /// <summary>Writes a content line, folded so that no line has more than 75 octets and no character is cut.</summary>
    internal static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }

    private static void Event(StringBuilder text, ScheduledCheck check, string course, DateOnly made)
    {
        if (check.FromDate is not { } from || check.ToDate is not { } to)
        {
            throw new ArgumentException("A calendar needs dates.", nameof(check));
        }

        var drugs = string.Join(" + ", check.Drugs);
        var summary = check.Kind == ScheduleKind.Check ? $"{check.Words} ({drugs})" : check.Words;
        var basis = check.Rules.IsEmpty ? "" : $"\nBy {string.Join(", ", check.Rules)} ({check.Status.ToString().ToLowerInvariant()}).";
        var asked = check.Kind == ScheduleKind.Check ? "A proposal of Clearance for a clinician to confirm." : "As the course plans it.";
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{Uid(check, course)}");
        Line(text, $"DTSTAMP:{Date(made)}T000000Z");
        Line(text, $"DTSTART;VALUE=DATE:{Date(from)}");
        Line(text, $"DTEND;VALUE=DATE:{Date(to.AddDays(1))}");
        Line(text, $"SUMMARY:{Escaped((check.State == CheckState.Overdue ? "Overdue: " : "") + summary)}");
        Line(text, $"DESCRIPTION:{Escaped($"{summary}{basis}\n{asked}")}");
        Line(text, $"CATEGORIES:{(check.Kind == ScheduleKind.Check ? "MONITORING" : "PLAN")}");
        Line(text, "TRANSP:TRANSPARENT");
        Line(text, "END:VEVENT");
    }

    private static string Date(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Uid(ScheduledCheck check, string course)
    {
        var what = $"{course}|{check.Kind}|{string.Join(',', check.Drugs)}|{check.Words}|{check.FromDate:O}|{check.ToDate:O}";
        return $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)))[..32]}@clearance.invalid";
    }
}
