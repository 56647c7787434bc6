using System.Text;
using System.Text.Json;
using Clearance.Consult;
using Clearance.Testing;

namespace Clearance.Cli.Tests;

public sealed class CheckCommandTests
{
    private const string Rescue = "tofacitinib 5 mg twice daily";
    private static readonly string Published = Repository.At("cases/peterson-vesely-2021.course.yaml");
    private static readonly string Completed = Repository.At("cases/peterson-vesely-2021-completed.course.yaml");

    [Fact]
    public void The_published_case_reads_as_reviewed_and_is_held()
    {
        var desk = new Desk();
        Assert.Equal(ExitCode.Blocked, desk.Type("check", Published, "--add", Rescue));
        Golden.Check("peterson-vesely-2021.check.txt", desk.Data);
        Assert.Empty(desk.Messages);
    }

    [Fact]
    public void The_completed_case_reads_as_reviewed_and_is_cleared_as_an_exception()
    {
        var desk = new Desk();
        Assert.Equal(ExitCode.Ok, desk.Type("check", Completed, "--add", Rescue));
        Golden.Check("peterson-vesely-2021-completed.check.txt", desk.Data);
        Assert.Contains("CLEARED AS AN EXCEPTION", desk.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("CLEAR TO START", desk.Data, StringComparison.Ordinal);
    }

    [Fact]
    public void The_answer_fits_a_screen_of_forty_lines_and_the_decision_stands_in_the_first_five()
    {
        foreach (var (course, decision) in new[] { (Published, "DO NOT START YET"), (Completed, "NOT RECOMMENDED, CLEARED AS AN EXCEPTION") })
        {
            var desk = new Desk();
            desk.Type("check", course, "--add", Rescue);
            var lines = desk.Data.TrimEnd().Split('\n');
            Assert.InRange(lines.Length, 20, 40);
            Assert.Contains(decision, lines.Take(6));
            Assert.All(lines, line => Assert.True(line.Length <= 100, line));
        }
    }

    [Fact]
    public void Every_line_of_the_region_stands_on_the_screen_with_its_rule_and_in_full_under_all()
    {
        var (json, screen, all) = (new Desk(), new Desk(), new Desk());
        json.Type("check", Published, "--add", Rescue, "--format", "json");
        screen.Type("check", Published, "--add", Rescue);
        all.Type("check", Published, "--add", Rescue, "--all");
        Golden.Check("peterson-vesely-2021.check-all.txt", all.Data);
        var inOneLine = string.Join(' ', all.Data.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        using var document = JsonDocument.Parse(json.Bytes);
        var findings = document.RootElement.GetProperty("findings").EnumerateArray().ToList();
        Assert.True(findings.Count > 6);
        Assert.All(findings.Where(f => f.GetProperty("rule").GetString() != "NOT-RECORDED"), f => Assert.Contains(f.GetProperty("rule").GetString()!, screen.Data, StringComparison.Ordinal));
        Assert.All(findings, f => Assert.Contains(f.GetProperty("message").GetString()!.TrimEnd('.'), inOneLine, StringComparison.Ordinal));
        var planned = document.RootElement.GetProperty("schedule").EnumerateArray().Count(l => l.GetProperty("state").GetString() == "planned");
        Assert.Equal(planned, all.Data.Split('\n').Count(l => l.StartsWith("then ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_window_over_new_year_keeps_both_years()
    {
        var desk = new Desk();
        desk.Type("check", Repository.At("cases/litchman.course.yaml"), "--on", "2020-11-20", "--all");
        Assert.Contains("2020-12-18 to 2021-02-18", desk.Data, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_reach_the_use_case()
    {
        var desk = new Desk();
        desk.Type("check", Published, "--add", Rescue, "--on", "2021-04-01", "--region", "EU");
        Assert.Equal((Rescue, "2021-04-01", (CheckRegion?)CheckRegion.Eu, false), (desk.AskedCheck!.Add, desk.AskedCheck.On, desk.AskedCheck.Region, desk.AskedCheck.Calendar));
    }

    [Fact]
    public void Json_and_csv_hold_the_findings_and_keep_the_exit_code()
    {
        var (json, csv) = (new Desk(), new Desk());
        Assert.Equal(ExitCode.Blocked, json.Type("check", Published, "--add", Rescue, "--format", "json"));
        using var document = JsonDocument.Parse(json.Bytes);
        Assert.Equal(("clearance.check/1", "start_when"), (document.RootElement.GetProperty("schema").GetString(), document.RootElement.GetProperty("decision").GetString()));
        Assert.Equal(ExitCode.Blocked, csv.Type("check", Published, "--add", Rescue, "--format", "csv"));
        var rows = csv.Data.TrimEnd('\n').Split('\n');
        Assert.StartsWith("check,drug,stage,day,decision,rule,severity,", rows[0], StringComparison.Ordinal);
        Assert.Equal(document.RootElement.GetProperty("findings").GetArrayLength(), rows.Length - 1);
    }

    [Theory]
    [InlineData("tofacitinib 5 bid", "--add:1:15: error dose.no-unit dose:")]
    [InlineData("tofacitinb 5 mg bid", "Did you mean 'tofacitinib'?")]
    public void A_faulty_proposal_is_named_with_its_column(string add, string message)
    {
        var desk = new Desk();
        Assert.Equal(ExitCode.BadInput, desk.Type("check", Published, "--add", add));
        Assert.Contains(message, desk.Messages, StringComparison.Ordinal);
        Assert.Empty(desk.Data);
    }

    [Fact]
    public void A_calendar_is_written_with_dates_and_refused_with_a_reason_without()
    {
        using var folder = new TemporaryFolder();
        var (without, with) = (new Desk(), new Desk());
        Assert.Equal(ExitCode.BadInput, without.Type("check", Published, "--add", Rescue, "--ical", folder.At("a.ics")));
        Assert.Contains("ical.no-date", without.Messages, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("a.ics")));
        Assert.Equal(ExitCode.Blocked, with.Type("check", Published, "--add", Rescue, "--on", "2020-10-01", "--ical", folder.At("b.ics")));
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", File.ReadAllText(folder.At("b.ics"), Encoding.UTF8), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_and_calendar_need_two_files()
    {
        using var folder = new TemporaryFolder();
        var desk = new Desk();
        Assert.Equal(ExitCode.BadInput, desk.Type("check", Published, "--add", Rescue, "--on", "2020-10-01", "--out", folder.At("a"), "--ical", folder.At("a")));
        Assert.Contains("file.twice", desk.Messages, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("a")));
    }

    [Fact]
    public void With_nothing_ahead_no_calendar_is_written_and_the_answer_stands()
    {
        using var folder = new TemporaryFolder();
        var desk = new Desk();
        var course = folder.At("empty.course.yaml");
        File.WriteAllText(course, "schema: 1\nid: empty\ntitle: Nothing given\nsources: { c: { cite: own, status: verified } }\ndefault_source: c\nanchor: { name: visit, date: 2025-01-15 }\n");
        Assert.Equal(ExitCode.Ok, desk.Type("check", course, "--ical", folder.At("a.ics")));
        Assert.Contains("ical.nothing-ahead", desk.Messages, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("a.ics")));
    }

    [Fact]
    public void A_rule_is_explained_and_an_unknown_one_refused_with_the_nearest()
    {
        var (known, unknown, all) = (new Desk(), new Desk(), new Desk());
        Assert.Equal(ExitCode.Ok, known.Type("rule", "COMBO-001"));
        Golden.Check("rule-COMBO-001.txt", known.Data);
        Assert.Equal(ExitCode.BadInput, unknown.Type("rule", "COMBO-01"));
        Assert.Contains("COMBO-001", unknown.Messages, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, all.Type("rule"));
        Assert.Contains("RECALLED", all.Data, StringComparison.Ordinal);
    }
}
