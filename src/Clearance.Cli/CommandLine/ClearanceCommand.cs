using System.CommandLine;
using System.CommandLine.Help;

namespace Clearance.Cli;

/// <summary>The root command and its commands.</summary>
internal static class ClearanceCommand
{
    /// <summary>Builds the commands over the given streams and use cases. Nothing is read or computed until a command runs.</summary>
    public static RootCommand Build(Streams streams, UseCases cases, CancellationToken stop)
    {
        var root = new RootCommand("Clearance: what a course of atopic dermatitis treatment does, signal by signal, on virtual patients. It informs a clinician; it never decides.");

        // Without this the root's own help option would speak for every command.
        foreach (var help in root.Options.OfType<HelpOption>().ToList())
        {
            root.Options.Remove(help);
        }

        new HelpPage(
            [
                ("clearance run cases/peterson-vesely-2021.course.yaml", "the published case, explained and simulated"),
                ("clearance check cases/peterson-vesely-2021.course.yaml --add \"tofacitinib 5 mg twice daily\"", "may it be given, what must be there first"),
                ("clearance drugs tofacitinib", "every value used for a drug, with unit, source and status"),
                ("clearance COMMAND --help", "options, units and examples of a command"),
            ],
            ["Days from the course's day 0; a month is 365.25/12 days. Data to stdout, messages to stderr."]).AttachTo(root, new HelpOption());
        root.Subcommands.Add(RunCommand.Build(streams, cases, stop));
        root.Subcommands.Add(CheckCommand.Build(streams, cases));
        root.Subcommands.Add(RuleCommand.Build(streams, cases));
        root.Subcommands.Add(ForecastCommand.Build(streams, cases, stop));
        root.Subcommands.Add(RetrospectCommand.Build(streams, cases, stop));
        root.Subcommands.Add(ForecastTestCommand.Build(streams, cases, stop));
        root.Subcommands.Add(DrugsCommand.Build(streams));
        root.Subcommands.Add(CalibrateCommand.Build(streams, cases, stop));
        root.Subcommands.Add(ValidateCommand.Build(streams, cases, stop));
        root.Subcommands.Add(RescueStudyCommand.Build(streams, cases, stop));
        root.Subcommands.Add(SensitivityCommand.Build(streams, cases, stop));
        root.Subcommands.Add(ExportModelCommand.Build(streams, cases));
        root.Subcommands.Add(ModelBookCommand.Build(streams, cases, stop));
        root.Subcommands.Add(BenchCommand.Build(streams, cases, stop));
        return root;
    }
}
