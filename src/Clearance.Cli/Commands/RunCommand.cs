using System.CommandLine;
using System.CommandLine.Help;
using Clearance.Consult;

namespace Clearance.Cli;

/// <summary><c>clearance run FILE</c>: the case read, explained and simulated with and without its rescue.</summary>
internal static class RunCommand
{
    private const int DefaultPatients = 16384;

    // A patient takes about 10 kB of memory: three options, every week of a course of two years.
    private const int MostPatients = 1_000_000;

    private static readonly HelpPage Help = new(
        [
            ("clearance run cases/peterson-vesely-2021.course.yaml", "prints course, milestones with and without the rescue, risk, mechanism, curves"),
            ("clearance run my.course.yaml --html report.html", "also writes one self-contained page for the browser"),
            ("clearance run - --format json --seed 7 < my.course.yaml", "reads the course from stdin; JSON of schema clearance.run/1"),
        ],
        [
            "Days count from the course's day 0; a month is 365.25/12 days.",
            "EASI 0 to 72 points, each region on the same scale; peak itch 0 to 10; BSA per cent.",
            "Dupilumab in mg/L, tofacitinib in nM of total plasma; hazards per 100 patient-years.",
            "Intervals are 90%: 5th to 95th percentile. Same file, seed and patients: same bytes, whatever the threads.",
        ]);

    /// <summary>Builds the command.</summary>
    public static Command Build(Streams streams, UseCases cases, CancellationToken stop)
    {
        var command = new Command("run", "Reads a course, explains its mechanism signal by signal, and simulates it on virtual patients with and without the rescue.");
        var file = new Argument<string>("FILE") { Description = "The course file (*.course.yaml), or - for standard input." };
        var output = new OutputOptions("table", "json");
        var html = new Option<string?>("--html") { Description = "Also write one self-contained HTML page to this file.", HelpName = "FILE" };
        var patients = SimulationOptions.Patients(
            "How many virtual patients to draw, 1 to 1000000; each takes about 10 kB of memory.", DefaultPatients, 1, MostPatients, "for each takes about 10 kB of memory");
        var seed = SimulationOptions.Seed();
        var threads = SimulationOptions.Threads();
        var asOf = SimulationOptions.AsOf("Hide everything later than this: a day of the course or a date (2021-04-01).");
        var knowledge = SimulationOptions.Knowledge();
        command.Arguments.Add(file);
        output.AddTo(command);
        foreach (var option in new Option[] { html, patients, seed, threads, asOf, knowledge })
        {
            command.Options.Add(option);
        }

        Help.AttachTo(command, new HelpOption());
        command.SetAction(parsed => Execute(
            streams, cases, output, parsed, parsed.GetRequiredValue(file), parsed.GetValue(html), parsed.GetValue(knowledge),
            (course, folder) => new RunAsk
            {
                Course = course, KnowledgeFolder = folder, Patients = parsed.GetValue(patients), Seed = parsed.GetValue(seed), Threads = parsed.GetValue(threads), AsOf = parsed.GetValue(asOf),
            },
            stop));
        return command;
    }

    private static int Execute(Streams streams, UseCases cases, OutputOptions output, ParseResult parsed, string file, string? html, string? knowledge, Func<CourseInput, string, RunAsk> ask, CancellationToken stop)
    {
        if (output.Refuses(parsed, streams, ("--html", html)))
        {
            return ExitCode.BadInput;
        }

        if (CourseInput.Open(file, knowledge, streams) is not var (course, folder))
        {
            return ExitCode.BadInput;
        }

        var answer = ProgressDisplay.Run(streams, progress => cases.Run(ask(course, folder), progress, stop));
        stop.ThrowIfCancellationRequested();
        IssuePrinter.Print(answer.Issues, streams.Error, streams.ErrorInk, name => name == course.Name ? course.Lines() : SourceLines.Of(name), streams.ErrorIsTerminal);
        if (answer.Result is not { } result)
        {
            if (answer.Failure is { } reason)
            {
                streams.Error.WriteLine($"clearance: numeric failure: {Page.Clean(reason)}");
            }

            return answer.Failure is null ? ExitCode.BadInput : ExitCode.NumericFailure;
        }

        var written = output.Write(parsed, streams, parsed.GetValue(output.Format) == "json" ? RunJson.ToBytes(result) : Page.Bytes(streams, parsed.GetValue(output.File) is null, page => RunPage.Write(result, page)));
        if (html is not null)
        {
            written = Math.Max(written, OutputOptions.WriteFile(html, cases.Html(result), streams));
        }

        return Finish(answer, written, streams);
    }

    private static int Finish(RunAnswer answer, int written, Streams streams)
    {
        if (answer.Info is { } info)
        {
            streams.Error.WriteLine($"{Rounded.Count(answer.Result!.Record.Patients)} virtual patients in {info.WallTime.TotalSeconds:0.00} s on {info.Threads} thread{(info.Threads == 1 ? "" : "s")} ({info.Machine})");
        }

        if (answer.Failure is { } failure)
        {
            streams.Error.WriteLine($"clearance: numeric failure: {Page.Clean(failure)}");
            return ExitCode.NumericFailure;
        }

        return written;
    }
}
