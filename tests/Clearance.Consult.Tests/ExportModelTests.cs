using System.Text;
using Clearance.Course;
using Clearance.Simulation;
using Clearance.Testing;
using Reading13 = Clearance.Formulary.Il13Reading;

namespace Clearance.Consult.Tests;

public sealed class ExportModelTests
{
    private static ExportRequest Request(byte[] course, ExportFormat format, int? patient = null) => new()
    {
        CourseName = RegimenWords.CourseName,
        CourseBytes = course,
        KnowledgeFolder = Repository.At("knowledge"),
        Format = format,
        Patient = patient,
        Seed = 1,
        Days = null,
        Reading = Reading13.ReceptorBiology,
    };

    private static byte[] Course(params string[] regimens) => RegimenWords.ToCourse(regimens).Value!;

    [Fact]
    public void Regimens_in_words_are_dosed_as_they_say()
    {
        string text = ExportModel.Execute(Request(Course("dupilumab 300 mg q2w loading", "tofacitinib 5 mg bid from 112 to 113"), ExportFormat.DeSolve)).Text!;
        string events = text[text.IndexOf("events <- data.frame", StringComparison.Ordinal)..];
        Assert.Equal(2, events.Split("\"tofacitinib_depot1\"").Length - 1);
        Assert.Contains("value = c(600, 300", events, StringComparison.Ordinal);
    }

    [Fact]
    public void A_published_course_is_exported_for_the_typical_and_for_a_virtual_patient()
    {
        byte[] course = File.ReadAllBytes(Repository.At("cases/peterson-vesely-2021.course.yaml"));
        string typical = ExportModel.Execute(Request(course, ExportFormat.Rxode2)).Text!;
        string third = ExportModel.Execute(Request(course, ExportFormat.Rxode2, 3)).Text!;
        Assert.Contains("Patient: typical", typical, StringComparison.Ordinal);
        Assert.Contains("virtual patient 3 of seed 1", third, StringComparison.Ordinal);
        Assert.NotEqual(typical, third);
        Assert.Equal(third, ExportModel.Execute(Request(course, ExportFormat.Rxode2, 3)).Text);
        Assert.Contains("d/dt(memory_head)", typical, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dupilumab 300 q2w")]
    [InlineData("dupilumab 300 mg q2w from")]
    [InlineData("")]
    [InlineData("dupilumab; rm q2w")]
    public void What_is_no_regimen_is_refused_with_its_words(string words)
    {
        Reading<byte[]> reading = RegimenWords.ToCourse([words]);
        Assert.Null(reading.Value);
        Assert.Contains($"'{words}'", Assert.Single(reading.Issues).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_course_that_cannot_be_read_gives_issues_and_no_text()
    {
        ExportAnswer answer = ExportModel.Execute(Request(Encoding.UTF8.GetBytes("schema: 1\n"), ExportFormat.Sbml));
        Assert.Null(answer.Text);
        Assert.Contains(answer.Issues, issue => issue.Severity == IssueSeverity.Error);
    }
}
