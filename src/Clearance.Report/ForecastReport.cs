using System.Text;
using Clearance.Consult;
using Clearance.Report.Forecast;
using Clearance.Report.Page;

namespace Clearance.Report;

/// <summary>The report of a forecast as one HTML page that needs nothing else. The same result gives the same bytes.</summary>
public static class ForecastReport
{
    /// <summary>The page as UTF-8 bytes.</summary>
    public static byte[] ToBytes(ForecastResult result) => Encoding.UTF8.GetBytes(PageFrame.Create(
        result.Course.Title,
        Html.Of(
            $"""
            <h1>{result.Course.Title}</h1>
            <p class="patient"><span>Forecast from day {result.Now} (month {Wording.Number(Wording.Months(result.Now))}){(result.Record.AsOf is null ? "" : ", all later hidden")}</span><span>Given now: {string.Join("; ", result.Given)}</span></p>
            <p class="notice">{result.Notice}</p>
            <nav aria-label="Sections"><ul>
            <li><a href="#answer">Answer</a></li><li><a href="#options">Options</a></li><li><a href="#curves">Curves</a></li><li><a href="#plane">Benefit and risk</a></li><li><a href="#gate">Gate and mechanism</a></li><li><a href="#history">What was seen</a></li><li><a href="#record">Record</a></li>
            </ul></nav>
            """),
        Html.Of(
            $"""
            {ForecastSections.Answer(result)}
            {ForecastSections.Options(result)}
            {ForecastSections.Curves(result)}
            {ForecastSections.Plane(result)}
            {ForecastSections.Gate(result)}
            {ForecastSections.History(result)}
            {ForecastSections.Record(result)}
            """),
        $"{result.Record.Program} {result.Record.Version}"));
}
