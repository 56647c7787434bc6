using Clearance.Testing;

namespace Clearance.Cli.Tests;

public sealed class HelpTests
{
    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("check")]
    [InlineData("forecast")]
    [InlineData("rule")]
    [InlineData("drugs")]
    [InlineData("bench")]
    public void Help_teaches_purpose_example_units_and_exit_codes(string command)
    {
        var desk = new Desk();
        Assert.Equal(ExitCode.Ok, desk.Type([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]));
        Assert.All(new[] { "Description:", "Usage:", "Examples:", "Units:", "Exit codes:" }, title => Assert.Contains($"{title}\n", desk.Data.ReplaceLineEndings("\n"), StringComparison.Ordinal));
        Assert.All(new[] { "0   done", "1   findings that block", "2   bad input", "3   numeric failure", "4   internal" }, line => Assert.Contains(line, desk.Data, StringComparison.Ordinal));
        Assert.Contains($"clearance {command}", desk.Data, StringComparison.Ordinal);
        Assert.Empty(desk.Messages);
    }

    [Fact]
    public void Help_of_run_names_every_option()
    {
        var desk = new Desk();
        desk.Type("run", "-h");
        Assert.All(
            new[] { "--format", "--html", "--patients", "--seed", "--threads", "--as-of", "--out", "--knowledge" },
            option => Assert.Contains(option, desk.Data, StringComparison.Ordinal));
    }

    [Fact]
    public void No_arguments_show_the_help()
    {
        var (bare, asked) = (new Desk(), new Desk());
        Assert.Equal((ExitCode.Ok, ExitCode.Ok), (bare.Type(), asked.Type("--help")));
        Assert.Equal(asked.Data, bare.Data);
    }

    [Fact]
    public void An_unknown_command_is_refused_with_the_nearest_one()
    {
        var desk = new Desk();
        Assert.Equal(ExitCode.BadInput, desk.Type("rnu", "x"));
        Assert.Contains("Did you mean run?", desk.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("Required command", desk.Messages, StringComparison.Ordinal);
    }
}
