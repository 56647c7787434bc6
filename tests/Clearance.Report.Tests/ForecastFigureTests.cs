using System.Text.Json.Nodes;
using Clearance.Consult;
using Clearance.Report.Forecast;

namespace Clearance.Report.Tests;

/// <summary>On which options' figures that is drawn which came later.</summary>
public sealed class ForecastFigureTests
{
    [Fact]
    public void What_came_later_stands_with_the_options_that_begin_the_drug_that_was_begun() =>
        Assert.Equal(["add-tofacitinib-5mg-16w", "written-2"], WithLater(ForecastResultFixture.Create()));

    [Fact]
    public void It_stands_with_staying_when_no_drug_was_begun()
    {
        ForecastResult result = ForecastResultFixture.Create();
        Assert.Equal(["stay"], WithLater(result with { Retrospect = result.Retrospect! with { Begun = [] } }));
    }

    [Fact]
    public void It_stands_nowhere_when_a_drug_was_begun_that_no_option_begins()
    {
        ForecastResult result = ForecastResultFixture.Create();
        Assert.Empty(WithLater(result with { Retrospect = result.Retrospect! with { Begun = ["baricitinib"] } }));
    }

    private static string[] WithLater(ForecastResult result) =>
    [
        .. result.Options.Where((option, i) => Strings(ForecastFigures.Course(result, option, i).Spec).Contains("clear", StringComparer.Ordinal)).Select(option => option.Id),
    ];

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject parts => parts.SelectMany(part => Strings(part.Value)),
        JsonArray items => items.SelectMany(Strings),
        JsonValue value when value.TryGetValue(out string? text) => [text],
        _ => [],
    };
}
