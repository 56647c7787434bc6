using System.Text.Json;
using Clearance.Consult;
using Clearance.Course;
using Clearance.Testing;

namespace Clearance.Cli.Tests;

public sealed class RunCommandTests
{
    private static readonly string Case = Repository.At("cases/peterson-vesely-2021.course.yaml");

    [Fact]
    public void A_run_prints_the_page_and_tells_time_and_threads_beside_it()
    {
        var desk = new Desk();
        Assert.Equal(ExitCode.Ok, desk.Type("run", Case));
        Assert.Equal(RunPageTests.Text(RunResultFixture.Create(), 100), desk.Data);
        Assert.Equal("4,096 virtual patients in 1.25 s on 2 threads (8 lanes)", desk.Messages.Trim());
    }

    [Fact]
    public void Json_is_the_documented_bytes_and_nothing_else()
    {
        var desk = new Desk();
        Assert.Equal(ExitCode.Ok, desk.Type("run", Case, "--format", "json"));
        Assert.Equal(RunJson.ToBytes(RunResultFixture.Create()), desk.Bytes);
    }

    [Fact]
    public void Every_option_reaches_the_use_case()
    {
        var desk = new Desk();
        Assert.Equal(ExitCode.Ok, desk.Type("run", Case, "-n", "64", "--seed", "18446744073709551615", "-t", "3", "--as-of", "2021-04-01", "--knowledge", "/somewhere"));
        Assert.Equal((64, ulong.MaxValue, 3, "2021-04-01", "/somewhere"), (desk.Asked!.Patients, desk.Asked.Seed, desk.Asked.Threads, desk.Asked.AsOf, desk.Asked.KnowledgeFolder));
        Assert.Equal(File.ReadAllBytes(Case), desk.Asked.Course.Bytes);
    }

    [Fact]
    public void A_run_without_options_asks_for_16384_patients_and_finds_the_knowledge_of_the_repository()
    {
        var desk = new Desk();
        desk.Type("run", Case);
        Assert.Equal((16384, 1UL, Environment.ProcessorCount, null), (desk.Asked!.Patients, desk.Asked.Seed, desk.Asked.Threads, desk.Asked.AsOf));
        Assert.Equal(Repository.At("knowledge"), desk.Asked.KnowledgeFolder);
    }

    [Fact]
    public void A_dash_reads_the_course_from_standard_input()
    {
        var desk = new Desk { Input = "schema: 1\n" };
        Assert.Equal(ExitCode.Ok, desk.Type("run", "-"));
        Assert.Equal(("stdin", "schema: 1\n"), (desk.Asked!.Course.Name, System.Text.Encoding.UTF8.GetString(desk.Asked.Course.Bytes)));
    }

    [Theory]
    [InlineData("--patients", "0", "from 1 to")]
    [InlineData("--patients", "1000001", "from 1 to 1000000, not 1000001: for each takes about 10 kB of memory")]
    [InlineData("--patients", "many", "many")]
    [InlineData("--threads", "0", "from 1 to")]
    [InlineData("--seed", "-1", "-1")]
    [InlineData("--format", "csv", "csv")]
    [InlineData("--as-of", "yesterday", "such as 274")]
    [InlineData("--as-of", "2021-13-01", "such as 274")]
    [InlineData("--pateints", "5", "Did you mean --patients?")]
    public void A_wrong_option_is_refused_in_plain_words_with_exit_code_2(string option, string value, string expected)
    {
        var desk = new Desk();
        Assert.Equal(ExitCode.BadInput, desk.Type("run", Case, option, value));
        Assert.Contains(expected, desk.Messages, StringComparison.Ordinal);
        Assert.Contains("clearance run --help", desk.Messages, StringComparison.Ordinal);
        Assert.Empty(desk.Data);
        Assert.Null(desk.Asked);
    }

    [Fact]
    public void A_missing_course_file_is_an_issue_with_a_cure()
    {
        var desk = new Desk();
        Assert.Equal(ExitCode.BadInput, desk.Type("run", "no-such.course.yaml"));
        Assert.Equal("no-such.course.yaml: error file.missing: The file does not exist. Check the path; published courses are in cases/.", desk.Messages.Trim());
    }

    [Fact]
    public void A_folder_instead_of_a_course_file_is_an_issue_with_a_cure()
    {
        var desk = new Desk();
        Assert.Equal(ExitCode.BadInput, desk.Type("run", Repository.At("cases")));
        Assert.Contains("This is a folder. Name one course file in it.", desk.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Issues_of_the_course_stop_the_run_and_show_their_line_on_a_terminal()
    {
        var issue = new Issue("dose.no-unit", IssueSeverity.Error, new SourcePlace("stdin", 2, 9, "regimens[0].dose"), "The dose has no unit.", "Write 5 mg.");
        var desk = new Desk { Input = "schema: 1\n  dose: 5\n", AtTerminal = true, Answer = _ => new RunAnswer(null, null, [issue], null) };
        Assert.Equal(ExitCode.BadInput, desk.Type("run", "-"));
        Assert.Equal("stdin:2:9: error dose.no-unit regimens[0].dose: The dose has no unit. Write 5 mg.\n     2 |   dose: 5\n       |         ^\n", desk.Messages);
        Assert.Empty(desk.Data);
    }

    [Fact]
    public void A_warning_does_not_stop_the_run()
    {
        var warning = new Issue("dose.unusual", IssueSeverity.Warning, new SourcePlace("x.yaml", 3, 1, ""), "Unusual.", "Check it.");
        var desk = new Desk { Answer = _ => Desk.Answered(RunResultFixture.Create()) with { Issues = [warning] } };
        Assert.Equal(ExitCode.Ok, desk.Type("run", Case));
        Assert.Contains("x.yaml:3:1: warning dose.unusual: Unusual. Check it.", desk.Messages, StringComparison.Ordinal);
        Assert.NotEmpty(desk.Data);
    }

    [Fact]
    public void A_numeric_failure_prints_what_there_is_and_exits_3()
    {
        var desk = new Desk { Answer = _ => Desk.Answered(RunResultFixture.Create()) with { Failure = "3 patients could not be computed; run again with another seed." } };
        Assert.Equal(ExitCode.NumericFailure, desk.Type("run", Case));
        Assert.Contains("numeric failure: 3 patients", desk.Messages, StringComparison.Ordinal);
        Assert.NotEmpty(desk.Data);
    }

    [Fact]
    public void A_fault_of_the_program_is_one_plain_line_and_exit_code_4()
    {
        var desk = new Desk { Answer = _ => throw new InvalidOperationException("broken invariant") };
        Assert.Equal(ExitCode.Internal, desk.Type("run", Case));
        Assert.Single(desk.Messages.Trim().Split('\n'));
        Assert.Contains("broken invariant", desk.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain(" at Clearance", desk.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Stopping_prints_no_result_and_writes_no_file()
    {
        using var folder = new TemporaryFolder();
        var desk = new Desk();
        desk.Stop.Cancel();
        Assert.Equal(ExitCode.Stopped, desk.Type("run", Case, "--html", folder.At("report.html")));
        Assert.Empty(desk.Data);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Stopping_the_workers_of_a_parallel_loop_is_stopping_too()
    {
        CancellationTokenSource? stop = null;
        var desk = new Desk
        {
            Answer = ask => RunCourse.Execute(
                new RunRequest { CourseName = ask.Course.Name, CourseBytes = ask.Course.Bytes, KnowledgeFolder = ask.KnowledgeFolder, Patients = ask.Patients, Seed = ask.Seed, Threads = ask.Threads },
                TimeProvider.System,
                (phase, share) =>
                {
                    if (phase == "simulating" && share > 0.0)
                    {
                        stop!.Cancel();
                    }

                    stop!.Token.ThrowIfCancellationRequested();
                }),
        };
        stop = desk.Stop;
        Assert.Equal(ExitCode.Stopped, desk.Type("run", Case, "--patients", "128", "--threads", "2"));
        Assert.Equal("clearance: stopped; no result was written.", desk.Messages.Trim());
        Assert.Empty(desk.Data);
    }

    [Fact]
    public void A_fault_beside_the_stopping_is_still_told()
    {
        var desk = new Desk { Answer = _ => throw new AggregateException(new OperationCanceledException(), new InvalidOperationException("broken invariant")) };
        desk.Stop.Cancel();
        Assert.Equal(ExitCode.Internal, desk.Type("run", Case));
    }

    [Fact]
    public void Data_and_report_need_two_files()
    {
        using var folder = new TemporaryFolder();
        var desk = new Desk();
        Assert.Equal(ExitCode.BadInput, desk.Type("run", Case, "--out", folder.At("a"), "--html", folder.At("x/../a")));
        Assert.Contains("file.twice: --out and --html name the same file", desk.Messages, StringComparison.Ordinal);
        Assert.Null(desk.Asked);
    }

    [Fact]
    public void The_report_is_written_whole_and_leaves_no_temporary_file()
    {
        using var folder = new TemporaryFolder();
        var desk = new Desk();
        File.WriteAllText(folder.At("report.html"), "an older and longer report than the new one");
        Assert.Equal(ExitCode.Ok, desk.Type("run", Case, "--html", folder.At("report.html"), "--out", folder.At("run.txt")));
        Assert.Equal("<!DOCTYPE html>\n", File.ReadAllText(folder.At("report.html")));
        Assert.Equal(RunPageTests.Text(RunResultFixture.Create(), 100), File.ReadAllText(folder.At("run.txt")));
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
        Assert.Empty(desk.Data);
    }

    [Fact]
    public void A_report_into_a_missing_folder_is_refused_before_anything_runs()
    {
        using var folder = new TemporaryFolder();
        var desk = new Desk();
        Assert.Equal(ExitCode.BadInput, desk.Type("run", Case, "--html", folder.At("missing/report.html")));
        Assert.Contains("does not exist. Create it or choose another.", desk.Messages, StringComparison.Ordinal);
        Assert.Null(desk.Asked);
    }

    [Fact]
    public void A_reader_that_went_away_is_no_fault()
    {
        using var closed = new ClosedPipe();
        var desk = new Desk { Out = closed };
        Assert.Equal(ExitCode.Ok, desk.Type("run", Case));
        Assert.DoesNotContain("pipe", desk.Messages, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_json_parses_and_names_its_schema()
    {
        var desk = new Desk();
        desk.Type("run", Case, "-f", "json");
        using var json = JsonDocument.Parse(desk.Bytes);
        Assert.Equal("clearance.run/1", json.RootElement.GetProperty("schema").GetString());
    }

    private sealed class ClosedPipe : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe", hresult: 32);
    }
}
