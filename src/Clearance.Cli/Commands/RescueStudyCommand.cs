using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using Clearance.Consult;

namespace Clearance.Cli;

/// <summary><c>clearance rescue-study</c>: what the model says about rescue, drug by drug and duration by duration.</summary>
internal static class RescueStudyCommand
{
    private const int DefaultPatients = 8192;
    private const ulong DefaultSeed = 1;

    /// <summary>Builds the command.</summary>
    public static Command Build(Streams streams, UseCases cases, CancellationToken stop)
    {
        var command = new Command("rescue-study", "Partial responders to dupilumab with and without a JAK inhibitor for 4 to 52 weeks: clearance, control afterwards, infections, rival explanations.");
        var file = new Option<string?>("--out", "-o") { Description = "Write the document to this file instead of stdout.", HelpName = "FILE" };
        var patients = new Option<int>("--patients", "-n") { Description = "Virtual patients to draw.", HelpName = "N", DefaultValueFactory = _ => DefaultPatients };
        var seed = new Option<ulong>("--seed") { Description = "Seed of every random draw.", HelpName = "N", DefaultValueFactory = _ => DefaultSeed };
        var threads = RunCommand.Threads();
        var knowledge = RunCommand.Knowledge();
        RunCommand.InRange(patients, 64, 1_000_000);
        foreach (var option in new Option[] { file, patients, seed, threads, knowledge })
        {
            command.Options.Add(option);
        }

        new HelpPage(
            [("clearance rescue-study --out docs/rescue.md", "renews the document, Markdown")],
            ["Gains in percentage points, the same patients with and without; infections per 1,000 treated."]).AttachTo(command, new HelpOption());
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

            var (result, issues) = ProgressDisplay.Run(
                streams, progress => cases.StudyRescue(folder, parsed.GetValue(patients), parsed.GetValue(seed), parsed.GetValue(threads), progress, stop), sayPhases: true);
            stop.ThrowIfCancellationRequested();
            IssuePrinter.Print(issues, streams.Error, streams.ErrorInk, SourceLines.Of, streams.ErrorIsTerminal);
            if (result is null)
            {
                return ExitCode.BadInput;
            }

            var text = Encoding.UTF8.GetBytes(RescueDocument.Of(result));
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
