using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using Clearance.Consult;

namespace Clearance.Cli;

/// <summary><c>clearance forecast-retrospect</c>: the case files forecast with their future hidden. For developers; not listed.</summary>
internal static class RetrospectCommand
{
    private static readonly HelpPage Help = new(
        [("clearance forecast-retrospect cases > docs/forecast-retrospect.csv", "what stands beside every forecast")],
        ["A statement is scored once, by the last forecast before it."]);

    /// <summary>Builds the command.</summary>
    public static Command Build(Streams streams, UseCases cases, CancellationToken stop)
    {
        var command = new Command("forecast-retrospect", "Forecasts the case files of a folder with their future hidden.") { Hidden = true };
        var folder = new Argument<string>("FOLDER") { Description = "The folder of the case files." };
        var patients = SimulationOptions.Patients("Virtual patients of each forecast.", 4096, 64, 200_000);
        var seed = SimulationOptions.Seed();
        var threads = SimulationOptions.Threads();
        var knowledge = SimulationOptions.Knowledge();
        command.Arguments.Add(folder);
        foreach (var option in new Option[] { patients, seed, threads, knowledge })
        {
            command.Options.Add(option);
        }

        Help.AttachTo(command, new HelpOption());
        command.SetAction(parsed =>
        {
            if (KnowledgeFolder.Find(parsed.GetValue(knowledge), streams) is not { } found)
            {
                return ExitCode.BadInput;
            }

            var answer = ProgressDisplay.Run(streams, progress => cases.RetrospectCases(
                new RetrospectRequest { CasesFolder = parsed.GetValue(folder)!, KnowledgeFolder = found, Patients = parsed.GetValue(patients), Seed = parsed.GetValue(seed), Threads = parsed.GetValue(threads) },
                progress,
                stop));
            stop.ThrowIfCancellationRequested();
            IssuePrinter.Print(answer.Issues, streams.Error, streams.ErrorInk, SourceLines.Of, streams.ErrorIsTerminal);
            if (answer.Lines is null)
            {
                return ExitCode.BadInput;
            }

            streams.Write(Encoding.UTF8.GetBytes(answer.Kept));
            return ExitCode.Ok;
        });
        return command;
    }
}
