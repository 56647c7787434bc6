using System.Text;
using Clearance.Consult;

namespace Clearance.Report.Tests;

/// <summary>The gate in the page: of the real published case and of the completed one.</summary>
public sealed class GateSectionTests
{
    private static readonly string Held = Page("cases/peterson-vesely-2021.course.yaml");
    private static readonly string Excepted = Page("cases/peterson-vesely-2021-completed.course.yaml");

    [Fact]
    public void The_decision_its_lines_and_their_status_stand_in_the_page()
    {
        Assert.Contains("<section id=\"gate\"", Held, StringComparison.Ordinal);
        Assert.Contains("Do not start yet", Held, StringComparison.Ordinal);
        Assert.Contains("<code>COMBO-001</code>", Held, StringComparison.Ordinal);
        Assert.Contains("recalled: check the label", Held, StringComparison.Ordinal);
        Assert.Contains("href=\"#gate\"", Held, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_is_shown_with_who_and_why()
    {
        Assert.Contains("Not recommended, cleared as an exception", Excepted, StringComparison.Ordinal);
        Assert.Contains("Dr A. Example and Dr B. Example", Excepted, StringComparison.Ordinal);
        Assert.Contains("Exceptions on record", Excepted, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_without_a_gate_has_no_section() =>
        Assert.DoesNotContain("id=\"gate\"", Encoding.UTF8.GetString(ReportPage.ToBytes(RunResultFixture.Create())), StringComparison.Ordinal);

    private static string Page(string file)
    {
        var answer = CheckCourse.Execute(
            new CheckRequest { CourseName = file, CourseBytes = File.ReadAllBytes(Repository.At(file)) },
            CheckKnowledge.Load(Repository.At("knowledge")).Value ?? throw new InvalidOperationException("No knowledge."));
        return Encoding.UTF8.GetString(ReportPage.ToBytes(RunResultFixture.Create() with { Gate = answer.Result }));
    }
}
