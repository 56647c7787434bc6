using System.Text.RegularExpressions;

namespace Clearance.Course.Tests.BadInput;

/// <summary>
/// One small file per kind of bad input. The offending line ends with <c># &lt;- code | field</c>, which is what the reader must
/// report there.
/// </summary>
public sealed partial class BadInputTests
{
    private static string Folder => RepositoryFiles.PathOf("tests", "Clearance.Course.Tests", "BadInput");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.yaml").Order(StringComparer.Ordinal).Select(static f => Path.GetFileName(f)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Bad_input_is_reported_with_code_line_field_and_cure(string file)
    {
        var path = Path.Combine(Folder, file);
        var lines = File.ReadAllLines(path);
        var line = Array.FindIndex(lines, static l => Marker().IsMatch(l));
        var marker = Marker().Match(lines[line]);

        var reading = CourseReader.ReadFile(path);

        Assert.Null(reading.Value);
        Assert.Contains(
            (marker.Groups["code"].Value, path, line + 1, marker.Groups["field"].Value),
            reading.Issues.Select(static i => (i.Code, i.Where.File, i.Where.Line, i.Where.Field)));
        Assert.All(reading.Issues, static i => Assert.True(i.What.Length > 5 && i.Cure.Length > 5, i.ToString()));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void One_fault_is_not_reported_as_many(string file)
    {
        Assert.InRange(CourseReader.ReadFile(Path.Combine(Folder, file)).Issues.Length, 1, 2);
    }

    [Fact]
    public void Every_code_the_room_can_report_has_a_bad_file_or_a_test_of_the_document_reader()
    {
        var inSource = Directory.EnumerateFiles(RepositoryFiles.PathOf("src", "Clearance.Course"), "*.cs", SearchOption.AllDirectories)
            .Where(static f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(static f => Code().Matches(File.ReadAllText(f)).Select(static m => m.Groups["code"].Value))
            .ToHashSet(StringComparer.Ordinal);
        var shown = Directory.EnumerateFiles(Folder, "*.yaml")
            .Select(static f => Marker().Match(File.ReadAllText(f)).Groups["code"].Value)
            .ToHashSet(StringComparer.Ordinal);

        // These are about whole files and bytes; DocumentReaderTests makes them in memory.
        shown.UnionWith(["file.missing", "file.unreadable", "file.binary", "file.too-large", "yaml.empty", "yaml.syntax", "yaml.too-many-nodes"]);

        Assert.True(inSource.Count > 40);
        Assert.Empty(inSource.Except(shown));
    }

    [Fact]
    public void All_faults_of_a_file_are_reported_at_once_in_the_order_of_the_file()
    {
        const string text = """
            schema: 1
            id: example
            title: An example
            sources: { clinic: { cite: own records, status: verified } }
            default_source: clinic
            anchor: { name: a }
            patient:
              age: { value: 350, unit: years }
            regimens:
              - { id: x, drug: x, dose: 5, start: nowhere }
            observations:
              - { at: a, easi: 99 }
            """;

        var issues = CourseReader.ReadText(text, "f").Issues;

        Assert.Equal(["patient.out-of-range", "dose.no-unit", "time.unknown-anchor", "score.out-of-range"], issues.Select(static i => i.Code));
    }

    [GeneratedRegex(@"# <- (?<code>[a-z.-]+) \|(?: (?<field>\S+))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marker();

    [GeneratedRegex(@"(?:Error|Warning|Refused|Abandon|Issue)\(\s*(?:value < 0 && low >= 0 \? )?""(?<code>[a-z]+\.[a-z-]+)""(?: : ""(?<code>[a-z]+\.[a-z-]+)"")?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
