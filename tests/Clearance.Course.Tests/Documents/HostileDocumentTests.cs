namespace Clearance.Course.Tests.Documents;

/// <summary>Documents made to be slow, deep or large. Each ends in issues, soon enough for the test to end at all.</summary>
public sealed class HostileDocumentTests
{
    private const string Head =
        "schema: 1\nid: a\ntitle: b\nsources: { s: { cite: x, status: verified } }\ndefault_source: s\nanchor: { name: z }\n";

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData(":")]
    [InlineData("&")]
    [InlineData("\"")]
    [InlineData("---\n")]
    [InlineData("# c\n")]
    public void Two_megabytes_of_one_piece_are_refused(string piece)
    {
        Assert.Null(CourseReader.ReadText(string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length)), "f").Value);
    }

    [Fact]
    public void A_long_chain_of_times_is_an_issue_and_no_overflow()
    {
        var events = Enumerable.Range(0, 5000).Select(static i => $"  - {{ id: e{i}, kind: visit, what: x, at: {{ days: 1, from: e{i + 1} }} }}\n");
        var issues = CourseReader.ReadText($"{Head}events:\n{string.Concat(events)}", "f").Issues;
        Assert.Contains(issues, static i => i.Code == "time.circular");
    }

    [Fact]
    public void Thousands_of_overlapping_regimens_are_each_reported_once()
    {
        var regimens = Enumerable.Range(0, 3000).Select(static i => $"  - {{ id: r{i}, drug: x, start: z }}\n");
        var issues = CourseReader.ReadText($"{Head}regimens:\n{string.Concat(regimens)}", "f").Issues;
        Assert.Equal(2999, issues.Count(static i => i.Code == "regimen.overlap"));
    }
}
