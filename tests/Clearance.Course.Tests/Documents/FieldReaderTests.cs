namespace Clearance.Course.Tests.Documents;

public sealed class FieldReaderTests
{
    private enum Colour
    {
        Red,
        DarkBlue,
    }

    [Theory]
    [InlineData(".nan")]
    [InlineData(".inf")]
    [InlineData("1e999")]
    [InlineData("'0.5'")]
    [InlineData("1,5")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("5 mg")]
    public void Only_finite_plain_decimal_numbers_are_numbers(string written)
    {
        var fields = Fields($"n: {written}\n", out var log);

        Assert.Null(fields.Number("n"));
        Assert.Null(fields.Decimal("n"));
        Assert.All(log.ToImmutable(), static i => Assert.Equal("value.wrong-type", i.Code));
        Assert.Equal(2, log.ErrorCount);
    }

    [Fact]
    public void Values_are_read_with_their_types()
    {
        var fields = Fields("n: -1.5e2\ni: 35\nf: true\nc: dark_blue\nt: hello\nts: [a, b]\nnull_one: null\n", out var log);

        Assert.Equal(-150.0, fields.Number("n"));
        Assert.Equal(35, fields.Integer("i"));
        Assert.True(fields.Flag("f"));
        Assert.Equal(Colour.DarkBlue, fields.Choice<Colour>("c"));
        Assert.Equal("hello", fields.Text("t"));
        Assert.Equal(["a", "b"], fields.Texts("ts"));
        Assert.False(fields.Has("null_one"));
        fields.Finish();
        Assert.Equal(0, log.ErrorCount);
    }

    [Fact]
    public void An_unknown_key_names_the_nearest_known_one()
    {
        var fields = Fields("frequancy: q2w\n", out var log);
        fields.Text("frequency");
        fields.Finish();

        var issue = Assert.Single(log.ToImmutable());
        Assert.Equal("field.unknown", issue.Code);
        Assert.Contains("'frequency'", issue.Cure, StringComparison.Ordinal);
        Assert.Equal(1, issue.Where.Line);
    }

    [Fact]
    public void Missing_keys_wrong_types_and_unknown_words_are_all_collected()
    {
        var fields = Fields("i: 3.5\nf: yes\nc: blue\nm: 1\nl: 1\n", out var log);
        fields.RequiredText("t");
        fields.Integer("i");
        fields.Flag("f");
        fields.Choice<Colour>("c");
        fields.Fields("m");
        fields.Items("l");

        Assert.Equal(
            ["field.missing", "value.wrong-type", "value.wrong-type", "value.not-a-choice", "value.wrong-type", "value.wrong-type"],
            log.ToImmutable().Select(static i => i.Code));
    }

    [Fact]
    public void Keys_asked_for_are_known_as_paths_without_positions()
    {
        var fields = Fields("list: [{x: 1}, {x: 2}]\n", out var log);
        foreach (var item in fields.FieldsList("list"))
        {
            item.Number("x");
        }

        Assert.Equal(new HashSet<string> { "list", "list[].x" }, log.KeysAsked);
    }

    private static FieldReader Fields(string text, out IssueLog log)
    {
        log = new IssueLog();
        return new FieldReader(DocumentReader.ReadText(text, "f.yaml").Value!, log);
    }
}
