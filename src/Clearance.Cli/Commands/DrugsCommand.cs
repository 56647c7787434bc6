using System.CommandLine;
using System.CommandLine.Help;
using Clearance.Formulary;

namespace Clearance.Cli;

/// <summary><c>clearance drugs [NAME]</c>: the values the program computes with, each with unit, source and status.</summary>
internal static class DrugsCommand
{
    private static readonly HelpPage Help = new(
        [
            ("clearance drugs", "the drugs, their default regimens, and how well their values are supported"),
            ("clearance drugs tofacitinib", "every value of one drug; brand names work too"),
            ("clearance drugs --format csv --out drugs.csv", "every value of every drug, one row each"),
        ],
        [
            "Values stand in the unit of their source; the program computes in days, litres, milligrams and nM.",
            "Status: verified (seen in its source), RECALLED (not seen again), inferred, assumption, policy.",
        ]);

    /// <summary>Builds the command.</summary>
    public static Command Build(Streams streams)
    {
        var command = new Command("drugs", "Shows the drugs and the values used for them, each with unit, source and status.");
        var name = new Argument<string?>("NAME") { Description = "A drug's name or brand name; all drugs if left out.", Arity = ArgumentArity.ZeroOrOne };
        var output = new OutputOptions("table", "json", "csv");
        var knowledge = SimulationOptions.Knowledge();
        command.Arguments.Add(name);
        output.AddTo(command);
        command.Options.Add(knowledge);
        Help.AttachTo(command, new HelpOption());
        command.SetAction(parsed => Execute(streams, output, parsed, parsed.GetValue(name), parsed.GetValue(knowledge)));
        return command;
    }

    private static int Execute(Streams streams, OutputOptions output, ParseResult parsed, string? name, string? knowledge)
    {
        if (output.Refuses(parsed, streams))
        {
            return ExitCode.BadInput;
        }

        if (KnowledgeFolder.Find(knowledge, streams) is not { } folder)
        {
            return ExitCode.BadInput;
        }

        var loaded = DrugFormulary.Load(folder);
        IssuePrinter.Print(loaded.Issues, streams.Error, streams.ErrorInk, SourceLines.Of, streams.ErrorIsTerminal);
        if (!loaded.Succeeded || loaded.Value is not { } formulary)
        {
            return ExitCode.BadInput;
        }

        var one = name is null ? null : DrugListings.Find(formulary, name);
        if (name is not null && one is null)
        {
            return Unknown(name, formulary, streams);
        }

        DrugListing[] listings = one is not null ? [one] : [.. DrugListings.All(formulary).Select(summary => DrugListings.Find(formulary, summary.Name)!)];
        return output.Write(parsed, streams, parsed.GetValue(output.Format) switch
        {
            "json" => DrugFiles.Json(listings, formulary.Hash),
            "csv" => DrugFiles.Csv(listings),
            _ => Page.Bytes(streams, parsed.GetValue(output.File) is null, page =>
            {
                if (one is null)
                {
                    DrugPage.WriteAll(listings, page);
                }
                else
                {
                    DrugPage.WriteOne(one, page);
                }
            }),
        });
    }

    private static int Unknown(string name, DrugFormulary formulary, Streams streams)
    {
        var known = string.Join(", ", DrugListings.All(formulary).Select(summary => summary.Name));
        var cure = DrugListings.NearestName(formulary, name) is { } nearest ? $"Did you mean {nearest}? Known: {known}." : $"Known: {known}.";
        streams.Error.WriteLine($"clearance: {streams.ErrorInk.Alarm("error")} drug.unknown: No drug is called '{Page.Clean(name)}'. {cure}");
        return ExitCode.BadInput;
    }
}
