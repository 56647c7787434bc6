using System.Text;
using Clearance.Consult;

namespace Clearance.Consult.Tests.Forecast;

public sealed class LedgerTests : IDisposable
{
    private const string Course = """
        schema: 1
        id: ledger-test
        title: A test course
        sources: { here: { cite: "this test", status: verified } }
        default_source: here
        anchor: { name: start }
        diagnosis: { condition: atopic dermatitis }
        regimens:
          - { id: dupilumab, drug: dupilumab, dose: 300 mg, loading: label, frequency: q2w, start: start }
        observations:
          - { at: start, easi: 28 }
          - { at: { weeks: 16, from: start }, easi: 9, pp_nrs: 4 }

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("clearance-ledger-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void AForecastIsKeptOnceScoredOnceAndItsRecordStandsBesideTheNext()
    {
        ForecastResult made = ForecastCourseTests.Forecast(Course).Result!;
        Assert.True(ForecastLedger.Keep(made, folder));
        Assert.False(ForecastLedger.Keep(made, folder));
        KeptForecast kept = Assert.IsType<KeptForecast>(Assert.Single(ForecastLedger.Read(folder)));
        Assert.Equal(112, kept.Now);

        // Nothing later is known yet.
        Assert.Equal(0, Score(Course).Added);
        string later = Course + "  - { at: { weeks: 24, from: start }, easi: 7 }\n  - { at: { weeks: 32, from: start }, status: controlled }\n";
        LedgerScore scored = Score(later);
        Assert.Equal(2, scored.Added);
        Assert.Equal(0, Score(later).Added);
        ScoredStatement easi = ForecastLedger.Read(folder).OfType<ScoredStatement>().Single(s => s.Text == "EASI 7");
        Assert.Equal("stay", easi.Option);
        Assert.NotNull(easi.Within80);
        Assert.True(easi.QuantileScore >= 0.0);
        CalibrationSummary without = TrackRecord.Of(null, made.Record.KnowledgeHash);
        CalibrationSummary beside = TrackRecord.Of(folder, made.Record.KnowledgeHash);
        Assert.Equal(1, beside.LedgerCourses);
        Assert.Equal(without.Courses + 1, beside.Courses);
        Assert.Equal(without.Statements + 2, beside.Statements);
        Assert.Contains("1 in the ledger", beside.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatWasGivenAndIsNoOptionIsNotScored()
    {
        ForecastLedger.Keep(ForecastCourseTests.Forecast(Course).Result!, folder);
        string other = Course.Replace(
            "observations:", "  - { id: baricitinib, drug: baricitinib, dose: 4 mg, frequency: qd, start: { weeks: 20, from: start } }\nobservations:", StringComparison.Ordinal)
            + "  - { at: { weeks: 24, from: start }, easi: 7 }\n";
        LedgerScore scored = Score(other);
        Assert.Equal(0, scored.Added);
        Assert.Contains(scored.Issues, i => i.Code == "ledger.not-followed");
    }

    [Fact]
    public void ABrokenLineIsToldAndTheOthersCount()
    {
        ForecastLedger.Keep(ForecastCourseTests.Forecast(Course).Result!, folder);
        File.AppendAllText(ForecastLedger.FileOf(folder), "{ not json\n");
        List<Clearance.Course.Issue> issues = [];
        Assert.Single(ForecastLedger.Read(folder, issues));
        Assert.Equal(2, Assert.Single(issues).Where.Line);
    }

    [Fact]
    public void ACourseThatCannotBeResolvedIsAnErrorAndNotAnEmptyScore()
    {
        LedgerScore scored = Score(Course.Replace("drug: dupilumab", "drug: dupilumabb", StringComparison.Ordinal));
        Assert.Contains(scored.Issues, i => i.Severity == Clearance.Course.IssueSeverity.Error && i.What.Contains("dupilumabb", StringComparison.Ordinal));
    }

    private LedgerScore Score(string course) => LedgerScoring.Execute(Encoding.UTF8.GetBytes(course), "test.course.yaml", Repository.At("knowledge"), folder);
}
