using System.Globalization;
using System.Text.RegularExpressions;
using Clearance.Simulation;

namespace Clearance.Cli.Bench;

/// <summary>
/// Builds and runs the peers of the course workload on the very patients and equations: Boost.Odeint (g++, libboost-dev)
/// and deSolve with a compiled model (r-base, r-cran-desolve). A peer's error is its distance from the resolved course.
/// </summary>
/// <param name="workload">The patients.</param>
/// <param name="benchFolder">The repository's bench folder.</param>
/// <param name="scratchFolder">Folder for what is built; made when missing.</param>
public sealed class CoursePeerRunner(CourseWorkload workload, string benchFolder, string scratchFolder)
{
    private string Peers => Path.Combine(benchFolder, "peers");

    /// <summary>Boost.Odeint, Cash-Karp 5(4), rtol 1e-6, atol 1e-8.</summary>
    /// <param name="patients">Patients to run.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="repeats">Timed runs; the median counts.</param>
    public PeerOutcome Odeint(int patients, int threads, int repeats)
    {
        const string name = "Boost.Odeint Cash-Karp 5(4), g++ -O3 -march=native";
        Directory.CreateDirectory(scratchFolder);
        string program = Path.Combine(scratchFolder, "course_odeint");
        PeerRunner.Finished build = PeerRunner.Run("g++", scratchFolder, ["-O3", "-march=native", "-std=c++17", "-pthread", "-I", Peers, Path.Combine(Peers, "course_odeint.cpp"), "-o", program]);
        if (build.Code != 0)
        {
            return PeerRunner.Missing(name, build, "install g++ and libboost-dev");
        }

        string file = Path.Combine(scratchFolder, "course_patients.csv");
        string output = Path.Combine(scratchFolder, "course_odeint.csv");
        int[] chosen = workload.WritePatients(file, patients);
        string count = PeerRunner.Text(chosen.Length);
        return Measure(name, PeerRunner.Run(program, scratchFolder, [file, count, PeerRunner.Text(threads), PeerRunner.Text(repeats), output, "ck54"]), output, chosen);
    }

    /// <summary>deSolve, lsoda, rtol 1e-6, atol 1e-8, one thread.</summary>
    /// <param name="patients">Patients to run.</param>
    /// <param name="repeats">Timed runs; the median counts.</param>
    public PeerOutcome DeSolve(int patients, int repeats)
    {
        const string name = "deSolve lsoda, compiled model";
        Directory.CreateDirectory(scratchFolder);
        foreach (string source in new[] { "course_desolve.cpp", "course_model.hpp" })
        {
            File.Copy(Path.Combine(Peers, source), Path.Combine(scratchFolder, source), overwrite: true);
        }

        PeerRunner.Finished build = PeerRunner.Run("R", scratchFolder, ["CMD", "SHLIB", "course_desolve.cpp"]);
        if (build.Code != 0)
        {
            return PeerRunner.Missing(name, build, "install r-base and r-cran-desolve");
        }

        string file = Path.Combine(scratchFolder, "course_patients.csv");
        string output = Path.Combine(scratchFolder, "course_desolve.csv");
        int[] chosen = workload.WritePatients(file, patients);
        string library = Path.Combine(scratchFolder, "course_desolve.so");
        return Measure(
            name,
            PeerRunner.Run("Rscript", scratchFolder, [Path.Combine(Peers, "run_course_desolve.R"), library, file, PeerRunner.Text(chosen.Length), PeerRunner.Text(repeats), output, "lsoda"]),
            output,
            chosen);
    }

    private PeerOutcome Measure(string name, PeerRunner.Finished run, string output, int[] chosen)
    {
        Match rate = PeerRunner.PatientsPerSecond().Match(run.Output);
        if (run.Code != 0 || !rate.Success)
        {
            return PeerRunner.Missing(name, run, "see what it printed");
        }

        double[] easi = [.. File.ReadLines(output).Skip(1).Select(line => double.Parse(line.AsSpan(line.LastIndexOf(',') + 1), CultureInfo.InvariantCulture))];
        double error = 0.0;
        for (int i = 0; i < chosen.Length; i++)
        {
            ReferenceCourse truth = workload.Reference(chosen[i]);
            for (int day = 0; day < CourseWorkload.Days; day++)
            {
                error = Math.Max(error, Math.Abs(truth.DailyEasi[day] - easi[(i * CourseWorkload.Days) + day]));
            }
        }

        return new PeerOutcome(name, double.Parse(rate.Groups["rate"].Value, CultureInfo.InvariantCulture), error, run.Output.Trim());
    }
}
