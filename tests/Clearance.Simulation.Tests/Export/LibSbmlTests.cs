using System.Diagnostics;
using Clearance.Testing;

namespace Clearance.Simulation.Tests.Export;

public sealed class LibSbmlTests
{
    // Every finding on a line; units are checked with the rest.
    private const string Check =
        "use LibSBML; for my $file (@ARGV) { my $d = LibSBML::SBMLReader->new()->readSBML($file); $d->checkConsistency();"
        + " for (my $i = 0; $i < $d->getNumErrors(); $i++) { my $e = $d->getError($i);"
        + " print $file, ': ', $e->getSeverityAsString(), ' ', $e->getErrorId(), ' ', $e->getShortMessage(), \"\\n\" if $e->getSeverity() >= $LibSBML::LIBSBML_SEV_ERROR; } print \"read $file\\n\"; }";

    [RequiresToolFact("perl", "libsbml")]
    public void LibSBML_finds_no_error_in_any_exported_course()
    {
        string folder = Directory.CreateTempSubdirectory("clearance-sbml-").FullName;
        string[] files = [.. ExportCourses.All.Select((course, i) =>
        {
            string file = Path.Combine(folder, $"{i}.xml");
            File.WriteAllText(file, ExportCourses.Write(course.Treatment, course.Patients[0], ExportFormat.Sbml));
            return file;
        })];
        Assert.Equal(files.Select(file => $"read {file}"), Perl(files));

        // The check can fail: a rule for a parameter that is not there.
        File.WriteAllText(files[0], File.ReadAllText(files[0]).Replace("rateRule variable=\"", "rateRule variable=\"no_", StringComparison.Ordinal));
        Assert.True(Perl([files[0]]).Length > 1);
        Directory.Delete(folder, recursive: true);
    }

    private static string[] Perl(string[] files)
    {
        ProcessStartInfo start = new("perl", ["-e", Check, .. files]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"perl ended with {process.ExitCode}: {error.Result}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
