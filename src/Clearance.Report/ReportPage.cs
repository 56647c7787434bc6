using System.Text;
using Clearance.Consult;
using Clearance.Report.Page;

namespace Clearance.Report;

/// <summary>
/// The report of a run as one HTML page that needs nothing else: style, script, figure library and data are inside, and a
/// content security policy forbids it to load or send anything. The same result gives the same bytes.
/// </summary>
public static class ReportPage
{
    /// <summary>False if the program was built without the figure library; the page then has tables only and says so.</summary>
    public static bool HasFigures => PageFrame.HasFigures;

    /// <summary>The page as UTF-8 bytes.</summary>
    public static byte[] ToBytes(RunResult result) => Encoding.UTF8.GetBytes(Create(result));

    private static string Create(RunResult result)
    {
        var run = new RunReading(result);
        CourseSummary course = result.Course;
        return PageFrame.Create(
            course.Title,
            Html.Of(
                $"""
                <h1>{course.Title}</h1>
                <p class="patient">{course.Patient.Select(Fact)}</p>
                {Citation(course.Citation)}
                <p class="notice">{result.Notice}</p>
                <nav aria-label="Sections"><ul>
                <li><a href="#answer">Answer</a></li>{(result.Gate is null ? Html.Empty : Html.Of($"""<li><a href="#gate">May it be given?</a></li>"""))}<li><a href="#course">What happened</a></li><li><a href="#mechanism">Mechanism</a></li><li><a href="#skin">Skin</a></li><li><a href="#risk">Risk</a></li><li><a href="#assumptions">Assumptions</a></li><li><a href="#record">Record</a></li>
                </ul></nav>
                """),
            Html.Of(
                $"""
                {Sections.Answer(run)}
                {GateSection.Create(result.Gate)}
                {Sections.Timeline(run)}
                {Sections.Mechanism(run)}
                {Sections.Course(run)}
                {Sections.Risk(run)}
                {Sections.Assumptions(run)}
                {Sections.Record(run)}
                """),
            $"{result.Record.Program} {result.Record.Version}");
    }

    private static Html Fact(PatientFact fact) => fact.Assumed
        ? Html.Of($"""<span class="assumed">{fact.Name} {fact.Value}, assumed</span>""")
        : Html.Of($"""<span>{fact.Name} {fact.Value}</span>""");

    private static Html Citation(CourseCitation? citation) => citation is null
        ? Html.Empty
        : Html.Of($"""<p class="citation">{citation.Text}{(citation.Doi is { } doi ? " doi:" + doi : "")}</p>""");
}
