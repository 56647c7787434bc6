using System.CommandLine;
using System.CommandLine.Help;
using System.Text;

namespace Clearance.Cli;

/// <summary><c>clearance sensitivity</c>: which parameters drive response, relapse and the contrast of a rescue.</summary>
internal static class SensitivityCommand
{
    private const int DefaultPatients = 128, DefaultBases = 10;
    private const ulong DefaultSeed = 1;

    /// <summary>Builds the command.</summary>
    public static Command Build(Streams streams, UseCases cases, CancellationToken stop)
    {
        var command = new Command("sensitivity", "Elementary effects (Morris): which parameters drive response, relapse and the contrast of a rescue.");
        var file = new Option<string?>("--out", "-o") { Description = "Write the document to this file instead of stdout.", HelpName = "FILE" };
        var patients = new Option<int>("--patients", "-n") { Description = "Candidates at each point.", HelpName = "N", DefaultValueFactory = _ => DefaultPatients };
        var bases = new Option<int>("--bases") { Description = "Base points drawn from the priors.", HelpName = "N", DefaultValueFactory = _ => DefaultBases };
        var seed = new Option<ulong>("--seed") { Description = "Seed of every random draw.", HelpName = "N", DefaultValueFactory = _ => DefaultSeed };
        var threads = RunCommand.Threads();
        var knowledge = RunCommand.Knowledge();
        RunCommand.InRange(bases, 2, 1000);
        RunCommand.InRange(patients, 64, 1_000_000);
        foreach (var option in new Option[] { file, patients, bases, seed, threads, knowledge })
        {
            command.Options.Add(option);
        }

        new HelpPage(
            [("clearance sensitivity --out docs/sensitivity.md", "renews the document, Markdown")],
            ["Effects of one prior SD, in percentage points or points of EASI."]).AttachTo(command, new HelpOption());
        command.SetAction(parsed =>
        {
            if (OutputOptions.Refuses(parsed.GetValue(file), streams))
            {
                return ExitCode.BadInput;
            }

            if (KnowledgeFolder.Find(parsed.GetValue(knowledge)) is not { } folder)
            {
                streams.Error.WriteLine(KnowledgeFolder.NotFound);
                return ExitCode.BadInput;
            }

            var (document, issues) = ProgressDisplay.Run(
                streams, progress => cases.StudySensitivity(folder, parsed.GetValue(bases), parsed.GetValue(patients), parsed.GetValue(seed), parsed.GetValue(threads), progress, stop), sayPhases: true);
            stop.ThrowIfCancellationRequested();
            IssuePrinter.Print(issues, streams.Error, streams.ErrorInk, SourceLines.Of, streams.ErrorIsTerminal);
            if (document is null)
            {
                return ExitCode.BadInput;
            }

            var text = Encoding.UTF8.GetBytes(document);
            if (parsed.GetValue(file) is { } path)
            {
                return OutputOptions.WriteFile(path, text, streams);
            }

            streams.Write(text);
            return ExitCode.Ok;
        });
        return command;
    }
}
