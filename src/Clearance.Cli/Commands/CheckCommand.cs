using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using Clearance.Consult;

namespace Clearance.Cli;

/// <summary><c>clearance check FILE</c>: may a drug be given, what must be there first, what follows when.</summary>
internal static class CheckCommand
{
    private static readonly HelpPage Help = new(
        [
            ("clearance check cases/peterson-vesely-2021.course.yaml --add \"tofacitinib 5 mg twice daily\"", "may tofacitinib be added: decision, what is missing, what follows"),
            ("clearance check my.course.yaml --on 2025-10-15 --region EU", "every systemic drug of the course at its start and on that day, by the EU labels"),
            ("clearance check my.course.yaml --all", "every line in full: messages, sources, what lifts each, the whole schedule"),
            ("clearance check my.course.yaml --ical checks.ics", "also writes the schedule as a calendar file without the patient's name"),
        ],
        [
            "Days count from the course's day 0. Without --on the day is that on which the course starts the drug, else the last day recorded.",
            "Status of a rule: verified (seen in its source), PARTLY RECALLED, RECALLED (check the current label), POLICY (a default of this program).",
        ]);

    /// <summary>Builds the command.</summary>
    public static Command Build(Streams streams, UseCases cases)
    {
        var command = new Command("check", "Checks whether a drug may be started or go on: contraindications, screening, laboratory, interactions, combination, and what is due when.");
        var file = new Argument<string>("FILE") { Description = "The course file (*.course.yaml), or - for standard input." };
        var add = new Option<string?>("--add") { Description = "A drug to add, with dose, unit and frequency; every systemic drug of the course if left out.", HelpName = "\"DRUG DOSE FREQUENCY\"" };
        var on = new Option<string?>("--on") { Description = "The day of the check: a day of the course or a date.", HelpName = "DAY|DATE" };
        var region = SimulationOptions.Region();
        var ical = new Option<string?>("--ical") { Description = "Also write the schedule as an iCalendar file.", HelpName = "FILE" };
        var all = new Option<bool>("--all") { Description = "Print every line in full; without it the answer fits a screen. JSON and CSV are always complete." };
        var output = new OutputOptions("table", "json", "csv");
        var knowledge = SimulationOptions.Knowledge();
        command.Arguments.Add(file);
        output.AddTo(command);
        foreach (var option in new Option[] { add, on, region, all, ical, knowledge })
        {
            command.Options.Add(option);
        }

        Help.AttachTo(command, new HelpOption());
        command.SetAction(parsed => Execute(
            streams, cases, output, parsed, parsed.GetRequiredValue(file), parsed.GetValue(all), parsed.GetValue(ical), parsed.GetValue(knowledge),
            (course, folder) => new CheckAsk
            {
                Course = course, KnowledgeFolder = folder, Add = parsed.GetValue(add), On = parsed.GetValue(on), Calendar = parsed.GetValue(ical) is not null,
                Region = SimulationOptions.RegionOf(parsed.GetValue(region)),
            }));
        return command;
    }

    private static int Execute(Streams streams, UseCases cases, OutputOptions output, ParseResult parsed, string file, bool all, string? ical, string? knowledge, Func<CourseInput, string, CheckAsk> ask)
    {
        var data = parsed.GetValue(output.File);
        if (output.Refuses(parsed, streams, ("--ical", ical)))
        {
            return ExitCode.BadInput;
        }

        if (CourseInput.Open(file, knowledge, streams) is not var (course, folder))
        {
            return ExitCode.BadInput;
        }

        var asked = ask(course, folder);
        var answer = cases.Check(asked);
        IssuePrinter.Print(
            answer.Issues, streams.Error, streams.ErrorInk,
            name => name == course.Name ? course.Lines() : name == "--add" ? [asked.Add ?? ""] : SourceLines.Of(name), streams.ErrorIsTerminal);
        if (answer.Result is not { } result)
        {
            return ExitCode.BadInput;
        }

        var toTerminal = data is null;
        var written = output.Write(parsed, streams, parsed.GetValue(output.Format) switch
        {
            "json" => CheckJson.ToBytes(result),
            "csv" => CheckFiles.Csv(result),
            _ => Page.Bytes(streams, toTerminal, page => CheckPage.Write(result, all, page)),
        });
        if (ical is not null)
        {
            // Without dates, and with nothing ahead, the issue has said why.
            written = Math.Max(written, answer.Calendar switch
            {
                null => ExitCode.BadInput,
                "" => ExitCode.Ok,
                var calendar => OutputOptions.WriteFile(ical, Encoding.UTF8.GetBytes(calendar), streams),
            });
        }

        return written != ExitCode.Ok ? written : result.Blocks ? ExitCode.Blocked : ExitCode.Ok;
    }
}
