using System.Collections.Immutable;
using Clearance.Simulation;

namespace Clearance.Forecast.Tests.Options;

public sealed class OptionCatalogueTests
{
    private static readonly CourseHistory Both = WrittenCourse.History("  - { id: jak, drug: upadacitinib, dose: 15 mg, frequency: qd, start: { weeks: 12, from: start } }\n", 140);

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

    [Theory]
    [InlineData(OptionSet.Standard)]
    [InlineData(OptionSet.All)]
    public void ASwitchEndsEverySystemicDrugAndBeginsOneThatIsNotGiven(OptionSet set)
    {
        ForecastOption[] switches = [.. new OptionCatalogue(Both, Shipped.Formulary, 52).Make(set, []).Where(o => o.Kind == OptionKind.Switch)];
        Assert.NotEmpty(switches);
        foreach (ForecastOption option in switches)
        {
            string[] later = [.. option.Treatment.Systemic.Where(s => s.Schedule.Doses.Any(d => d.Day >= Both.Now)).Select(s => s.Drug)];
            Assert.Equal([option.Drug!], later);
            Assert.DoesNotContain(option.Drug, new[] { "dupilumab", "upadacitinib" });
            Assert.StartsWith("Switch from dupilumab and upadacitinib to ", option.Name, StringComparison.Ordinal);
            Assert.False(option.IsCombination);
        }
    }

    [Theory]
    [InlineData("stay", true)]
    [InlineData("taper-upadacitinib", true)]
    [InlineData("interval-dupilumab-4w", true)]
    [InlineData("topical-", true)]
    [InlineData("stop-upadacitinib", false)]
    public void ACombinationIsOneWhateverTheOptionChanges(string id, bool isCombination)
    {
        ForecastOption option = new OptionCatalogue(Both, Shipped.Formulary, 52).Make(OptionSet.Standard, []).Single(o => o.Id.StartsWith(id, StringComparison.Ordinal));
        Assert.Equal(isCombination, option.IsCombination);
        Assert.Equal(isCombination, option.Extrapolations.Any(e => e.StartsWith("no trial gave a biologic together", StringComparison.Ordinal)));
    }

    [Fact]
    public void TheEndOfATopicalIsNotTheEndOfTheJakInhibitor()
    {
        ForecastOption[] options = [.. new OptionCatalogue(Both, Shipped.Formulary, 52).Make(OptionSet.Standard, [])];
        ForecastOption topical = options.Single(o => o.Kind == OptionKind.Topical);
        Assert.Equal(Both.Now + 56, topical.StopDay);
        Assert.Null(topical.JakStopDay);
        Assert.Equal(Both.Now + 56, options.Single(o => o.Kind == OptionKind.Taper).JakStopDay);
        Assert.Equal(Both.Now, options.Single(o => o.Kind == OptionKind.Stop).JakStopDay);
    }

    [Fact]
    public void ATopicalThatTakesThePlaceOfAnotherSaysSo()
    {
        CourseHistory history = WrittenCourse.History("  - { id: cream, drug: hydrocortisone, route: topical, frequency: bid, start: start }\n", 140);
        ForecastOption option = new OptionCatalogue(history, Shipped.Formulary, 26).Make(OptionSet.Standard, []).Single(o => o.Kind == OptionKind.Topical);
        Assert.StartsWith("Change to ", option.Name, StringComparison.Ordinal);
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
