namespace Clearance.Course.Tests.Cases;

public sealed class PublishedCasesTests
{
    public static TheoryData<string> Files => [.. RepositoryFiles.Cases.Select(static c => Path.GetFileName(c)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_case_reads_without_any_issue(string file)
    {
        Assert.Empty(Read(file).Issues);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_case_survives_writing_and_reading(string file)
    {
        var course = Read(file).Value!;
        var written = CourseWriter.Write(course);
        var again = CourseReader.ReadText(written, "again");

        Assert.Empty(again.Issues);
        Assert.Equal(course, again.Value);
        Assert.Equal(written, CourseWriter.Write(again.Value!));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_case_tells_its_editor_where_the_schema_is(string file)
    {
        Assert.StartsWith(CourseWriter.EditorLine, File.ReadAllText(RepositoryFiles.PathOf("cases", file)), StringComparison.Ordinal);
        Assert.Equal(file, Read(file).Value!.Id + ".course.yaml");
    }

    [Fact]
    public void At_least_five_published_courses_are_kept()
    {
        Assert.True(RepositoryFiles.Cases.Count() >= 5);
    }

    internal static Reading<TreatmentCourse> Read(string file) => CourseReader.ReadFile(RepositoryFiles.PathOf("cases", file));
}
