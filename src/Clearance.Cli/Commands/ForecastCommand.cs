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
        var score = new Option<bool>("--score") { Description = "Make no forecast: hold what FILE now tells against the forecasts of --ledger. Takes --out and --knowledge, else nothing." };
        var weeks = new Option<int>("--weeks") { Description = "Weeks looked ahead.", HelpName = "N", DefaultValueFactory = _ => DefaultWeeks };
        var region = SimulationOptions.Region();
        var patients = SimulationOptions.Patients("How many virtual patients to choose from.", DefaultPatients, 64, 200_000);
        var seed = SimulationOptions.Seed();
        var threads = SimulationOptions.Threads();
        var knowledge = SimulationOptions.Knowledge();
        SimulationOptions.InRange(weeks, 4, 260);
        command.Arguments.Add(file);
        Option[] ofForecast = [asOf, set, drug, written, target, weeks, region, html, keep, patients, seed, threads];
        foreach (var option in (Option[])[.. ofForecast[..^3], ledger, score, .. ofForecast[^3..], knowledge])
        {
            command.Options.Add(option);
        }

        output.AddTo(command);
        Help.AttachTo(command, new HelpOption());
        ForecastRequest Ask(ParseResult parsed, CourseInput course, string folder) => new()
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
            Region = SimulationOptions.RegionOf(parsed.GetValue(region)),
        };
        command.SetAction(parsed =>
        {
            // A ledger is only ever added to: nothing else may be written over it.
            bool RefusesLedger(string option, string? path) =>
                path is not null && OutputOptions.RefusesTwice(streams, (option, ForecastLedger.FileOf(path)), ("--out", parsed.GetValue(output.File)), ("--html", parsed.GetValue(html)));
            var (page, kept, scored) = (parsed.GetValue(html), parsed.GetValue(keep), parsed.GetValue(ledger));
            if ((parsed.GetValue(score) && ForecastScore.Refuses(streams, parsed, output, ofForecast, scored))
                || output.Refuses(parsed, streams, ("--html", page))
                || RefusesLedger("--keep", kept) || RefusesLedger("--ledger", scored))
            {
                return ExitCode.BadInput;
            }

            if (CourseInput.Open(parsed.GetRequiredValue(file), parsed.GetValue(knowledge), streams) is not var (course, folder))
            {
                return ExitCode.BadInput;
            }

            return parsed.GetValue(score)
                ? ForecastScore.Execute(streams, cases, parsed, output, course, folder, scored!)
                : Execute(streams, cases, output, parsed, page, kept, course, Ask(parsed, course, folder), stop);
        });
        return command;
    }

    private static int Execute(
        Streams streams, UseCases cases, OutputOptions output, ParseResult parsed, string? html, string? keep, CourseInput course, ForecastRequest request, CancellationToken stop)
    {
        var answer = ProgressDisplay.Run(streams, progress => cases.Forecast(request, progress, stop));
        stop.ThrowIfCancellationRequested();
        IssuePrinter.Print(answer.Issues, streams.Error, streams.ErrorInk, name => name == course.Name ? course.Lines() : SourceLines.Of(name), streams.ErrorIsTerminal);
        if (answer.Failure is { } failure)
        {
            streams.Error.WriteLine($"clearance: numeric failure: {Page.Clean(failure)}");
        }

        if (answer.Result is not { } result)
        {
            return answer.Failure is null ? ExitCode.BadInput : ExitCode.NumericFailure;
        }

        var written = output.Write(parsed, streams, parsed.GetValue(output.Format) == "json" ? ForecastJson.ToBytes(result) : Page.Bytes(streams, parsed.GetValue(output.File) is null, page => ForecastPage.Write(result, page)));
        if (html is not null)
        {
            written = Math.Max(written, OutputOptions.WriteFile(html, cases.ForecastHtml(result), streams));
        }

        if (keep is not null)
        {
            written = Math.Max(written, Keep(streams, result, keep));
        }

        if (answer.Info is { } info)
        {
            streams.Error.WriteLine($"{Rounded.Count(result.Patients)} virtual patients, {result.Options.Length} options, {result.Record.Weeks} weeks in {info.WallTime.TotalSeconds:0.00} s on {info.Threads} thread{(info.Threads == 1 ? "" : "s")} ({info.Machine})");
        }

        return answer.Failure is null ? written : ExitCode.NumericFailure;
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
}
