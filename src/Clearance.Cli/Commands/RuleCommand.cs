using System.CommandLine;
using System.CommandLine.Help;
using Clearance.Consult;

namespace Clearance.Cli;

/// <summary><c>clearance rule [ID]</c>: one rule of the gate in words with its source and status, or the list of all.</summary>
internal static class RuleCommand
{
    private static readonly HelpPage Help = new(
        [
            ("clearance rule COMBO-001", "what the rule asks, when, for which drugs, and what it rests on"),
            ("clearance rule", "all rules, one line each"),
        ],
        ["Status: verified (seen in its source), PARTLY RECALLED, RECALLED (check the current label), POLICY (a default of this program)."]);

    /// <summary>Builds the command.</summary>
    public static Command Build(Streams streams, UseCases cases)
    {
        var command = new Command("rule", "Explains a rule of the gate: its condition in words, source, status and region.");
        var id = new Argument<string?>("ID") { Description = "The rule's id, such as COMBO-001; all rules if left out.", Arity = ArgumentArity.ZeroOrOne };
        var output = new OutputOptions("table", "json");
        var knowledge = SimulationOptions.Knowledge();
        command.Arguments.Add(id);
        output.AddTo(command);
        command.Options.Add(knowledge);
        Help.AttachTo(command, new HelpOption());
        command.SetAction(parsed => Execute(streams, cases, output, parsed, parsed.GetValue(id), parsed.GetValue(knowledge)));
        return command;
    }

    private static int Execute(Streams streams, UseCases cases, OutputOptions output, ParseResult parsed, string? id, string? knowledge)
    {
        if (output.Refuses(parsed, streams))
        {
            return ExitCode.BadInput;
        }

        if (KnowledgeFolder.Find(knowledge, streams) is not { } folder)
        {
            return ExitCode.BadInput;
        }

        var answer = cases.Rule(id, folder);
        IssuePrinter.Print(answer.Issues, streams.Error, streams.ErrorInk, SourceLines.Of, streams.ErrorIsTerminal);
        if (answer.Value is not { } result)
        {
            return ExitCode.BadInput;
        }

        return output.Write(parsed, streams, parsed.GetValue(output.Format) == "json"
            ? CheckJson.ToBytes(result)
            : Page.Bytes(streams, parsed.GetValue(output.File) is null, page => RulePage.Write(result, page)));
    }
}
