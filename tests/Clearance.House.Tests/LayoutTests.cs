using System.Collections.Immutable;
using System.Xml.Linq;

namespace Clearance.House.Tests;

public sealed class LayoutTests
{
    private const int LongestFile = 400;
    private const int MedianFile = 120;

    /// <summary>Files that may be longer than 400 lines, each with its reason.</summary>
    private static readonly ImmutableSortedDictionary<string, string> LongForAReason = ImmutableSortedDictionary<string, string>.Empty;

    private static readonly string[] SourceEndings = [".cs", ".js", ".mjs", ".ts", ".css", ".sh", ".cpp", ".hpp", ".c", ".R"];

    private static readonly string[] VagueNames = ["Common", "Helper", "Helpers", "Core", "Util", "Utils", "Utilities", "Manager", "Managers", "Misc", "Shared"];

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var listed = XDocument.Load(Repository.At("Clearance.slnx")).Descendants("Project").Select(project => project.Attribute("Path")!.Value).Order(StringComparer.Ordinal);
        Assert.Equal(ProjectFile.All.Select(project => project.Path).Order(StringComparer.Ordinal), listed);
    }

    [Fact]
    public void Every_room_has_a_test_project()
    {
        var tested = ProjectFile.In("tests").Select(project => project.Name).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(ProjectFile.In("src").Where(project => !tested.Contains(project.Name + ".Tests")).Select(project => project.Name));
    }

    [Fact]
    public void Every_project_sits_in_the_folder_of_its_name()
    {
        Assert.All(ProjectFile.All, project => Assert.EndsWith($"/{project.Name}/{project.Name}.csproj", "/" + project.Path));
    }

    [Fact]
    public void No_project_folder_or_file_has_a_name_that_says_nothing()
    {
        var vague =
            from file in CommittedFiles.EndingIn(".cs", ".csproj")
            from part in file.Split('/', '.')
            where VagueNames.Contains(part, StringComparer.Ordinal)
                || part.EndsWith("Helper", StringComparison.Ordinal) || part.EndsWith("Helpers", StringComparison.Ordinal)
                || part.EndsWith("Utils", StringComparison.Ordinal) || part.EndsWith("Manager", StringComparison.Ordinal)
            select file;
        Assert.Empty(vague);
    }

    [Fact]
    public void No_source_file_is_longer_than_400_lines_without_a_reason()
    {
        Assert.DoesNotContain(Sources(), source => source.Lines > LongestFile && !LongForAReason.ContainsKey(source.File));
    }

    [Fact]
    public void Every_reason_for_a_long_file_is_still_needed()
    {
        var lengths = Sources().ToDictionary(source => source.File, source => source.Lines, StringComparer.Ordinal);
        Assert.DoesNotContain(LongForAReason.Keys, file => lengths.GetValueOrDefault(file) <= LongestFile);
    }

    [Fact]
    public void The_median_source_file_of_the_rooms_is_shorter_than_120_lines()
    {
        var lengths = Sources().Where(source => source.File.StartsWith("src/", StringComparison.Ordinal)).Select(source => source.Lines).Order().ToArray();
        Assert.InRange(lengths[lengths.Length / 2], 1, MedianFile);
    }

    private static IEnumerable<(string File, int Lines)> Sources() =>
        CommittedFiles.EndingIn(SourceEndings).Select(file => (file, File.ReadLines(Repository.At(file)).Count()));
}
