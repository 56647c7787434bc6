using System.CommandLine;
using System.CommandLine.Help;
using Clearance.Consult;

namespace Clearance.Cli;

/// <summary><c>clearance validate</c>: published rows of trials held against the model, the misses first.</summary>
internal static class ValidateCommand
{
    private const int DefaultDraws = 256, DefaultPatients = 96;

    private static readonly HelpPage Help = new(
        [
            ("clearance validate", "every row of knowledge/trials against the model, the misses first"),
            ("clearance validate --efficacy new.csv --durability new2.csv", "other files with the same columns"),
            ("clearance validate --leave-one-out", "every row predicted by a model that has not seen its trial"),
            ("clearance validate --format csv --out validation.csv", "trial, arm, endpoint, week, observed, predicted, low95, high95, inside, status, why_not"),
        ],
        [
            "Values stand in the unit of the row: per cent of patients, per cent change (negative: better), points, days.",
            "The interval covers uncertain parameters, differences between trials and the sampling error of the arm's size.",
            "Same files, seed, draws and patients: same bytes, whatever the threads.",
        ]);

    /// <summary>Builds the command.</summary>
    public static Command Build(Streams streams, UseCases cases, CancellationToken stop)
    {
        var command = new Command("validate", "Simulates the arms of published trials and holds every reported row against its 95% interval.");
        var output = new OutputOptions("table", "csv", "json");
        var efficacy = new Option<string?>("--efficacy") { Description = "Table of responses by arm and week (default: knowledge/trials/efficacy.csv).", HelpName = "FILE.csv" };
        var durability = new Option<string?>("--durability") { Description = "Table of withdrawal and spacing (default: knowledge/trials/durability.csv).", HelpName = "FILE.csv" };
        var leaveOut = new Option<string?>("--leave-out") { Description = "Predict the rows of a trial, its parts with it, as if it had not been seen.", HelpName = "TRIAL" };
        var leaveOneOut = new Option<bool>("--leave-one-out") { Description = "Predict the rows of every trial as if that trial had not been seen." };
        var draws = new Option<int>("--draws") { Description = "Draws of the model to predict under.", HelpName = "N", DefaultValueFactory = _ => DefaultDraws };
        var patients = SimulationOptions.Patients("Candidates simulated under each draw.", DefaultPatients, 8, 100_000);
        var seed = SimulationOptions.Seed();
        var threads = SimulationOptions.Threads();
        var knowledge = SimulationOptions.Knowledge();
        SimulationOptions.InRange(draws, 1, 100_000);
        output.AddTo(command);
        foreach (var option in new Option[] { efficacy, durability, leaveOut, leaveOneOut, draws, patients, seed, threads, knowledge })
        {
            command.Options.Add(option);
        }

        Help.AttachTo(command, new HelpOption());
        command.SetAction(parsed =>
        {
            if (output.Refuses(parsed, streams))
            {
                return ExitCode.BadInput;
            }

            if (parsed.GetValue(leaveOneOut) && parsed.GetValue(leaveOut) is not null)
            {
                streams.Error.WriteLine("clearance: error option.both: --leave-out and --leave-one-out exclude each other. Give one of them.");
                return ExitCode.BadInput;
            }

            if (KnowledgeFolder.Find(parsed.GetValue(knowledge), streams) is not { } folder)
            {
                return ExitCode.BadInput;
            }

            ValidateRequest ask = new()
            {
                KnowledgeFolder = folder,
                Efficacy = parsed.GetValue(efficacy),
                Durability = parsed.GetValue(durability),
                LeavingOut = parsed.GetValue(leaveOneOut) ? new LeavingOut(null) : parsed.GetValue(leaveOut) is { } trial ? new LeavingOut(trial) : null,
                Draws = parsed.GetValue(draws),
                PatientsPerDraw = parsed.GetValue(patients),
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads),
            };
            var answer = ProgressDisplay.Run(streams, progress => cases.Validate(ask, progress, stop));
            stop.ThrowIfCancellationRequested();
            IssuePrinter.Print(answer.Issues, streams.Error, streams.ErrorInk, SourceLines.Of, streams.ErrorIsTerminal);
            return answer.Result is not { } result ? ExitCode.BadInput : output.Write(parsed, streams, parsed.GetValue(output.Format) switch
            {
                "json" => ValidationJson.ToBytes(result),
                "csv" => ValidationFiles.Csv(result),
                _ => Page.Bytes(streams, parsed.GetValue(output.File) is null, page => ValidationPage.Write(result, page)),
            });
        });
        return command;
    }
}
