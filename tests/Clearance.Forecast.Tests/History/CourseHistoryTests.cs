using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Forecast.Tests.History;

public sealed class CourseHistoryTests
{
    [Fact]
    public void WithoutASystemicDrugTheBaselineIsTheLastScoreBeforeNow()
    {
        CourseHistory history = WrittenCourse.History("observations:\n  - { at: start, easi: 30 }\n  - { at: { weeks: 20, from: start }, easi: 12 }\n", 140, withDupilumab: false);
        Assert.Equal(12.0, history.BaselineEasi);
        Assert.Equal(139, history.KeptDays[history.Baseline]);
    }

    [Fact]
    public void WithOneItIsTheLastScoreBeforeThat()
    {
        CourseHistory history = WrittenCourse.History("observations:\n  - { at: start, easi: 30 }\n  - { at: { weeks: 20, from: start }, easi: 12 }\n", 140);
        Assert.Equal(30.0, history.BaselineEasi);
        Assert.Equal(-1, history.KeptDays[history.Baseline]);
    }

    [Fact]
    public void DaysThatALaterWordMayBeComparedWithAreKept()
    {
        CourseHistory history = WrittenCourse.History("observations:\n  - { at: start, easi: 30 }\n  - { at: { weeks: 8, from: start }, dlqi: 9 }\n", 84);
        Assert.Equal([-1, 55, 83], [.. history.KeptDays]);
        Assert.Equal([-1], history.Visits.Select(v => history.KeptDays[v.Kept]));
    }

    [Fact]
    public void AWordComparedWithWhatIsNotFollowedIsToldAndLeftOut()
    {
        const string regimen = "regimens:\n  - { id: old, drug: ciclosporin, modelled: false, dose: 100 mg, frequency: bid, start: { years: -5, from: start } }\n";
        TreatmentCourse course = WrittenCourse.Of(regimen + "observations:\n  - { at: start, easi: 30 }\n  - { at: { weeks: 8, from: start }, status: much_improved }\n", withDupilumab: false);
        Reading<CourseHistory> read = CourseHistory.Of(CourseResolution.Resolve(course, Shipped.Formulary).Value!, 84, Shipped.Formulary);
        Issue issue = Assert.Single(read.Issues, i => i.Code == "forecast.no-reference");
        Assert.True(issue.Where.Line > 0);
        Assert.Single(read.Value!.Visits);
    }
}
