using System.Collections.Immutable;
using Clearance.Simulation;

namespace Clearance.Forecast.Tests.Options;

public sealed class OptionCatalogueTests
{
    [Fact]
    public void IndexCaseHasADozenOptionsAndStayingIsTheFirst()
    {
        ImmutableArray<ForecastOption> options = IndexCase.Options(104);
        Assert.Equal("stay", options[0].Id);
        Assert.InRange(options.Length, 10, 14);
        Assert.Contains(options, o => o.Kind == OptionKind.Switch);
        Assert.Contains(options, o => o.Kind == OptionKind.Taper);
        Assert.Contains(options, o => o.Kind == OptionKind.Interval);
        Assert.All(options.Where(o => o.Kind == OptionKind.Add), o => Assert.True(o.IsCombination));
        Assert.All(options.Where(o => o.IsCombination), o => Assert.NotEmpty(o.Extrapolations));
    }

    [Fact]
    public void EveryOptionHasTheSameHistory()
    {
        ImmutableArray<ForecastOption> options = IndexCase.Options(104, OptionSet.All);
        string[] Before(ForecastOption option) =>
        [
            .. option.Treatment.Systemic.SelectMany(s => s.Schedule.Doses.Where(d => d.Day < 274).Select(d => $"{s.Drug} {d.AmountMg} {d.Day}")).Order(StringComparer.Ordinal),
        ];
        Assert.All(options, o => Assert.Equal(Before(options[0]), Before(o)));
    }

    [Fact]
    public void AllHoldsEveryDurationAndUntilClear()
    {
        ImmutableArray<ForecastOption> options = IndexCase.Options(104, OptionSet.All);
        foreach (int weeks in new[] { 8, 16, 24, 52 })
        {
            Assert.Contains(options, o => o.Id == $"add-upadacitinib-30mg-{weeks}w" && o.StopDay == 274 + (7 * weeks));
        }

        ForecastOption untilClear = options.Single(o => o.Id == "add-tofacitinib-5mg-until-clear");
        Assert.Equal(5, untilClear.Durations.Length);
        Assert.All(untilClear.Durations, d => Assert.Contains(options, o => o.Id == d));
    }

    [Fact]
    public void ARescueStopsOnItsDay()
    {
        ForecastOption option = IndexCase.Options(104).Single(o => o.Id == "add-upadacitinib-15mg-16w");
        SystemicTreatment drug = option.Treatment.Systemic.Single(s => s.Drug == "upadacitinib");
        Assert.Equal(112, drug.Schedule.Doses.Length);
        Assert.Equal(274.0, drug.Schedule.Doses[0].Day);
    }
}
