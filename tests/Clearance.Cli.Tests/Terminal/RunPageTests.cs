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

    [Theory]
    [InlineData(80)]
    [InlineData(90)]
    [InlineData(100)]
    public void No_line_is_wider_than_the_page(int width) =>
        Assert.All(Text(RunResultFixture.Create(), width).Split('\n'), line => Assert.True(line.Length <= width, line));

    [Fact]
    public void Without_utf8_the_page_is_plain_ascii() =>
        Assert.All(Text(RunResultFixture.Create(), 100, unicode: false), letter => Assert.True(char.IsAscii(letter), $"U+{(int)letter:X4}"));

    [Fact]
    public void Emphasis_adds_escape_sequences_and_changes_no_word()
    {
        using var writer = new StringWriter();
        RunPage.Write(RunResultFixture.Create(), new Page(writer, 100, Glyphs.Unicode, Ink.Terminal));
        Assert.Contains("\e[1m", writer.ToString(), StringComparison.Ordinal);
        Assert.Equal(Text(RunResultFixture.Create(), 100), System.Text.RegularExpressions.Regex.Replace(writer.ToString(), "\e\\[[0-9;]*m", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Text_of_a_file_cannot_move_the_cursor()
    {
        var result = RunResultFixture.Create();
        var hostile = result with { Course = result.Course with { Title = "a\e[2Jb", Observations = [result.Course.Observations[0] with { Words = "x\u009b31my" }] } };
        Assert.DoesNotContain(Text(hostile, 100), letter => char.IsControl(letter) && letter != '\n');
    }

    [Fact]
    public void A_course_without_rescue_milestones_or_curves_still_makes_a_page()
    {
        var result = RunResultFixture.Create();
        var bare = result with { Mechanism = [], Trajectory = [], Reported = [], Milestones = [], Risk = [], PublishedRates = [], Assumptions = [], Course = result.Course with { DrugBars = [], Observations = [], Screening = [] } };
        Assert.Contains("RECORD", Text(bare, 80), StringComparison.Ordinal);
    }

    [Fact]
    public void The_index_case_is_shown_at_the_months_that_matter() =>
        Assert.Equal([0, 1, 2, 4, 6, 9, 11, 13, 16, 19], MonthColumns.Of(RunResultFixture.Create(), 10));

    internal static string Text(RunResult result, int width, bool unicode = true)
    {
        using var writer = new StringWriter();
        RunPage.Write(result, new Page(writer, width, unicode ? Glyphs.Unicode : Glyphs.Ascii, Ink.None));
        return writer.ToString();
    }
}
