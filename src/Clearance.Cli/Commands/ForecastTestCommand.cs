using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using Clearance.Consult;

namespace Clearance.Cli;

/// <summary><c>clearance forecast-test</c>: forecasts against simulated courses whose truth is known. For developers; not listed.</summary>
internal static class ForecastTestCommand
{
    private static readonly HelpPage Help = new(
        [("clearance forecast-test --courses 2000 --csv docs/forecast-calibration.csv", "the full run behind docs/forecast-calibration.md")],
        ["This checks the method (conditioning, sampling, likelihood), not whether the model is true."]);

    /// <summary>Builds the command.</summary>
    public static Command Build(Streams streams, UseCases cases, CancellationToken stop)
    {
        var command = new Command("forecast-test", "Tests forecasts on a simulated registry.") { Hidden = true };
        var courses = new Option<int>("--courses") { Description = "Simulated courses.", HelpName = "N", DefaultValueFactory = _ => 2000 };
        var patients = SimulationOptions.Patients("Virtual patients of each forecast.", 1024, 64, 200_000);
        var seed = SimulationOptions.Seed();
        var svg = new Option<string?>("--svg") { Description = "Also write the histograms to this file.", HelpName = "FILE" };
        var csv = new Option<string?>("--csv") { Description = "Also write the result to this file, as it is kept.", HelpName = "FILE" };
        var threads = SimulationOptions.Threads();
        var knowledge = SimulationOptions.Knowledge();
        SimulationOptions.InRange(courses, 8, 1_000_000);
        foreach (var option in new Option[] { courses, patients, seed, csv, svg, threads, knowledge })
        {
            command.Options.Add(option);
        }

        Help.AttachTo(command, new HelpOption());
        command.SetAction(parsed =>
        {
            if (OutputOptions.Refuses(streams, ("--csv", parsed.GetValue(csv)), ("--svg", parsed.GetValue(svg))))
            {
                return ExitCode.BadInput;
            }

            if (KnowledgeFolder.Find(parsed.GetValue(knowledge), streams) is not { } folder)
            {
                return ExitCode.BadInput;
            }

            var answer = ProgressDisplay.Run(streams, progress => cases.TestForecasts(
                new ForecastTestRequest { KnowledgeFolder = folder, Courses = parsed.GetValue(courses), Patients = parsed.GetValue(patients), Seed = parsed.GetValue(seed), Threads = parsed.GetValue(threads) },
                progress,
                stop), sayTenths: true);
            stop.ThrowIfCancellationRequested();
            IssuePrinter.Print(answer.Issues, streams.Error, streams.ErrorInk, SourceLines.Of, streams.ErrorIsTerminal);
            if (answer.Result is not { } result)
            {
                return ExitCode.BadInput;
            }

            streams.Write(Encoding.UTF8.GetBytes(result.Markdown));
            streams.Error.WriteLine(result.IsPassed ? "passed" : "not passed: see the table");
            foreach (var (path, text) in new[] { (parsed.GetValue(csv), result.Kept), (parsed.GetValue(svg), result.Picture) })
            {
                if (path is not null && OutputOptions.WriteFile(path, Encoding.UTF8.GetBytes(text), streams) is var code and not ExitCode.Ok)
                {
                    return code;
                }
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
