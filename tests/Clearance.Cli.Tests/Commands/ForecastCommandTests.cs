using System.Text;
using Clearance.Consult;
using Clearance.Course;
using Clearance.Testing;

namespace Clearance.Cli.Tests;

public sealed class ForecastCommandTests
{
    private static readonly string Case = Repository.At("cases/peterson-vesely-2021.course.yaml");

    [Fact]
    public void A_forecast_reads_as_reviewed()
    {
        var desk = Answering(ForecastResultFixture.Create());
        Assert.Equal(ExitCode.Ok, desk.Type("forecast", Case, "--as-of", "274"));
        Golden.Check("fixture.forecast.txt", desk.Data);
        Assert.All(desk.Data.Split('\n'), line => Assert.True(line.Length <= 100, line));
        Assert.Equal("4,096 virtual patients, 4 options, 52 weeks in 1.25 s on 2 threads (8 lanes)", desk.Messages.Trim());
    }

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    public void The_page_keeps_its_width_and_always_shows_what_the_gate_says_of_each_option(int width)
    {
        using var writer = new StringWriter();
        ForecastPage.Write(ForecastResultFixture.Create(), new Page(writer, width, Glyphs.Unicode, Ink.None));
        Assert.All(writer.ToString().Split('\n'), line => Assert.True(line.Length <= width, line));
        var lines = writer.ToString().Split('\n').SkipWhile(line => !line.StartsWith("OPTIONS", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.Length > 0).ToList();
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        Assert.EndsWith("gate", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("held", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void The_index_case_is_forecast_from_the_file_to_the_last_line()
    {
        var desk = new Desk { ForecastAnswer = request => ForecastCourse.Execute(request, TimeProvider.System) };
        Assert.Equal(ExitCode.Ok, desk.Type("forecast", Case, "--as-of", "274", "-n", "64", "--weeks", "16", "--threads", "2", "--region", "EU"));
        Assert.All(
            new[] { "SEEN SO FAR", "OPTIONS", "INFECTIONS IN THE COMING YEAR", "WHAT THE GATE ASKS", "WHAT HAPPENED", "RECORD", "IN SHORT", "EU labels" },
            part => Assert.Contains(part, desk.Data, StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", desk.Data, StringComparison.Ordinal);
        Assert.All(desk.Data.Split('\n'), line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public void Json_is_the_documented_bytes_and_nothing_else()
    {
        var desk = Answering(ForecastResultFixture.Create());
        Assert.Equal(ExitCode.Ok, desk.Type("forecast", Case, "--format", "json"));
        Assert.Equal(ForecastJson.ToBytes(ForecastResultFixture.Create()), desk.Bytes);
    }

    [Fact]
    public void Every_option_reaches_the_use_case()
    {
        var desk = Answering(ForecastResultFixture.Create());
        desk.Type(
            "forecast", Case, "--as-of", "2021-04-01", "--options", "all", "--drug", "upadacitinib", "--option", "stop dupilumab", "--target", "0.6", "--weeks", "30", "--region", "EU", "-n", "64", "--seed", "7", "-t", "3");
        var asked = desk.Forecast!;
        Assert.Equal(("2021-04-01", true, 0.6, 30, (CheckRegion?)CheckRegion.Eu), (asked.AsOf, asked.AllOptions, asked.Target, asked.Weeks, asked.Region));
        Assert.Equal(("upadacitinib", "stop dupilumab", 64, 7UL, 3), (Assert.Single(asked.Drugs), Assert.Single(asked.Written), asked.Patients, asked.Seed, asked.Threads));
    }

    [Theory]
    [InlineData("--region", "UK", "UK")]
    [InlineData("--target", "1.5", "a share between 0 and 1")]
    [InlineData("--weeks", "2", "from 4 to 260")]
    [InlineData("--as-of", "99999", "such as 274")]
    public void A_wrong_option_is_refused_in_plain_words_with_exit_code_2(string option, string value, string expected)
    {
        var desk = new Desk();
        Assert.Equal(ExitCode.BadInput, desk.Type("forecast", Case, option, value));
        Assert.Contains(expected, desk.Messages, StringComparison.Ordinal);
        Assert.Null(desk.Forecast);
    }

    [Fact]
    public void Issues_without_a_result_exit_2()
    {
        var issue = new Issue("drug.unknown", IssueSeverity.Error, new SourcePlace("x.yaml", 2, 9, ""), "Unknown.", "Correct it.");
        var desk = new Desk { ForecastAnswer = _ => new ForecastAnswer(null, null, [issue]) };
        Assert.Equal(ExitCode.BadInput, desk.Type("forecast", Case));
        Assert.Contains("x.yaml:2:9: error drug.unknown: Unknown. Correct it.", desk.Messages, StringComparison.Ordinal);
        Assert.Empty(desk.Data);
    }

    [Fact]
    public void Nothing_is_written_over_a_ledger_or_twice_into_one_file()
    {
        using var folder = new TemporaryFolder();
        string[][] twice =
        [
            ["--out", folder.At("a"), "--html", folder.At("a")],
            ["--out", folder.At("a"), "--keep", folder.At("a")],
            ["--html", folder.At("forecasts.jsonl"), "--ledger", folder.Path],
        ];
        Assert.All(twice, options =>
        {
            var desk = Answering(ForecastResultFixture.Create());
            Assert.Equal(ExitCode.BadInput, desk.Type(["forecast", Case, .. options]));
            Assert.Contains("file.twice", desk.Messages, StringComparison.Ordinal);
            Assert.Null(desk.Forecast);
        });
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_score_is_a_line_on_stdout_or_in_a_file()
    {
        using var folder = new TemporaryFolder();
        var (desk, filed) = (Scoring(new LedgerScore(1, 2, [])), Scoring(new LedgerScore(2, 0, [])));
        Assert.Equal(ExitCode.Ok, desk.Type("forecast", Case, "--score", "--ledger", folder.Path));
        Assert.Equal("1 kept forecast of this course; 2 scores added\n", desk.Data);
        Assert.Equal(ExitCode.Ok, filed.Type("forecast", Case, "--score", "--ledger", folder.Path, "--out", folder.At("score.txt")));
        Assert.Equal("2 kept forecasts of this course; 0 scores added\n", File.ReadAllText(folder.At("score.txt")));
        Assert.Null(desk.Forecast);
    }

    [Fact]
    public void An_error_of_a_score_exits_2_and_prints_no_count()
    {
        var desk = Scoring(new LedgerScore(0, 0, [new Issue("drug.unknown", IssueSeverity.Error, new SourcePlace("x.yaml", 2, 9, ""), "Unknown.", "Correct it.")]));
        Assert.Equal(ExitCode.BadInput, desk.Type("forecast", Case, "--score", "--ledger", "ledger.jsonl"));
        Assert.Contains("drug.unknown", desk.Messages, StringComparison.Ordinal);
        Assert.Empty(desk.Data);
    }

    [Fact]
    public void A_score_refuses_what_would_do_nothing_and_asks_for_its_ledger()
    {
        using var folder = new TemporaryFolder();
        var desk = Scoring(new LedgerScore(1, 2, []));
        Assert.Equal(ExitCode.BadInput, desk.Type("forecast", Case, "--score", "--html", folder.At("a"), "--keep", folder.At("b"), "--as-of", "274", "--format", "json"));
        Assert.Contains("--score makes no forecast, so --as-of, --html, --keep, --format json would do nothing. Leave them out", desk.Messages, StringComparison.Ordinal);
        Assert.Contains("--ledger LEDGER", desk.Messages, StringComparison.Ordinal);
        Assert.Empty(desk.Data);
    }

    private static Desk Answering(ForecastResult result) => new()
    {
        ForecastAnswer = _ => new ForecastAnswer(result, new RunInfo { WallTime = TimeSpan.FromSeconds(1.25), Threads = 2, Machine = "8 lanes" }, []),
    };

    private static Desk Scoring(LedgerScore score) => new() { Score = score };
}
