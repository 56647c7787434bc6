using System.Text.Json;
using Clearance.Testing;

namespace Clearance.Cli.Tests;

public sealed class DrugsCommandTests
{
    private static readonly string[] Names = ["abrocitinib", "baricitinib", "dupilumab", "lebrikizumab", "nemolizumab", "tofacitinib", "tralokinumab", "upadacitinib"];

    [Fact]
    public void The_overview_names_the_eight_systemic_drugs_and_topical_steroids()
    {
        var desk = new Desk();
        Assert.Equal(ExitCode.Ok, desk.Type("drugs"));
        Assert.All(Names, name => Assert.Contains($"\n  {name} ", desk.Data, StringComparison.Ordinal));
        Assert.Contains("halobetasol", desk.Data, StringComparison.Ordinal);
        Assert.All(desk.Data.Split('\n'), line => Assert.True(line.Length <= Page.Widest, line));
    }

    [Theory]
    [InlineData("tofacitinib")]
    [InlineData("Xeljanz")]
    [InlineData("TOFACITINIB")]
    public void A_drug_is_found_by_name_or_brand(string name)
    {
        var desk = new Desk();
        Assert.Equal(ExitCode.Ok, desk.Type("drugs", name));
        Assert.StartsWith("tofacitinib: oral JAK inhibitor", desk.Data, StringComparison.Ordinal);
        Assert.Matches(@"\n  CL +26\.3 L/h +verified +VO21\n", desk.Data);
        Assert.Contains("\n  VO21: ", desk.Data, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recalled_value_is_marked_where_it_stands()
    {
        var desk = new Desk();
        desk.Type("drugs", "abrocitinib");
        Assert.Matches(@"molecular weight +323\.41 g/mol +RECALLED +RECALLED\n", desk.Data);
    }

    [Fact]
    public void An_unknown_drug_is_refused_with_the_nearest_name()
    {
        var desk = new Desk();
        Assert.Equal(ExitCode.BadInput, desk.Type("drugs", "tofacitnib"));
        Assert.Contains("Did you mean tofacitinib?", desk.Messages, StringComparison.Ordinal);
        Assert.Empty(desk.Data);
    }

    [Fact]
    public void Json_holds_every_value_with_unit_status_and_a_source_that_is_listed()
    {
        var desk = new Desk();
        Assert.Equal(ExitCode.Ok, desk.Type("drugs", "--format", "json"));
        using var json = JsonDocument.Parse(desk.Bytes);
        Assert.Equal("clearance.drugs/1", json.RootElement.GetProperty("schema").GetString());
        var sources = json.RootElement.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("key").GetString()).ToHashSet();
        var values = json.RootElement.GetProperty("facts").EnumerateArray().Where(fact => fact.GetProperty("value").ValueKind == JsonValueKind.Number).ToList();
        Assert.Superset(Names.ToHashSet(), values.Select(fact => fact.GetProperty("drug").GetString()!).ToHashSet());
        Assert.All(values, fact =>
        {
            Assert.NotEmpty(fact.GetProperty("unit").GetString()!);
            Assert.NotEmpty(fact.GetProperty("status").GetString()!);
            Assert.All(fact.GetProperty("source").GetString()!.Split(", "), key => Assert.Contains(key, sources));
        });
    }

    [Fact]
    public void Csv_has_as_many_fields_in_every_row_as_in_its_heading()
    {
        var desk = new Desk();
        Assert.Equal(ExitCode.Ok, desk.Type("drugs", "dupilumab", "--format", "csv"));
        var rows = desk.Data.TrimEnd('\n').Split('\n').Select(Fields).ToList();
        Assert.Equal(["drug", "section", "name", "value", "text", "unit", "status", "source", "note"], rows[0]);
        Assert.All(rows, row => Assert.Equal(9, row.Count));
        Assert.Contains(rows, row => row is ["dupilumab", "identity", "molecular weight", "147000", "", "g/mol", "verified", ..]);
    }

    [Fact]
    public void A_missing_knowledge_folder_is_an_issue()
    {
        using var folder = new TemporaryFolder();
        var desk = new Desk();
        Assert.Equal(ExitCode.BadInput, desk.Type("drugs", "--knowledge", folder.At("none")));
        Assert.Contains(": error ", desk.Messages, StringComparison.Ordinal);
    }

    // RFC 4180, written anew so that the writer is not checked against itself.
    private static List<string> Fields(string row)
    {
        var fields = new List<string> { "" };
        var quoted = false;
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] == '"')
            {
                var escaped = quoted && i + 1 < row.Length && row[i + 1] == '"';
                fields[^1] += escaped ? "\"" : "";
                i += escaped ? 1 : 0;
                quoted = escaped || !quoted;
            }
            else if (row[i] == ',' && !quoted)
            {
                fields.Add("");
            }
            else
            {
                fields[^1] += row[i];
            }
        }

        return fields;
    }
}
