using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using System.Text;
using Clearance.Consult;

using Clearance.Simulation;

namespace Clearance.Cli;

/// <summary><c>clearance export-model</c>: the equations of one virtual patient for R, mrgsolve and SBML.</summary>
internal static class ExportModelCommand
{
    private const int MostPatients = 1_000_000;
    private const int MostDays = 3653;

    private static readonly HelpPage Help = new(
        [
            ("clearance export-model --course cases/peterson-vesely-2021.course.yaml --format desolve --out course.R", "the typical patient on the published case's treatment, for R with deSolve"),
            ("clearance export-model --regimen \"dupilumab 300 mg q2w loading\" --regimen \"tofacitinib 5 mg bid from 112 to 196\" --format sbml", "regimens in short words; SBML to stdout"),
            ("clearance export-model --course my.course.yaml --format rxode2 --patient 17 --seed 7", "virtual patient 17 of seed 7"),
        ],
        ["Days from the course's day 0; mg, mg/L, nM; EASI in points. Every parameter carries unit, source and status in a comment."]);

    /// <summary>Builds the command.</summary>
    public static Command Build(Streams streams, UseCases cases)
    {
        var command = new Command("export-model", "Writes the whole system of equations of one virtual patient under a treatment for other programs.");
        var output = new OutputOptions("desolve", "rxode2", "mrgsolve", "sbml");
        var course = new Option<string?>("--course") { Description = "The course file whose treatment is taken, or - for standard input.", HelpName = "FILE" };
        var regimens = new Option<string[]>("--regimen") { Description = "A regimen in words, instead of a course: DRUG DOSE mg FREQUENCY [from DAY] [to DAY] [loading]. May be repeated.", HelpName = "WORDS" };
        var patient = new Option<string>("--patient") { Description = "Number of a virtual patient, or typical.", HelpName = "N|typical", DefaultValueFactory = _ => "typical" };
        var seed = SimulationOptions.Seed("Seed of the virtual patients.");
        var days = new Option<int?>("--days") { Description = "Days to export (default: the course and four weeks more).", HelpName = "N" };
        var reading = new Option<string>("--il13") { Description = "Kinases of IL-13: receptor (JAK1 with TYK2 or JAK2) or authors (JAK1 and JAK3).", HelpName = "receptor|authors", DefaultValueFactory = _ => "receptor" };
        reading.AcceptOnlyFromAmong("receptor", "authors");
        SimulationOptions.InRange(days, 1, MostDays);
        patient.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && token.Value != "typical" && Number(token.Value) is not (>= 0 and <= MostPatients))
            {
                result.AddError($"--patient takes a whole number from 0 to {MostPatients} or 'typical', not '{token.Value}'.");
            }
        });
        command.Validators.Add(result =>
        {
            if ((result.GetValue(course) is null) == (result.GetValue(regimens) is not { Length: > 0 }))
            {
                result.AddError("export-model takes either --course FILE or one or more --regimen WORDS.");
            }
        });
        var knowledge = SimulationOptions.Knowledge();
        foreach (var option in new Option[] { course, regimens, patient, seed, days, reading, knowledge })
        {
            command.Options.Add(option);
        }

        output.AddTo(command);
        Help.AttachTo(command, new HelpOption());
        command.SetAction(parsed => Execute(
            streams, cases, output, parsed, parsed.GetValue(course), parsed.GetValue(regimens) ?? [], parsed.GetValue(knowledge),
            (input, folder) => new ExportRequest
            {
                CourseName = input.Name,
                CourseBytes = input.Bytes,
                KnowledgeFolder = folder,
                Format = Formats[parsed.GetValue(output.Format)!],
                Patient = parsed.GetValue(patient) == "typical" ? null : Number(parsed.GetValue(patient)!),
                Seed = parsed.GetValue(seed),
                Days = parsed.GetValue(days),
                Reading = parsed.GetValue(reading) == "authors" ? Clearance.Formulary.Il13Reading.Authors : Clearance.Formulary.Il13Reading.ReceptorBiology,
            }));
        return command;
    }

    private static readonly Dictionary<string, ExportFormat> Formats = new(StringComparer.Ordinal)
    {
        ["desolve"] = ExportFormat.DeSolve,
        ["rxode2"] = ExportFormat.Rxode2,
        ["mrgsolve"] = ExportFormat.Mrgsolve,
        ["sbml"] = ExportFormat.Sbml,
    };

    private static int Execute(
        Streams streams, UseCases cases, OutputOptions output, ParseResult parsed, string? file, string[] regimens, string? knowledge, Func<CourseInput, string, ExportRequest> ask)
    {
        if (output.Refuses(parsed, streams))
        {
            return ExitCode.BadInput;
        }

        var input = file is null ? CourseInput.Of(RegimenWords.CourseName, RegimenWords.ToCourse(regimens)) : CourseInput.Read(file, streams);
        if (input.Value is not { } course)
        {
            IssuePrinter.Print(input.Issues, streams.Error, streams.ErrorInk, _ => null, showLines: false);
            return ExitCode.BadInput;
        }

        if (KnowledgeFolder.Find(knowledge, streams) is not { } folder)
        {
            return ExitCode.BadInput;
        }

        var answer = cases.ExportModel(ask(course, folder));
        IssuePrinter.Print(answer.Issues, streams.Error, streams.ErrorInk, name => name == course.Name ? course.Lines() : SourceLines.Of(name), streams.ErrorIsTerminal);
        return answer.Text is { } text ? output.Write(parsed, streams, Encoding.UTF8.GetBytes(text)) : ExitCode.BadInput;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
