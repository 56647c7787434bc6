using System.Diagnostics;
using System.Globalization;
using Clearance.Formulary;
using Clearance.Numerics.Solvers;
using Clearance.Testing;

namespace Clearance.Simulation.Tests.Export;

public sealed class DeSolveTests
{
    private const double Agreement = 1e-6;

    [RequiresToolFact("Rscript", "desolve")]
    public void The_exported_equations_solved_in_R_agree_with_the_resolved_course_on_ten_patients()
    {
        string folder = Directory.CreateTempSubdirectory("clearance-export-").FullName;
        List<(string File, int Patient, Treatment Treatment)> runs = [];
        foreach ((string name, Treatment treatment, var patients) in ExportCourses.All)
        {
            foreach (int patient in patients)
            {
                string file = Path.Combine(folder, $"{name.Replace(' ', '-').Replace(",", "", StringComparison.Ordinal)}-{patient}.R");
                File.WriteAllText(file, ExportCourses.Write(treatment, patient, ExportFormat.DeSolve));
                runs.Add((file, patient, treatment));
            }
        }

        Assert.Equal(10, runs.Count);
        string driver = Path.Combine(folder, "driver.R");
        File.WriteAllText(
            driver,
            """
            for (file in commandArgs(TRUE)) {
              model <- new.env()
              sys.source(file, model)
              result <- model$simulate(rtol = 1e-9, atol = 1e-11)
              cat(paste(sprintf("%.17g", c(diff(result$EASI_days), result$itch_NRS)), collapse = ","), "\n", sep = "")
            }
            """);
        string[] lines = Rscript([driver, .. runs.Select(run => run.File)]);
        Assert.Equal(runs.Count, lines.Length);
        double worst = 0.0;
        for (int i = 0; i < runs.Count; i++)
        {
            double[] values = [.. lines[i].Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
            Assert.Equal((2 * ExportCourses.Days) + 1, values.Length);
            Assert.All(values[ExportCourses.Days..], nrs => Assert.InRange(nrs, 0.0, 10.0));
            ReferenceCourse ours = new CourseReference(ExportCourses.Population, runs[i].Patient, runs[i].Treatment, Shipped.Formulary, Il13Reading.ReceptorBiology)
                .Run(ExportCourses.Days, 1e-11);
            Assert.Equal(SolverStatus.Reached, ours.Status);
            for (int day = 0; day < ExportCourses.Days; day++)
            {
                double difference = Math.Abs(values[day] - ours.DailyEasi[day]) / Math.Max(1.0, ours.DailyEasi[day]);
                worst = Math.Max(worst, difference);
                Assert.True(difference <= Agreement, $"{runs[i].File}, day {day}: R {values[day]:R}, ours {ours.DailyEasi[day]:R}");
            }
        }

        Assert.InRange(worst, double.Epsilon, Agreement);
        Directory.Delete(folder, recursive: true);
    }

    private static string[] Rscript(string[] arguments)
    {
        ProcessStartInfo start = new("Rscript") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"Rscript ended with {process.ExitCode}: {error.Result}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
