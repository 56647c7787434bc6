using System.CommandLine;
using System.CommandLine.Help;
using Clearance.Consult;

namespace Clearance.Cli;

/// <summary><c>clearance forecast FILE</c>: what each option would do to one patient.</summary>
internal static class ForecastCommand
{
    private const int DefaultPatients = 4096;
    private const int DefaultWeeks = 104;

    private static readonly HelpPage Help = new(
        [
            ("clearance forecast cases/peterson-vesely-2021.course.yaml --as-of 274", "the published case as of month 9: the options then, and what happened"),
            ("clearance forecast my.course.yaml --drug upadacitinib --target 0.6", "every dose for 8, 12, 16, 20, 24, 52 weeks and until clear; the shortest that reaches 60%"),
            ("clearance forecast my.course.yaml --option \"tofacitinib 5 mg twice daily for 12 weeks\"", "adds an option of your own"),
            ("clearance forecast my.course.yaml --option \"stop dupilumab\" --option \"halobetasol twice daily for 2 weeks then twice weekly\"", "stop a drug, change the topical; also: switch to DRUG ..., dupilumab 300 mg every 4 weeks; joined by 'and', 'then'"),
        ],
        [
            "Chances are of what would be written at a visit, with the errors of raters; in brackets 90% intervals.",
            "Clear: EASI at most 1 and IGA 0 or 1. Controlled: EASI at most 7 and peak itch at most 4.",
            "Infections: expected in the coming year per 100 patients like this one.",
            "Same file, seed and patients: same bytes, whatever the threads.",
        ]);

    /// <summary>Builds the command.</summary>
    public static Command Build(Streams streams, UseCases cases, CancellationToken stop)
    {
        var command = new Command("forecast", "Compares the options for one patient, conditioned on everything the patient has shown so far.");
        var file = new Argument<string>("FILE") { Description = "The course file (*.course.yaml), or - for standard input." };
        var output = new OutputOptions("table", "json");
        var html = new Option<string?>("--html") { Description = "Also write one self-contained HTML page to this file.", HelpName = "FILE" };
        var asOf = SimulationOptions.AsOf("Forecast as if from this day or date; what came later scores it.");
        var set = new Option<string>("--options") { Description = "Which options: standard (about a dozen) or all.", HelpName = "standard|all", DefaultValueFactory = _ => "standard" };
        set.AcceptOnlyFromAmong("standard", "all");
        var drug = new Option<string[]>("--drug") { Description = "Look at this JAK inhibitor closely: every dose, 8 to 52 weeks and until clear. May be repeated.", HelpName = "NAME" };
        var written = new Option<string[]>("--option") { Description = "An option of your own, such as \"stop dupilumab and tofacitinib 5 mg twice daily for 8 weeks then once daily for 8 weeks\". May be repeated.", HelpName = "TEXT" };
        var target = new Option<double>("--target") { Description = "The chance of clear skin that the shortest rescue is to reach, 0 to 1.", HelpName = "SHARE", DefaultValueFactory = _ => 0.5 };
        target.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0.0 and < 1.0))
            {
                result.AddError("--target takes a share between 0 and 1, such as 0.5.");
            }
        });
        var keep = new Option<string?>("--keep") { Description = "Add this forecast to a ledger: a file of JSON lines, or a folder for it.", HelpName = "LEDGER" };
        var ledger = new Option<string?>("--ledger") { Description = "The ledger whose scores stand beside the forecast, and that --score adds to.", HelpName = "LEDGER" };
        var score = new Option<bool>("--score") { Description = "Make no forecast: hold what FILE now tells against the forecasts of --ledger." };
        var weeks = new Option<int>("--weeks") { Description = "Weeks looked ahead.", HelpName = "N", DefaultValueFactory = _ => DefaultWeeks };
        var patients = SimulationOptions.Patients("How many virtual patients to choose from.", DefaultPatients, 64, 200_000);
        var seed = SimulationOptions.Seed();
        var threads = SimulationOptions.Threads();
        var knowledge = SimulationOptions.Knowledge();
        SimulationOptions.InRange(weeks, 4, 260);
        command.Arguments.Add(file);
        foreach (var option in new Option[] { asOf, set, drug, written, target, weeks, html, keep, ledger, score, patients, seed, threads, knowledge })
        {
            command.Options.Add(option);
        }

        output.AddTo(command);
        Help.AttachTo(command, new HelpOption());
        command.SetAction(parsed => Execute(streams, cases, output, parsed, parsed.GetValue(file)!, new Extra(parsed.GetValue(html), parsed.GetValue(keep), parsed.GetValue(ledger), parsed.GetValue(score)), parsed.GetValue(knowledge), (course, folder) => new ForecastRequest
        {
            CourseName = course.Name,
            CourseBytes = course.Bytes,
            KnowledgeFolder = folder,
            Patients = parsed.GetValue(patients),
            Seed = parsed.GetValue(seed),
            Threads = parsed.GetValue(threads),
            Weeks = parsed.GetValue(weeks),
            AsOf = parsed.GetValue(asOf),
            AllOptions = parsed.GetValue(set) == "all",
            Drugs = [.. parsed.GetValue(drug) ?? []],
            Written = [.. parsed.GetValue(written) ?? []],
            Target = parsed.GetValue(target),
            Ledger = parsed.GetValue(ledger) ?? parsed.GetValue(keep),
        }, stop));
        return command;
    }

    private static int Execute(
        Streams streams, UseCases cases, OutputOptions output, ParseResult parsed, string file, Extra extra, string? knowledge, Func<CourseInput, string, ForecastRequest> ask, CancellationToken stop)
    {
        if (OutputOptions.Refuses(extra.Html, streams) | OutputOptions.Refuses(parsed.GetValue(output.File), streams))
        {
            return ExitCode.BadInput;
        }

        if (CourseInput.Open(file, knowledge, streams) is not var (course, folder))
        {
            return ExitCode.BadInput;
        }

        if (extra.Score)
        {
            return Score(streams, cases, course, folder, extra.Ledger);
        }

        var answer = ProgressDisplay.Run(streams, progress => cases.Forecast(ask(course, folder), progress, stop));
        stop.ThrowIfCancellationRequested();
        IssuePrinter.Print(answer.Issues, streams.Error, streams.ErrorInk, name => name == course.Name ? course.Lines() : SourceLines.Of(name), streams.ErrorIsTerminal);
        if (answer.Result is not { } result)
        {
            return ExitCode.BadInput;
        }

        var written = output.Write(parsed, streams, parsed.GetValue(output.Format) == "json" ? ForecastJson.ToBytes(result) : Page.Bytes(streams, parsed.GetValue(output.File) is null, page => ForecastPage.Write(result, page)));
        if (extra.Html is not null)
        {
            written = Math.Max(written, OutputOptions.WriteFile(extra.Html, cases.ForecastHtml(result), streams));
        }

        if (extra.Keep is { } kept)
        {
            written = Math.Max(written, Keep(streams, result, kept));
        }

        if (answer.Info is { } info)
        {
            streams.Error.WriteLine($"{Rounded.Count(result.Patients)} virtual patients, {result.Options.Length} options, {result.Record.Weeks} weeks in {info.WallTime.TotalSeconds:0.00} s on {info.Threads} thread{(info.Threads == 1 ? "" : "s")} ({info.Machine})");
        }

        return written;
    }

    private static int Keep(Streams streams, ForecastResult result, string path)
    {
        try
        {
            streams.Error.WriteLine(ForecastLedger.Keep(result, path) ? $"kept in {ForecastLedger.FileOf(path)}" : $"already kept in {ForecastLedger.FileOf(path)}");
            return ExitCode.Ok;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            streams.Error.WriteLine($"{path}: error file.unwritable: The ledger cannot be written ({Page.Clean(e.Message)}). Choose another place.");
            return ExitCode.BadInput;
        }
    }

    private static int Score(Streams streams, UseCases cases, CourseInput course, string folder, string? ledger)
    {
        if (ledger is null)
        {
            streams.Error.WriteLine("clearance: --score needs --ledger LEDGER.");
            return ExitCode.BadInput;
        }

        try
        {
            var scored = cases.ScoreForecasts(course, folder, ledger);
            IssuePrinter.Print(scored.Issues, streams.Error, streams.ErrorInk, name => name == course.Name ? course.Lines() : SourceLines.Of(name), streams.ErrorIsTerminal);
            if (scored.Issues.Any(i => i.Severity == Course.IssueSeverity.Error))
            {
                return ExitCode.BadInput;
            }

            streams.Write(System.Text.Encoding.UTF8.GetBytes($"{scored.Kept} kept forecast{(scored.Kept == 1 ? "" : "s")} of this course; {scored.Added} score{(scored.Added == 1 ? "" : "s")} added\n"));
            return ExitCode.Ok;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            streams.Error.WriteLine($"{ledger}: error file.unwritable: The ledger cannot be written ({Page.Clean(e.Message)}). Choose another place.");
            return ExitCode.BadInput;
        }
    }

    private sealed record Extra(string? Html, string? Keep, string? Ledger, bool Score);
}
