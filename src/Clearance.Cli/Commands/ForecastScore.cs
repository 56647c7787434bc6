using System.CommandLine;
using System.Text;
using Clearance.Consult;
using Clearance.Course;

namespace Clearance.Cli;

/// <summary><c>clearance forecast FILE --score</c>: no forecast, but what came of those that were kept.</summary>
internal static class ForecastScore
{
    /// <summary>Refuses what means nothing without a forecast, and a missing ledger; true if it was refused.</summary>
    /// <param name="streams">Where the refusal is said.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="output">The only answer is a line of text.</param>
    /// <param name="ofForecast">The options that shape a forecast.</param>
    /// <param name="ledger">The ledger.</param>
    public static bool Refuses(Streams streams, ParseResult parsed, OutputOptions output, IEnumerable<Option> ofForecast, string? ledger)
    {
        var idle = ofForecast.Where(option => parsed.GetResult(option) is { Implicit: false }).Select(option => option.Name).ToList();
        if (parsed.GetValue(output.Format) != "table")
        {
            idle.Add($"--format {parsed.GetValue(output.Format)}");
        }

        if (idle.Count > 0)
        {
            streams.Error.WriteLine($"clearance: error option.idle: --score makes no forecast, so {string.Join(", ", idle)} would do nothing. Leave {(idle.Count == 1 ? "it" : "them")} out, or leave out --score.");
        }

        if (ledger is null)
        {
            streams.Error.WriteLine("clearance: error option.missing: --score needs the ledger of the forecasts. Name it with --ledger LEDGER.");
        }

        return idle.Count > 0 || ledger is null;
    }

    /// <summary>Scores the kept forecasts of the course and says how many there were.</summary>
    public static int Execute(Streams streams, UseCases cases, ParseResult parsed, OutputOptions output, CourseInput course, string folder, string ledger)
    {
        try
        {
            var scored = cases.ScoreForecasts(course, folder, ledger);
            IssuePrinter.Print(scored.Issues, streams.Error, streams.ErrorInk, name => name == course.Name ? course.Lines() : SourceLines.Of(name), streams.ErrorIsTerminal);
            return scored.Issues.Any(issue => issue.Severity == IssueSeverity.Error)
                ? ExitCode.BadInput
                : output.Write(parsed, streams, Encoding.UTF8.GetBytes($"{scored.Kept} kept forecast{(scored.Kept == 1 ? "" : "s")} of this course; {scored.Added} score{(scored.Added == 1 ? "" : "s")} added\n"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            streams.Error.WriteLine($"{ledger}: error file.unwritable: The ledger cannot be written ({Page.Clean(e.Message)}). Choose another place.");
            return ExitCode.BadInput;
        }
    }
}
