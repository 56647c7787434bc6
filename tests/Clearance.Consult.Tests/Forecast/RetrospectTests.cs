using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Clearance.Consult.Tests.Forecast;

/// <summary>The kept retrospect of the case files: what it was computed from, and what it says.</summary>
public sealed class RetrospectTests
{
    private static readonly string Text = File.ReadAllText(Repository.At("docs/forecast-retrospect.csv"));
    private static readonly ImmutableArray<RetrospectLine> Kept = RetrospectFile.Read(Text);

    [Fact]
    public void TheKeptResultIsOfTheCaseFilesAsTheyAre()
    {
        Assert.NotEmpty(Kept);
        Assert.Equal(Text, RetrospectFile.Write(Kept));
        foreach (RetrospectLine line in Kept)
        {
            string file = Repository.At($"cases/{line.Course}.course.yaml");
            Assert.Equal($"sha256:{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}", line.CourseHash);
        }
    }

    [Fact]
    public void EveryCaseIsForecastFromWhereADrugBeginsAndNothingIsScoredTwice()
    {
        RetrospectAnswer answer = RetrospectCases.Execute(new RetrospectRequest { CasesFolder = Repository.At("cases"), KnowledgeFolder = Repository.At("knowledge"), Patients = 64, Seed = 1, Threads = 2 });
        ImmutableArray<RetrospectLine> lines = answer.Lines!.Value;

        // The same statements as are kept, whatever their numbers are with so few virtual patients.
        Assert.Equal(Kept.Select(l => (l.Course, l.Day, l.Text)), RetrospectFile.Read(answer.Kept).Select(l => (l.Course, l.Day, l.Text)));
        Assert.All(lines, l => Assert.True(l.AsOf < l.Day && l.Probability is >= 0.0 and <= 1.0, l.Text));
        Assert.Equal(lines.Length, lines.Select(l => (l.Course, l.Day, l.Text)).Distinct().Count());
        Assert.DoesNotContain(lines, l => l.Course.EndsWith("-completed", StringComparison.Ordinal));
        Assert.Contains(answer.Issues, i => i.Code == "retrospect.nothing");
    }

    [Fact]
    public void TheRecordBesideAForecastSaysHowManyCoursesItRestsOn()
    {
        int courses = Kept.Select(l => l.Course).Distinct(StringComparer.Ordinal).Count();
        CalibrationSummary record = TrackRecord.Of(null, Kept[0].KnowledgeHash);
        Assert.Equal(courses, record.Courses);
        Assert.Equal(courses, record.RetrospectCourses);
        Assert.Equal(Kept.Length, record.Statements);
        Assert.Contains($"{courses} published", record.Says, StringComparison.Ordinal);
        Assert.DoesNotContain("another state", record.Says, StringComparison.Ordinal);
        Assert.Contains("another state", TrackRecord.Of(null, "other").Says, StringComparison.Ordinal);
    }
}
