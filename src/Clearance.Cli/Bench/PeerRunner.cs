using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Clearance.Cli.Bench;

/// <summary>Builds and runs the peers of W2 in a scratch folder: Boost.Odeint (g++, libboost-dev) and deSolve (r-base, r-cran-desolve).</summary>
/// <param name="benchFolder">The repository's bench folder.</param>
/// <param name="scratchFolder">Folder for what is built; made when missing.</param>
public sealed partial class PeerRunner(string benchFolder, string scratchFolder)
{
    private string Parameters => Path.Combine(benchFolder, "workloads", "w2", "params-1000.csv");

    private string Peers => Path.Combine(benchFolder, "peers");

    /// <summary>Boost.Odeint, Cash-Karp 5(4), its fastest method here.</summary>
    /// <param name="patients">Patients to run.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="repeats">Timed runs; the median counts.</param>
    public PeerOutcome Odeint(int patients, int threads, int repeats)
    {
        const string name = "Boost.Odeint Cash-Karp 5(4), g++ -O3 -march=native";
        Directory.CreateDirectory(scratchFolder);
        string program = Path.Combine(scratchFolder, "w2_odeint");
        string output = Path.Combine(scratchFolder, "w2_odeint.csv");
        if (!File.Exists(program))
        {
            Finished build = Run("g++", scratchFolder, ["-O3", "-march=native", "-std=c++17", "-pthread", "-I", Peers, Path.Combine(Peers, "w2_odeint.cpp"), "-o", program]);
            if (build.Code != 0)
            {
                return Missing(name, build, "install g++ and libboost-dev");
            }
        }

        return Measure(name, Run(program, scratchFolder, [Parameters, Text(patients), "w2", Text(threads), Text(repeats), output, "ck54"]), output);
    }

    /// <summary>deSolve with a compiled right-hand side, lsoda, one thread.</summary>
    /// <param name="patients">Patients to run.</param>
    /// <param name="repeats">Timed runs; the median counts.</param>
    public PeerOutcome DeSolve(int patients, int repeats)
    {
        const string name = "deSolve lsoda, compiled model";
        Directory.CreateDirectory(scratchFolder);
        string output = Path.Combine(scratchFolder, "w2_desolve.csv");
        string library = Path.Combine(scratchFolder, "w2_desolve.so");
        if (!File.Exists(library))
        {
            File.Copy(Path.Combine(Peers, "w2_desolve.c"), Path.Combine(scratchFolder, "w2_desolve.c"), overwrite: true);
            Finished build = Run("R", scratchFolder, ["CMD", "SHLIB", "w2_desolve.c"]);
            if (build.Code != 0)
            {
                return Missing(name, build, "install r-base and r-cran-desolve");
            }
        }

        return Measure(name, Run("Rscript", scratchFolder, [Path.Combine(Peers, "run_w2_desolve.R"), library, Parameters, Text(patients), Text(repeats), output, "lsoda"]), output);
    }

    private PeerOutcome Measure(string name, Finished run, string output)
    {
        Match rate = PatientsPerSecond().Match(run.Output);
        if (run.Code != 0 || !rate.Success)
        {
            return Missing(name, run, "see what it printed");
        }

        double[] trajectories = [.. File.ReadLines(output).Skip(1).SelectMany(line =>
            line.Split(',').Skip(2).Select(field => double.Parse(field, CultureInfo.InvariantCulture)))];
        double error = W2Reference.Read(Path.Combine(benchFolder, "workloads", "w2", "reference-w2-20.csv")).PeakError(trajectories);
        return new PeerOutcome(name, double.Parse(rate.Groups["rate"].Value, CultureInfo.InvariantCulture), error, run.Output.Trim());
    }

    internal static PeerOutcome Missing(string name, Finished run, string cure) =>
        new(name, null, null, $"not run: {run.Output.Trim()} ({cure})");

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    internal static Finished Run(string program, string folder, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new Finished(process.ExitCode, process.ExitCode == 0 ? output : output + errors.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return new Finished(-1, $"{program}: {missing.Message}");
        }
    }

    [GeneratedRegex(@"= (?<rate>[0-9.]+) patients/s", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    internal static partial Regex PatientsPerSecond();

    internal sealed record Finished(int Code, string Output);
}
