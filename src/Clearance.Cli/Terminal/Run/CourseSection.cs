using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>The case and its course: title, citation, notice, patient, and the timeline.</summary>
internal static class CourseSection
{
    /// <summary>Writes the section.</summary>
    public static void Write(RunResult result, Page page)
    {
        var course = result.Course;
        page.Title(course.Title);
        if (course.Citation is { } citation)
        {
            var doi = citation.Doi is null ? "" : $" doi:{citation.Doi}";
            page.Paragraph($"{citation.Text.TrimEnd('.')}.{doi} ({RunWords.Status(citation.Status)})", indent: 0);
        }

        page.Paragraph(result.Notice, indent: 0);
        page.Heading("The course", $"day 0: {course.Anchor.Meaning}{(course.Anchor.Date is null ? "" : ", " + course.Anchor.Date)}; months of 30.4 days");
        Patient(course, page);
        page.Line();
        Timeline.Write(course, page);
        Observations(course, page);
    }

    private static void Patient(CourseSummary course, Page page)
    {
        Labelled("Patient", course.Patient.Select(fact => $"{fact.Name} {fact.Value}{(fact.Assumed ? " (assumed)" : "")}"), page);
        Labelled("Before", course.EarlierTreatments.Select(earlier => $"{earlier.What}: {earlier.Outcome}"), page);
        Labelled(
            "Screened",
            course.Screening.GroupBy(test => (test.Result, test.Day)).Select(group => $"{string.Join(", ", group.Select(test => test.Test))}: {group.Key.Result}{At(group.Key.Day)}"),
            page);
        Labelled("Approved", course.Approvals.Select(approval => $"{approval.By}: {approval.What}{At(approval.Day)}"), page);
        Labelled("Authors", course.Statements.Select(statement => $"on {statement.Topic}: {statement.Text.TrimEnd('.')}"), page);
    }

    private static void Observations(CourseSummary course, Page page)
    {
        for (var i = 0; i < course.Observations.Length; i++)
        {
            var seen = course.Observations[i];
            var words = seen.Words is null ? "" : $" \"{seen.Words}\"";
            var sites = seen.Sites.Any(site => seen.Words?.Contains(site, StringComparison.OrdinalIgnoreCase) != true) ? $" [{string.Join(", ", seen.Sites)}]" : "";
            var scores = seen.Scores.Length == 0 ? "" : " = " + string.Join("; ", seen.Scores.Select(Score));
            page.Paragraph($"{Timeline.Mark(i)} month {Rounded.Month(seen.Day)}, {seen.When}:{words}{sites}{scores}", indent: 2, hang: 2);
        }
    }

    private static string Score(ObservedScore score)
    {
        var region = score.Region is { } r ? " " + RunWords.Region(r).ToLowerInvariant() : "";
        var unit = score.Unit == "%" ? "%" : " " + score.Unit;
        return $"{score.Scale}{region} {Rounded.Reported(score.Low, score.High)}{unit}";
    }

    private static string At(double? day) => day is { } d ? $" (month {Rounded.Month(d)})" : "";

    private static void Labelled(string label, IEnumerable<string> parts, Page page)
    {
        var text = string.Join("; ", parts);
        if (text.Length > 0)
        {
            // Ten columns of label keep the texts of all lines under each other.
            page.Paragraph($"{label}: ".PadRight(11).Replace(' ', '\u00A0') + text, indent: 2, hang: 11);
        }
    }
}
