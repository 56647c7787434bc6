using System.Text.Json;
using System.Text.Json.Nodes;
using Clearance.Consult.Tests.Run;

namespace Clearance.Consult.Tests.Forecast;

public sealed class ForecastSchemaTests
{
    [Fact]
    public void PublishedSchemaIsThatOfTheRecords()
    {
        string published = Repository.At("docs/schemas/forecast.schema.json");
        string derived = RunSchema.ForecastText();
        if (Environment.GetEnvironmentVariable("CLEARANCE_ACCEPT") == "1")
        {
            File.WriteAllText(published, derived);
        }

        Assert.Equal(derived, File.ReadAllText(published));
    }

    [Fact]
    public void AForecastFitsThePublishedSchema()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Repository.At("docs/schemas/forecast.schema.json")));
        using var document = JsonDocument.Parse(ForecastJson.ToBytes(ForecastCourseTests.Forecast(File.ReadAllText(Repository.At("cases/peterson-vesely-2021.course.yaml")), asOf: "274", patients: 64).Result!));
        Assert.Empty(SchemaCheck.Faults(schema.RootElement, document.RootElement));
    }

    [Fact]
    public void DocumentNamesEveryKeyOfTheTop()
    {
        string document = File.ReadAllText(Repository.At("docs/forecast-json.md"));
        foreach (string key in JsonNode.Parse(RunSchema.ForecastText())!["properties"]!.AsObject().Select(p => p.Key))
        {
            Assert.Contains($"`{key}", document, StringComparison.Ordinal);
        }
    }
}
