using System.Text;

namespace Clearance.Course.Tests.Documents;

public sealed class DocumentReaderTests
{
    [Fact]
    public void Nodes_remember_their_line_column_and_field()
    {
        var reading = DocumentReader.ReadText("a: 1\nlist:\n  - {x: 2}\n  - {x: 3}\n", "f.yaml");

        Assert.Empty(reading.Issues);
        var list = Assert.IsType<ListNode>(reading.Value!.Find("list"));
        var x = Assert.IsType<MapNode>(list.Items[1]).Find("x")!;
        Assert.Equal(new SourcePlace("f.yaml", 4, 9, "list[1].x"), x.Place);
    }

    [Theory]
    [InlineData("", "yaml.empty", 0)]
    [InlineData("# only a comment\n", "yaml.empty", 0)]
    [InlineData("- a\n- b\n", "yaml.not-a-map", 1)]
    [InlineData("a: 1\nb: 2\na: 3\n", "yaml.duplicate-key", 3)]
    [InlineData("a: 1\n---\nb: 2\n", "yaml.many-documents", 2)]
    [InlineData("a: &x 1\nb: 2\n", "yaml.anchor", 1)]
    [InlineData("a: 1\nb: *x\n", "yaml.alias", 2)]
    [InlineData("a: !!int 1\n", "yaml.tag", 1)]
    [InlineData("a:\n\t- 1\n", "yaml.tab", 2)]
    [InlineData("a: [1, 2\nb: 3\n", "yaml.syntax", 2)]
    [InlineData("a: 'open\n", "yaml.syntax", 1)]
    [InlineData("a: 1\nb: \u0001\n", "file.binary", 2)]
    [InlineData("? [a, b]\n: 1\n", "yaml.complex-key", 1)]
    public void Every_refused_document_names_code_line_and_cure(string text, string code, int line)
    {
        var reading = DocumentReader.ReadText(text, "f.yaml");

        Assert.Null(reading.Value);
        Assert.Contains(reading.Issues, i => i.Code == code && (i.Where.Line == line || (code == "yaml.syntax" && i.Where.Line > 0)));
        Assert.All(reading.Issues, static i => Assert.NotEmpty(i.Cure));
    }

    [Fact]
    public void Deep_nesting_is_refused_and_not_followed()
    {
        var reading = DocumentReader.ReadText("a: " + new string('[', 100_000), "f.yaml");
        Assert.Contains(reading.Issues, static i => i.Code is "yaml.too-deep");

        var block = new StringBuilder();
        for (var i = 0; i < 100; i++)
        {
            block.Append(' ', i).Append("k:\n");
        }

        Assert.Contains(DocumentReader.ReadText(block.ToString(), "f.yaml").Issues, static i => i.Code is "yaml.too-deep");
    }

    [Fact]
    public void A_file_over_the_limit_is_refused_without_reading_it_whole()
    {
        var reading = DocumentReader.ReadBytes(new byte[DocumentLimits.Default.MaxBytes + 1], "f.yaml");
        Assert.Equal("file.too-large", Assert.Single(reading.Issues).Code);
    }

    [Fact]
    public void Too_many_values_are_refused()
    {
        var reading = DocumentReader.ReadText("a: [1,2,3,4,5,6,7,8,9]\n", "f.yaml", new DocumentLimits { MaxNodes = 5 });
        Assert.Contains(reading.Issues, static i => i.Code == "yaml.too-many-nodes");
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused_with_their_line()
    {
        var reading = DocumentReader.ReadBytes([(byte)'a', (byte)':', (byte)' ', (byte)'1', (byte)'\n', 0xC3, 0x28], "f.yaml");
        Assert.Equal(("file.binary", 2), (Assert.Single(reading.Issues).Code, reading.Issues[0].Where.Line));
    }

    [Fact]
    public void A_byte_order_mark_is_accepted()
    {
        Assert.True(DocumentReader.ReadBytes([0xEF, 0xBB, 0xBF, .. "a: 1\n"u8], "f.yaml").Succeeded);
    }

    [Fact]
    public void A_missing_file_is_an_issue()
    {
        Assert.Equal("file.missing", Assert.Single(DocumentReader.ReadFile("no-such-file.yaml").Issues).Code);
        Assert.Equal("file.unreadable", Assert.Single(DocumentReader.ReadFile(Path.GetTempPath()).Issues).Code);
    }
}
