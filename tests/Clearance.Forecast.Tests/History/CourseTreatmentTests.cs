using Clearance.Course;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Forecast.Tests;

public sealed class CourseTreatmentTests
{
    [Fact]
    public void Of_two_topicals_on_one_region_the_stronger_counts_there_and_both_elsewhere()
    {
        // Head and neck and upper limbs from day 0 to 60, once; upper limbs and trunk from day 10 to 30, twice.
        Assert.Equal(
            [new(0.0, 10.0, 1.0, 3), new(10.0, 30.0, 1.0, 1), new(10.0, 30.0, 2.0, 6), new(30.0, 60.0, 1.0, 3)],
            Topicals("halobetasol, frequency: qd, sites: [face, arms]", 0, 60, "clobetasol, frequency: bid, sites: [arms, trunk]", 10, 30));
    }

    [Fact]
    public void Of_equals_the_one_begun_first_counts()
    {
        Assert.Equal(
            [new(0.0, 30.0, 2.0, 4), new(30.0, 50.0, 2.0, 4)],
            Topicals("halobetasol, frequency: bid, sites: [trunk]", 0, 30, "clobetasol, frequency: bid, sites: [trunk]", 10, 50));
    }

    [Fact]
    public void Topicals_that_do_not_meet_stay_as_they_are()
    {
        Assert.Equal(
            [new(0.0, 30.0, 1.0, 1), new(10.0, 50.0, 2.0, 8)],
            Topicals("halobetasol, frequency: qd, sites: [face]", 0, 30, "clobetasol, frequency: bid, sites: [legs]", 10, 50));
    }

    private static TopicalTreatment[] Topicals(string one, int oneFrom, int oneTo, string other, int otherFrom, int otherTo)
    {
        TreatmentCourse course = CourseReader.ReadText(
            $$"""
            schema: 1
            id: test
            title: a test
            default_source: own
            sources: { own: { cite: own records, status: verified } }
            anchor: { name: day_0 }
            regimens:
              - { id: a, drug: {{one}}, start: { days: {{oneFrom}}, from: day_0 }, stop: { days: {{oneTo}}, from: day_0 } }
              - { id: b, drug: {{other}}, start: { days: {{otherFrom}}, from: day_0 }, stop: { days: {{otherTo}}, from: day_0 } }

            """,
            "test.course.yaml").Value!;
        ResolvedCourse resolved = CourseResolution.Resolve(course, Shipped.Formulary).Value!;
        return [.. CourseTreatment.Of(resolved.Systemics, resolved.Topicals, 100).Topicals];
    }
}
