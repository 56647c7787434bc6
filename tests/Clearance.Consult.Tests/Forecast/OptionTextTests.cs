using System.Collections.Immutable;
using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Consult.Tests.Forecast;

public sealed class OptionTextTests
{
    private static readonly Lazy<DrugFormulary> Formulary = new(static () => DrugFormulary.Load(Repository.At("knowledge")).Value!);

    [Fact]
    public void StopsADrug() =>
        Assert.Equal("dupilumab", Assert.IsType<OptionClause.Stop>(Assert.Single(Read("stop dupilumab"))).Name);

    [Fact]
    public void ReadsALengthWithAndWithoutFor()
    {
        foreach (string text in new[] { "tofacitinib 5 mg twice daily for 16 weeks", "add tofacitinib 5 mg bid 16 weeks" })
        {
            OptionStep step = Assert.Single(Assert.IsType<OptionClause.Take>(Assert.Single(Read(text))).Steps);
            Assert.Equal(new OptionStep(new Dose(5, DoseUnit.Mg), new Frequency.TimesADay(2), new Duration(16, TimeUnit.Weeks)), step);
        }
    }

    [Fact]
    public void EveryFourWeeksIsAFrequencyAndNoLength()
    {
        OptionStep step = Assert.Single(Assert.IsType<OptionClause.Take>(Assert.Single(Read("dupilumab 300 mg every 4 weeks"))).Steps);
        Assert.Equal(new Frequency.EveryDays(28), step.Frequency);
        Assert.Null(step.For);
        step = Assert.Single(Assert.IsType<OptionClause.Take>(Assert.Single(Read("dupilumab 300 mg every 4 weeks for 12 months"))).Steps);
        Assert.Equal(new Duration(12, TimeUnit.Months), step.For);
    }

    [Fact]
    public void TapersInSteps()
    {
        ImmutableArray<OptionStep> steps = Assert.IsType<OptionClause.Take>(Assert.Single(Read("taper tofacitinib 5 mg twice daily 8 weeks then once daily 8 weeks then stop"))).Steps;
        Assert.Equal(2, steps.Length);
        Assert.Null(steps[1].Dose);
        Assert.Equal(new Frequency.TimesADay(1), steps[1].Frequency);
    }

    [Fact]
    public void AppliesATopicalInSteps()
    {
        OptionClause.Apply apply = Assert.IsType<OptionClause.Apply>(Assert.Single(Read("halobetasol 0.05% twice daily for 2 weeks then twice weekly")));
        Assert.Equal(0.05m, apply.Percent);
        Assert.Equal(new Frequency.EveryDays(3.5m), apply.Steps[1].Frequency);
    }

    [Fact]
    public void JoinsClausesAtOnceOrOneAfterAnother()
    {
        ImmutableArray<OptionClause> clauses = Read("switch to upadacitinib 15 mg once daily for 12 weeks and halobetasol twice daily for 2 weeks then dupilumab 300 mg every 2 weeks");
        Assert.Equal(string.Empty, Assert.IsType<OptionClause.Take>(clauses[0]).Replaces);
        Assert.False(clauses[1].IsAfter);
        Assert.True(clauses[2].IsAfter);
        Assert.Equal("dupilumab", Assert.IsType<OptionClause.Take>(Read("switch from dupilumab to abrocitinib 100 mg qd")[0]).Replaces);
    }

    [Theory]
    [InlineData("stop dupilumub", 6, "dupilumab")]
    [InlineData("tofacitinib 5 twice daily", 15, "mg")]
    [InlineData("tofacitinib twice daily", 13, "amount")]
    [InlineData("tofacitinib 5 mg now and then", 18, "twice daily")]
    [InlineData("tofacitinib 5 mg twice daily then once daily", 1, "for 8 weeks")]
    [InlineData("stop dupilumab and ", 20, "tofacitinib")]
    [InlineData("switch to 15 mg once daily", 11, "switch to")]
    [InlineData("stop", 1, "stop dupilumab")]
    [InlineData("", 1, "halobetasol")]
    public void WhatCannotBeReadIsToldWithItsColumnAndACure(string text, int column, string cure)
    {
        Reading<OptionClauses> read = new OptionText(text, "--option", Formulary.Value).Read();
        Assert.Null(read.Value);
        Issue issue = read.Issues.First(i => i.Severity == IssueSeverity.Error);
        Assert.Equal(column, issue.Where.Column);
        Assert.Contains(cure, issue.Cure, StringComparison.Ordinal);
    }

    private static ImmutableArray<OptionClause> Read(string text)
    {
        Reading<OptionClauses> read = new OptionText(text, "--option", Formulary.Value).Read();
        Assert.Empty(read.Issues);
        return read.Value!.Items;
    }
}
