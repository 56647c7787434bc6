using System.CommandLine;
using System.CommandLine.Help;

namespace Clearance.Cli;

/// <summary><c>clearance sensitivity</c>: which parameters drive response, relapse and the contrast of a rescue.</summary>
internal static class SensitivityCommand
{
    private const int DefaultPatients = 128, DefaultBases = 10;

    /// <summary>Builds the command.</summary>
    public static Command Build(Streams streams, UseCases cases, CancellationToken stop)
    {
        var command = new Command("sensitivity", "Elementary effects (Morris): which parameters drive response, relapse and the contrast of a rescue.");
        var options = new StudyOptions("Candidates at each point.", DefaultPatients);
        var bases = new Option<int>("--bases") { Description = "Base points drawn from the priors.", HelpName = "N", DefaultValueFactory = _ => DefaultBases };
        SimulationOptions.InRange(bases, 2, 1000);
        options.AddTo(command, bases);
        new HelpPage(
            [("clearance sensitivity --bases 20 --patients 256 --out docs/sensitivity.md", "renews the document as it is kept, Markdown; without the two numbers a quarter of the work")],
            ["Effects of one prior SD, in percentage points or points of EASI."]).AttachTo(command, new HelpOption());
        command.SetAction(parsed => options.Execute(
            parsed, streams,
            (folder, progress) => cases.StudySensitivity(folder, parsed.GetValue(bases), parsed.GetValue(options.Patients), parsed.GetValue(options.Seed), parsed.GetValue(options.Threads), progress, stop),
            stop));
        return command;
    }
}
