using System.Text.RegularExpressions;

namespace Clearance.Course.Tests.Docs;

public sealed partial class CourseFileDocTests
{
    private static readonly string Page = File.ReadAllText(RepositoryFiles.PathOf("docs", "course-file.md"));

    [Fact]
    public void Every_example_of_the_page_reads_without_issue_and_round_trips()
    {
        var examples = Example().Matches(Page).Select(static m => m.Groups["yaml"].Value).ToList();

        Assert.True(examples.Count >= 4);
        Assert.All(examples, static text =>
        {
            var reading = CourseReader.ReadText(text, "example");
            Assert.Empty(reading.Issues);
            Assert.Equal(reading.Value, CourseReader.ReadText(CourseWriter.Write(reading.Value!), "again").Value);
        });
    }

    [Fact]
    public void The_page_shows_the_issue_as_the_program_prints_it()
    {
        var example = Example().Match(Page).Groups["yaml"].Value.Replace("dose: 300 mg", "dose: 300", StringComparison.Ordinal);
        var issue = Assert.Single(CourseReader.ReadText(example, "my.course.yaml").Issues);

        Assert.Contains(issue.ToString(), Page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_names_every_status_word_and_every_dose_unit()
    {
        Assert.All(Token.All<StatusWord>(), static w => Assert.Contains($"`{w}`", Page, StringComparison.Ordinal));
        Assert.All(Enum.GetValues<DoseUnit>(), static u => Assert.Contains($"`{Dose.Symbol(u)}`", Page, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();
}
