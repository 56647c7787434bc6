using Clearance.Cli;
using Clearance.Consult;
using Clearance.Testing;

namespace Clearance.Cli.Tests;

public sealed class RunPageTests
{
    [Theory]
    [InlineData("run-100.txt", 100, true)]
    [InlineData("run-80.txt", 80, true)]
    [InlineData("run-100-ascii.txt", 100, false)]
    public void The_page_of_a_run_reads_as_reviewed(string golden, int width, bool unicode) =>
        Golden.Check(golden, Text(RunResultFixture.Create(), width, unicode));

    internal static string Text(RunResult result, int width, bool unicode = true)
    {
        using var writer = new StringWriter();
        RunPage.Write(result, new Page(writer, width, unicode ? Glyphs.Unicode : Glyphs.Ascii, Ink.None));
        return writer.ToString();
    }
}
