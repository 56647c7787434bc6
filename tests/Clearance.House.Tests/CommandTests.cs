using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Clearance.House.Tests;

/// <summary>The two commands a newcomer types, and what the README tells them to type.</summary>
public sealed partial class CommandTests
{
    [Fact]
    public void The_readme_starts_with_the_two_commands()
    {
        Assert.Equal(["./clearance", "./test"], ReadmeCommands().Select(command => command[0]).Distinct(StringComparer.Ordinal).Take(2));
    }

    [Fact]
    public void Every_command_of_the_readme_is_there_and_can_be_started()
    {
        Assert.All(ReadmeCommands(), command => Assert.True(IsExecutable(Repository.At(command[0][2..])), command[0]));
    }

    [Fact]
    public void Every_verb_of_the_readme_is_one_the_program_knows()
    {
        var (_, help) = Run(Repository.At("clearance"), Repository.Root, "--help");
        var verbs = ReadmeCommands().Where(command => command[0] == "./clearance" && command.Length > 1).Select(command => command[1])
            .Where(verb => !verb.StartsWith('-')).Distinct(StringComparer.Ordinal);
        Assert.All(verbs, verb => Assert.Matches($@"(?m)^\s+{Regex.Escape(verb)}\b", help));
    }

    [Fact]
    public void Every_file_named_in_a_command_of_the_readme_is_there()
    {
        var files = ReadmeCommands().SelectMany(command => command.Skip(1)).Where(word => word.StartsWith("cases/", StringComparison.Ordinal));
        Assert.All(files, file => Assert.True(File.Exists(Repository.At(file)), file));
    }

    [Fact]
    public void The_program_starts_from_any_folder_and_through_a_symlink()
    {
        var folder = Directory.CreateTempSubdirectory("clearance house ");
        try
        {
            var link = Path.Combine(folder.FullName, "link to clearance");
            File.CreateSymbolicLink(link, Repository.At("clearance"));
            var (code, help) = Run(link, folder.FullName, "--help");
            Assert.Equal(0, code);
            Assert.Equal(Run(Repository.At("clearance"), Repository.Root, "--help").Output, help);
            Assert.NotEmpty(help);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<string[]> ReadmeCommands() =>
        [.. Command().Matches(File.ReadAllText(Repository.At("README.md"))).Select(match => match.Groups["command"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private static bool IsExecutable(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute));

    private static (int Code, string Output) Run(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException($"{program} could not be started");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    // A command stands on its own line in a code block, indented or fenced; what follows # is a remark.
    [GeneratedRegex(@"(?m)^ *(?<command>\./[^#\n]+)", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Command();
}
