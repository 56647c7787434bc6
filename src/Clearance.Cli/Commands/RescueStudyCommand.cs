using System.CommandLine;
using System.CommandLine.Help;
using Clearance.Consult;

namespace Clearance.Cli;

/// <summary><c>clearance rescue-study</c>: what the model says about rescue, drug by drug and duration by duration.</summary>
internal static class RescueStudyCommand
{
    private const int DefaultPatients = 8192;

    /// <summary>Builds the command.</summary>
    public static Command Build(Streams streams, UseCases cases, CancellationToken stop)
    {
        var command = new Command("rescue-study", "Partial responders to dupilumab with and without a JAK inhibitor for 4 to 52 weeks: clearance, control afterwards, infections, rival explanations.");
        var options = new StudyOptions("Virtual patients to draw.", DefaultPatients);
        options.AddTo(command);
        new HelpPage(
            [("clearance rescue-study --out docs/rescue.md", "renews the document, Markdown")],
            ["Gains in percentage points, the same patients with and without; infections per 1,000 treated."]).AttachTo(command, new HelpOption());
        command.SetAction(parsed => options.Execute(
            parsed, streams,
            (folder, progress) =>
            {
                var (result, issues) = cases.StudyRescue(folder, parsed.GetValue(options.Patients), parsed.GetValue(options.Seed), parsed.GetValue(options.Threads), progress, stop);
                return (result is null ? null : RescueDocument.Of(result), issues);
            },
            stop));
        return command;
    }
}
