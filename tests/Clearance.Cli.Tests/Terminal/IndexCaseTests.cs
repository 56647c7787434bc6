using Clearance.Cli;
using Clearance.Consult;
using Clearance.Testing;

namespace Clearance.Cli.Tests;

/// <summary>The whole index case as a person reads it in the terminal, from the file to the last line.</summary>
public sealed class IndexCaseTests
{
    private static readonly Lazy<string> Page = new(static () =>
    {
        const string file = "cases/peterson-vesely-2021.course.yaml";
        var answer = RunCourse.Execute(
            new RunRequest
            {
                CourseName = file,
                CourseBytes = File.ReadAllBytes(Repository.At(file)),
                KnowledgeFolder = Repository.At("knowledge"),
                Patients = 1024,
                Seed = 1,
                Threads = 2,
            },
            TimeProvider.System);
        var result = answer.Result ?? throw new InvalidOperationException(string.Join('\n', answer.Issues));

        // Only the version differs from build to build.
        return RunPageTests.Text(result with { Record = result.Record with { Version = "VERSION" } }, 100);
    });

    [Fact]
    public void The_index_case_reads_as_reviewed() => Golden.Check("peterson-vesely-2021.run.txt", Page.Value);

    [Fact]
    public void No_line_is_wider_than_the_page_and_no_number_is_missing()
    {
        Assert.All(Page.Value.Split('\n'), line => Assert.True(line.Length <= 100, line));
        Assert.DoesNotContain("NaN", Page.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", Page.Value, StringComparison.Ordinal);
    }
}
