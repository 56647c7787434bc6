using System.Diagnostics;
using Clearance.Testing;

namespace Clearance.Cli.Tests;

/// <summary>The program as a process of its own: exit codes, streams and pipes as a shell sees them.</summary>
public sealed class ProcessTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "clearance.dll");

    [Fact]
    public void Help_exits_0_on_stdout_and_a_wrong_word_exits_2_on_stderr()
    {
        var help = Shell($"dotnet '{Program}' run --help");
        Assert.Equal((0, ""), (help.Code, help.Error));
        Assert.Contains("Exit codes:", help.Out, StringComparison.Ordinal);
        var wrong = Shell($"dotnet '{Program}' drugs nosuchdrug");
        Assert.Equal((2, ""), (wrong.Code, wrong.Out));
        Assert.Contains("drug.unknown", wrong.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', wrong.Error);
    }

    [Fact]
    public void A_closed_pipe_is_silent()
    {
        var piped = Shell($"set -o pipefail; dotnet '{Program}' drugs --format csv | head -n 1");
        Assert.Equal((0, ""), (piped.Code, piped.Error));
        Assert.Equal("drug,section,name,value,text,unit,status,source,note\n", piped.Out);
    }

    [Fact]
    public void A_full_disk_is_told_in_one_line()
    {
        var full = Shell($"dotnet '{Program}' drugs > /dev/full");
        Assert.Equal(ExitCode.BadInput, full.Code);
        Assert.Single(full.Error.Trim().Split('\n'));
        Assert.Contains("output.unwritable", full.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", full.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_writes_json_to_stdout_and_one_page_to_the_file()
    {
        using var folder = new TemporaryFolder();
        var page = folder.At("page.html");
        var run = Shell($"dotnet '{Program}' run '{Repository.At("cases/peterson-vesely-2021.course.yaml")}' --patients 32 --format json --html '{page}'");
        Assert.Equal(0, run.Code);
        using var json = System.Text.Json.JsonDocument.Parse(run.Out);
        Assert.Equal("clearance.run/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal(["page.html"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
        var html = File.ReadAllText(page);
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=\"http", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<link rel=\"stylesheet\" href=", html, StringComparison.OrdinalIgnoreCase);
    }

    private static (int Code, string Out, string Error) Shell(string line)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", line]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
