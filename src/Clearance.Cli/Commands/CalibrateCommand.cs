using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using System.Text;
using Clearance.Consult;

namespace Clearance.Cli;

/// <summary><c>clearance calibrate</c>: priors and published trials made into the calibrated population.</summary>
internal static class CalibrateCommand
{
    private const string CheckpointName = "calibration.checkpoint";

    private static readonly HelpPage Help = new(
        [
            ("clearance calibrate", "calibrates on all rows, recalled ones a quarter, and replaces knowledge/population/posterior.csv"),
            ("clearance calibrate --out trial-run --leave-out \"SOLO 1\"", "without a trial, into another folder"),
            ("clearance calibrate --resume", "goes on where a stopped calibration was"),
        ],
        [
            "Shares of patients in per cent; errors in percentage points; predicted less observed.",
            "Posterior: 5th, 50th and 95th percentile of the draws, in the units of the knowledge files.",
            "Same rows, priors, seed and patients: same draws, whatever the threads.",
        ]);

    /// <summary>Builds the command.</summary>
    public static Command Build(Streams streams, UseCases cases, CancellationToken stop)
    {
        var command = new Command("calibrate", "Calibrates the model on published trials: mode, posterior, and how far every row is met, worst first.");
        var format = new OutputOptions("table", "json").Format;
        var folder = new Option<string?>("--out", "-o") { Description = "Folder for posterior.csv, posterior.yaml and the checkpoint (default: population/ of the knowledge folder).", HelpName = "DIR" };
        var seed = SimulationOptions.Seed();
        var threads = SimulationOptions.Threads();
        var rows = new Option<string>("--rows") { Description = "Which rows count: all, recalled ones a quarter, or verified ones alone.", HelpName = "verified|all", DefaultValueFactory = _ => "all" };
        rows.AcceptOnlyFromAmong("verified", "all");
        var leaveOut = new Option<string[]>("--leave-out") { Description = "A trial that does not count; may be given several times.", HelpName = "TRIAL" };
        var resume = new Option<bool>("--resume") { Description = "Go on from the checkpoint of a stopped calibration." };
        var patients = SimulationOptions.Patients("Candidates simulated for each proposal.", 1024, 16, 100_000);
        var draws = new Option<int>("--draws") { Description = "Draws of the posterior to keep.", HelpName = "N", DefaultValueFactory = _ => 256 };
        var polish = new Option<int>("--polish") { Description = "Generations of a search without derivatives (CMA-ES) that checks the mode.", HelpName = "N", DefaultValueFactory = _ => 0 };
        var refit = new Option<int>("--refit") { Description = "Draws to make anew for each trial whose leaving out reweighting cannot show (48 are enough); two or three simulations each.", HelpName = "N", DefaultValueFactory = _ => 0 };
        var knowledge = SimulationOptions.Knowledge();
        SimulationOptions.InRange(draws, 8, 10_000);
        SimulationOptions.InRange(polish, 0, 10_000);
        foreach (var option in new Option[] { format, folder, seed, threads, rows, leaveOut, resume, patients, draws, polish, refit, knowledge })
        {
            command.Options.Add(option);
        }

        Help.AttachTo(command, new HelpOption());
        command.SetAction(parsed => Execute(
            streams, cases, parsed.GetValue(format)!, parsed.GetValue(folder), parsed.GetValue(knowledge),
            (knowledgeFolder, checkpoint) => new CalibrateRequest
            {
                KnowledgeFolder = knowledgeFolder,
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads),
                WithRecalled = parsed.GetValue(rows) == "all",
                LeaveOut = [.. parsed.GetValue(leaveOut) ?? []],
                Patients = parsed.GetValue(patients),
                Draws = parsed.GetValue(draws),
                Refit = parsed.GetValue(refit),
                PolishGenerations = parsed.GetValue(polish),
                Checkpoint = checkpoint,
                Resume = parsed.GetValue(resume),
            },
            stop));
        return command;
    }

    private static int Execute(
        Streams streams, UseCases cases, string format, string? outFolder, string? knowledge, Func<string, string, CalibrateRequest> request, CancellationToken stop)
    {
        if (KnowledgeFolder.Find(knowledge, streams) is not { } folder)
        {
            return ExitCode.BadInput;
        }

        var target = outFolder ?? Path.Combine(folder, "population");
        if (!Directory.Exists(target))
        {
            streams.Error.WriteLine($"{target}: error folder.missing: The folder does not exist. Create it or choose another with --out DIR.");
            return ExitCode.BadInput;
        }

        var checkpoint = Path.Combine(target, CheckpointName);
        CalibrateAnswer answer;
        CalibrationInfo? info;
        try
        {
            (answer, info) = ProgressDisplay.Run(streams, progress => cases.Calibrate(request(folder, checkpoint), progress, stop), sayPhases: true);
            stop.ThrowIfCancellationRequested();
        }
        catch (Exception) when (stop.IsCancellationRequested && File.Exists(checkpoint))
        {
            streams.Error.WriteLine($"{checkpoint}: what was simulated is kept; --resume goes on from it.");
            throw;
        }

        IssuePrinter.Print(answer.Issues, streams.Error, streams.ErrorInk, SourceLines.Of, streams.ErrorIsTerminal);
        if (answer.Result is not { } result)
        {
            return ExitCode.BadInput;
        }

        foreach (var (file, text) in answer.Files)
        {
            if (OutputOptions.WriteFile(Path.Combine(target, Path.GetFileName(file)), Encoding.UTF8.GetBytes(text), streams) is not ExitCode.Ok and var code)
            {
                return code;
            }
        }

        streams.Write(format == "json" ? CalibrationJson.ToBytes(result) : Page.Bytes(streams, true, page => CalibrationPage.Write(result, page)));
        if (info is not null)
        {
            streams.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"mode in {info.ModeTime.TotalSeconds:0} s, posterior in {info.PosteriorTime.TotalSeconds:0} s; {info.Simulated} proposals simulated ({info.ProposalsPerSecond:0.0} a second), {info.Remembered} remembered"));
        }

        return ExitCode.Ok;
    }
}
