using Clearance.Course;
using Clearance.Course.Tests.RoundTrip;

namespace Clearance.Consult.Tests.Checks;

/// <summary>Whole courses made at random: the check answers or says what is wrong, and every line of an answer can be explained.</summary>
public sealed class RandomCourseCheckTests
{
    private const int Courses = 200;

    [Fact]
    public void A_random_course_gets_an_answer_or_an_issue_with_a_cure()
    {
        for (var seed = 0; seed < Courses; seed++)
        {
            _ = Explained(new RandomCourse(seed).Make(), seed);
        }
    }

    [Fact]
    public void Random_facts_around_the_treatment_of_the_index_case_are_answered_and_explained()
    {
        var completed = CourseReader.ReadFile(Repository.At(Gate.Completed)).Value!;
        var answered = 0;
        for (var seed = 0; seed < Courses; seed++)
        {
            var random = new RandomCourse(seed).Make();
            answered += Explained(
                completed with
                {
                    Anchor = completed.Anchor,
                    Patient = random.Patient is { } patient ? patient with { Race = completed.Patient?.Race } : null,
                    Laboratory = seed % 2 == 0 ? completed.Laboratory : [],
                    Screening = seed % 3 == 0 ? [] : completed.Screening,
                    Exceptions = seed % 5 == 0 ? [] : completed.Exceptions,
                },
                seed);
        }

        // Most must be answered, or the test would show nothing.
        Assert.InRange(answered, Courses / 2, Courses);
    }

    private static int Explained(TreatmentCourse course, int seed)
    {
        var answer = Gate.Text(CourseWriter.Write(course), Gate.Rescue, $"{seed}");
        if (answer.Result is not { } result)
        {
            Assert.NotEmpty(answer.Issues);
            Assert.All(answer.Issues, issue => Assert.False(string.IsNullOrWhiteSpace(issue.What) || string.IsNullOrWhiteSpace(issue.Cure)));
            return 0;
        }

        Assert.NotEmpty(result.Checks);
        Assert.All(result.Findings, finding =>
        {
            Assert.False(string.IsNullOrWhiteSpace(finding.Message));
            Assert.False(string.IsNullOrWhiteSpace(finding.Source) && finding.Rule != "NOT-RECORDED", $"{finding.Rule} of course {seed} names no source");
        });
        return 1;
    }
}
