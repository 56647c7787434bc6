using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using Clearance.Consult;
using Clearance.Report;

namespace Clearance.Cli;

/// <summary><c>clearance model-book</c>: writes <c>docs/model</c>.</summary>
internal static class ModelBookCommand
{
    private const int DefaultDraws = 128;
    private const int DefaultPatients = 64;

    private static readonly HelpPage Help = new(
        [
            ("clearance model-book --out docs/model", "equations, parameters, fit of every trial, comparison with simpler models"),
            ("clearance model-book --quick --out docs/model", "equations and parameters only, in a second"),
        ],
        ["Points of per cent for shares of patients; every parameter in the unit of its knowledge file. Same knowledge: same bytes."]);

    /// <summary>Builds the command.</summary>
    public static Command Build(Streams streams, UseCases cases, CancellationToken stop)
    {
        var command = new Command("model-book", "Writes the model book: equations, every parameter with source and status, fit figures with the misses first.");
        var folder = new Option<string>("--out", "-o") { Description = "Folder to write to.", HelpName = "DIR", Required = true };
        var quick = new Option<bool>("--quick") { Description = "Only pages that need no simulation." };
        var draws = new Option<int>("--draws") { Description = "Draws of the model, at most.", HelpName = "N", DefaultValueFactory = _ => DefaultDraws };
        var patients = SimulationOptions.Patients("Candidates under each draw.", DefaultPatients, 16, 100_000);
        var threads = SimulationOptions.Threads();
        var knowledge = SimulationOptions.Knowledge();
        SimulationOptions.InRange(draws, 10, 10_000);
        foreach (var option in new Option[] { folder, quick, draws, patients, threads, knowledge })
        {
            command.Options.Add(option);
        }

        Help.AttachTo(command, new HelpOption());
        command.SetAction(parsed => Execute(
            streams, cases, parsed.GetRequiredValue(folder), parsed.GetValue(knowledge),
            found => new ModelBookRequest
            {
                KnowledgeFolder = found, WithFit = !parsed.GetValue(quick), Draws = parsed.GetValue(draws), Patients = parsed.GetValue(patients), Threads = parsed.GetValue(threads),
            },
            stop));
        return command;
    }

    private static int Execute(Streams streams, UseCases cases, string folder, string? knowledge, Func<string, ModelBookRequest> ask, CancellationToken stop)
    {
        if (KnowledgeFolder.Find(knowledge, streams) is not { } found)
        {
            return ExitCode.BadInput;
        }

        var answer = ProgressDisplay.Run(streams, progress => cases.ModelBook(ask(found), progress, stop));
        stop.ThrowIfCancellationRequested();
        IssuePrinter.Print(answer.Issues, streams.Error, streams.ErrorInk, SourceLines.Of, streams.ErrorIsTerminal);
        if (answer.Book is not { } book)
        {
            return ExitCode.BadInput;
        }

        var files = ModelBookPages.Files(book);
        try
        {
            foreach (var (name, text) in files)
            {
                var path = Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                AtomicFile.Write(path, Encoding.UTF8.GetBytes(text));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            streams.Error.WriteLine($"{folder}: error file.unwritable: The book cannot be written ({Page.Clean(e.Message)}). Choose another place.");
            return ExitCode.BadInput;
        }

        streams.Error.WriteLine($"wrote {files.Count} files to {folder}");
        return ExitCode.Ok;
    }
}
