using System.CommandLine;
using System.CommandLine.Help;

namespace Clearance.Cli;

/// <summary><c>clearance bench</c>: how fast and how exact the product's own code is on a fixed problem.</summary>
internal static class BenchCommand
{
    private const int MostPatients = 1_000_000;

    /// <summary>Builds the command.</summary>
    public static Command Build(Streams streams, UseCases cases, CancellationToken stop)
    {
        var names = cases.Workloads.Select(workload => workload.Name).ToArray();
        var command = new Command("bench", $"Measures speed and error on a fixed problem, beside other simulators if asked. {string.Join(" ", cases.Workloads.Select(workload => $"{workload.Name}: {workload.Does}."))}");
        var workload = new Option<string>("--workload", "-w") { Description = "Which problem.", HelpName = string.Join('|', names), DefaultValueFactory = _ => names[0] };
        workload.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, names);
        var patients = new Option<int?>("--patients", "-n") { Description = "How many virtual patients; W2 takes them by the thousand.", HelpName = "N" };
        var threads = SimulationOptions.Threads();
        var output = new OutputOptions("table", "json");
        SimulationOptions.InRange(patients, 1, MostPatients);
        command.Options.Add(workload);
        command.Options.Add(patients);
        command.Options.Add(threads);
        var peers = new Option<bool>("--peers") { Description = "Also build and run other simulators on the same problem, on one thread each, and print the ratios." };
        if (cases.Workloads.Any(entry => entry.Peers is not null))
        {
            command.Options.Add(peers);
        }

        output.AddTo(command);
        new HelpPage(
            [
                ("clearance bench --workload W2 --threads 1 --format json", "patients_per_second, epeak, threads, patients; schema clearance.bench/1"),
                ("clearance bench --peers", "beside Boost.Odeint (g++, libboost-dev) and deSolve (r-base, r-cran-desolve), built on the spot"),
            ],
            ["Patients per second of wall time: the median of repeated runs after warming up.", "epeak: largest error over the patient's own peak; easi_error: points of EASI."]).AttachTo(command, new HelpOption());
        command.SetAction(parsed => Execute(
            streams, output, parsed, cases.Workloads.First(entry => entry.Name.Equals(parsed.GetValue(workload), StringComparison.OrdinalIgnoreCase)),
            parsed.GetValue(patients), parsed.GetValue(threads), command.Options.Contains(peers) && parsed.GetValue(peers), stop));
        return command;
    }

    private static int Execute(Streams streams, OutputOptions output, ParseResult parsed, Workload workload, int? patients, int threads, bool withPeers, CancellationToken stop)
    {
        if (output.Refuses(parsed, streams))
        {
            return ExitCode.BadInput;
        }

        try
        {
            var ask = new BenchAsk(patients ?? workload.DefaultPatients, threads);
            var outcome = workload.Run(ask);
            stop.ThrowIfCancellationRequested();
            var peers = !withPeers ? null : (workload.Peers?.Invoke(ask) ?? [])
                .Select(peer => peer with { Ratio = outcome.PatientsPerSecond / outcome.Threads / peer.PatientsPerSecond }).ToList();
            stop.ThrowIfCancellationRequested();
            return output.Write(parsed, streams, parsed.GetValue(output.Format) == "json"
                ? BenchFiles.Json(outcome, peers)
                : Page.Bytes(streams, parsed.GetValue(output.File) is null, page => BenchPage.Write(outcome, workload, peers, page)));
        }
        catch (BenchRefusal refusal)
        {
            streams.Error.WriteLine($"clearance: error bench.unavailable: {refusal.Message}");
            return ExitCode.BadInput;
        }
    }
}
