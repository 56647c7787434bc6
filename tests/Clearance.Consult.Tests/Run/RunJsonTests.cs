using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Clearance.Consult.Tests.Run;

public sealed class RunJsonTests
{
    private static readonly byte[] Bytes = RunJson.ToBytes(RunResultFixture.Create());

    [Fact]
    public void The_published_schema_is_the_one_the_records_give()
    {
        string file = Repository.At("docs/schemas/run.schema.json");
        string derived = RunSchema.Text();
        if (Environment.GetEnvironmentVariable("CLEARANCE_ACCEPT") == "1")
        {
            File.WriteAllText(file, derived);
        }

        Assert.True(File.Exists(file) && File.ReadAllText(file) == derived, "docs/schemas/run.schema.json is out of date: run this test with CLEARANCE_ACCEPT=1 and review the difference.");
    }

    [Fact]
    public void A_serialised_result_fits_the_published_schema()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Repository.At("docs/schemas/run.schema.json")));
        using var document = JsonDocument.Parse(Bytes);
        Assert.Empty(SchemaCheck.Faults(schema.RootElement, document.RootElement));
    }

    [Theory]
    [InlineData("a key too many", "$: extra is not in the schema")]
    [InlineData("a key too few", "$: notice is missing")]
    [InlineData("a wrong type", "$.milestones[0].day: String where number is asked for")]
    [InlineData("an unknown token", "$.mechanism[0].il13_reading: guess is none of receptor_biology, authors")]
    [InlineData("another schema", "$.schema: clearance.run/0 is not clearance.run/1")]
    public void The_schema_refuses(string fault, string message)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Repository.At("docs/schemas/run.schema.json")));
        JsonNode result = JsonNode.Parse(Bytes)!;
        switch (fault)
        {
            case "a key too many": result["extra"] = 1; break;
            case "a key too few": result.AsObject().Remove("notice"); break;
            case "a wrong type": result["milestones"]![0]!["day"] = "335"; break;
            case "an unknown token": result["mechanism"]![0]!["il13_reading"] = "guess"; break;
            default: result["schema"] = "clearance.run/0"; break;
        }

        using var document = JsonDocument.Parse(result.ToJsonString());
        Assert.Equal([message], SchemaCheck.Faults(schema.RootElement, document.RootElement));
    }

    [Fact]
    public void Reading_the_bytes_back_and_writing_them_again_changes_nothing() =>
        Assert.Equal(Bytes, RunJson.ToBytes(RunJson.FromBytes(Bytes)!));

    [Fact]
    public void The_keys_promised_by_the_command_are_there_in_their_order()
    {
        using var document = JsonDocument.Parse(Bytes);
        Assert.Equal(
            ["schema", "notice", "course", "assumptions", "mechanism", "mechanism_sentence", "trajectory", "remarks", "reported", "milestones", "population", "risk", "published_rates", "gate", "record"],
            document.RootElement.EnumerateObject().Select(member => member.Name));
        JsonElement milestone = document.RootElement.GetProperty("milestones")[0];
        foreach (string key in new[] { "name", "day", "definition", "reported", "with_rescue", "without_rescue", "difference", "il13_reading" })
        {
            Assert.True(milestone.TryGetProperty(key, out _), key);
        }

        Assert.Equal(["p", "low", "high"], milestone.GetProperty("difference").EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void Nothing_in_the_bytes_depends_on_the_machine()
    {
        string text = Encoding.UTF8.GetString(Bytes);
        Assert.DoesNotContain("wall", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("thread", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("machine", text, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.NotEqual(0xEF, Bytes[0]);
    }

    [Theory]
    [InlineData(1.0 / 3, "0.333333")]
    [InlineData(123456.789, "123457")]
    [InlineData(-0.0, "0")]
    [InlineData(-1e-300, "-1E-300")]
    [InlineData(0.1 + 0.2, "0.3")]
    [InlineData(274, "274")]
    public void A_number_is_written_with_six_significant_digits(double value, string written) =>
        Assert.Equal(written, JsonSerializer.Serialize(value, RunJsonContext.Default.Double));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_result_with_no_number_where_a_number_belongs_is_refused(double value) =>
        Assert.Throws<InvalidOperationException>(() => SixSignificantDigits.Round(value));

    [Fact]
    public void A_key_this_version_does_not_know_is_refused_when_reading() =>
        Assert.Throws<JsonException>(() => RunJson.FromBytes("{\"schema\":\"clearance.run/1\",\"surprise\":1}"u8));
}
