using System.Security.Cryptography;
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
    public static bool HasFigures => Resource("figures.min.js") is not null;

    /// <summary>The page as UTF-8 bytes.</summary>
    public static byte[] ToBytes(RunResult result) => Encoding.UTF8.GetBytes(Create(result));

    private static string Create(RunResult result)
    {
        var run = new RunReading(result);
        string library = Resource("figures.min.js") ?? "";
        string script = Resource("page.js")!;
        string style = Resource("page.css")!;
        string policy = $"default-src 'none'; style-src 'unsafe-inline'; script-src '{Hash(library)}' '{Hash(script)}'; base-uri 'none'; form-action 'none'";
        CourseSummary course = result.Course;
        Html absent = library.Length > 0 ? Html.Empty : Html.Of($"""<p class="absent" role="note">Figures are absent: this program was built without its figure library (src/Clearance.Report/figures/build.sh). All numbers are in the tables.</p>""");
        Html page = Html.Of(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <title>{course.Title} – Clearance</title>
            <style>{new Html(style)}</style>
            </head>
            <body>
            <a class="skip" href="#answer">Skip to the answer</a>
            <header>
            <p class="brand">Clearance</p>
            <h1>{course.Title}</h1>
            <p class="patient">{course.Patient.Select(Fact)}</p>
            {Citation(course.Citation)}
            <p class="notice">{result.Notice}</p>
            <nav aria-label="Sections"><ul>
            <li><a href="#answer">Answer</a></li>{(result.Gate is null ? Html.Empty : Html.Of($"""<li><a href="#gate">May it be given?</a></li>"""))}<li><a href="#course">What happened</a></li><li><a href="#mechanism">Mechanism</a></li><li><a href="#skin">Skin</a></li><li><a href="#risk">Risk</a></li><li><a href="#assumptions">Assumptions</a></li><li><a href="#record">Record</a></li>
            </ul></nav>
            {absent}
            </header>
            <main>
            {Sections.Answer(run)}
            {GateSection.Create(result.Gate)}
            {Sections.Timeline(run)}
            {Sections.Mechanism(run)}
            {Sections.Course(run)}
            {Sections.Risk(run)}
            {Sections.Assumptions(run)}
            {Sections.Record(run)}
            </main>
            <footer><p>{result.Record.Program} {result.Record.Version}</p></footer>
            <script>{new Html(library)}</script>
            <script>{new Html(script)}</script>
            </body>
            </html>

            """);
        return page.ToString();
    }

    private static Html Fact(PatientFact fact) => fact.Assumed
        ? Html.Of($"""<span class="assumed">{fact.Name} {fact.Value}, assumed</span>""")
        : Html.Of($"""<span>{fact.Name} {fact.Value}</span>""");

    private static Html Citation(CourseCitation? citation) => citation is null
        ? Html.Empty
        : Html.Of($"""<p class="citation">{citation.Text}{(citation.Doi is { } doi ? " doi:" + doi : "")}</p>""");

    private static string Hash(string script) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));

    private static string? Resource(string name)
    {
        using Stream? stream = typeof(ReportPage).Assembly.GetManifestResourceStream(name);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
