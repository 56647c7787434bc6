using System.CommandLine;
using System.CommandLine.Help;
using Clearance.Consult;

namespace Clearance.Cli;

/// <summary><c>clearance forecast-retrospect</c>: the case files forecast with their future hidden. For developers; not listed.</summary>
internal static class RetrospectCommand
{
    private const int DefaultPatients = 4096;

    /// <summary>Builds the command.</summary>
    public static Command Build(Streams streams, UseCases cases, CancellationToken stop)
    {
        var command = new Command("forecast-retrospect", "Forecasts the case files of a folder with their future hidden.") { Hidden = true };
        var folder = new Argument<string>("FOLDER") { Description = "The folder of the case files." };
        var options = new StudyOptions("Virtual patients of each forecast.", DefaultPatients);
        command.Arguments.Add(folder);
        options.AddTo(command);
        new HelpPage(
            [("clearance forecast-retrospect cases --out docs/forecast-retrospect.csv", "what stands beside every forecast")],
            ["A statement is scored once, by the last forecast before it."]).AttachTo(command, new HelpOption());
        command.SetAction(parsed => options.Execute(
            parsed, streams,
            (knowledge, progress) =>
            {
                var answer = cases.RetrospectCases(
                    new RetrospectRequest
                    {
                        CasesFolder = parsed.GetValue(folder)!, KnowledgeFolder = knowledge, Patients = parsed.GetValue(options.Patients), Seed = parsed.GetValue(options.Seed), Threads = parsed.GetValue(options.Threads),
                    },
                    progress,
                    stop);
                return (answer.Lines is null ? null : answer.Kept, answer.Issues);
            },
            stop));
        return command;
    }
}
