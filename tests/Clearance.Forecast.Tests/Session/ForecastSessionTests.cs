using System.Collections.Immutable;
using Clearance.Course;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Forecast.Tests.Session;

public sealed class ForecastSessionTests
{
    private const int Weeks = 30;
    private static readonly Lazy<ForecastSession> Kept = new(() => Begin(2));

    [Fact]
    public void SameAnswersOnAnyThreads()
    {
        ImmutableArray<OptionAnswer> one = Begin(1).Answers();
        ImmutableArray<OptionAnswer> two = Begin(2).Answers();
        Assert.Equal(one.Length, two.Length);
        for (int i = 0; i < one.Length; i++)
        {
            Assert.Equal(one[i].Weeks.Select(w => (w.Clear, w.Controlled, w.Easi[3])), two[i].Weeks.Select(w => (w.Clear, w.Controlled, w.Easi[3])));
            Assert.Equal([.. one[i].Risk], two[i].Risk.ToArray());
        }
    }

    [Fact]
    public void StrongerDosesClearMoreAndCostMoreInfections()
    {
        ImmutableArray<OptionAnswer> answers = Kept.Value.Answers();
        OptionAnswer Of(string id) => answers.Single(a => a.Option.Id == id);
        OptionAnswer stay = Of("stay"), low = Of("add-upadacitinib-15mg-16w"), high = Of("add-upadacitinib-30mg-16w");
        Assert.True(low.Weeks[15].Clear.Value > stay.Weeks[15].Clear.Value);
        Assert.True(high.Weeks[15].Clear.Value > low.Weeks[15].Clear.Value);
        Assert.True(high.Risk[1].FromDrug.Value > low.Risk[1].FromDrug.Value);
        Assert.Equal(0.0, stay.Risk[1].FromDrug.Value);
        Assert.True(low.Risk[0].IsInteractionUnknown);

        // 16 weeks on it and 13 after: the first of the three looks after the stop is the only one within sight.
        Assert.Equal([3], low.AfterStop.Select(a => a.Months));
        Assert.Empty(stay.AfterStop);
    }

    [Fact]
    public void BandsShareOutAllWeeks()
    {
        foreach (OptionAnswer answer in Kept.Value.Answers())
        {
            Assert.Equal(Weeks, answer.BandWeeks.Sum(b => b.Value), 1e-6);
        }
    }

    [Fact]
    public void NoNumberNeededWhereTheIntervalHoldsZero()
    {
        foreach (Contrast contrast in Kept.Value.Answers().SelectMany(a => a.Contrasts))
        {
            Assert.Equal(contrast.Difference.Low > 0.0, contrast.NumberNeeded is not null);
        }
    }

    [Fact]
    public void ABadScoreMakesBadForecastsLikelier()
    {
        ForecastSession session = Begin(2);
        double before = session.Answers()[0].Weeks[12].Easi7.Value;
        double effective = session.Effective;
        Foreseen? seen = session.Observe(274 + 56, new SeenItem.Easi(0, "EASI 24", 24.0));
        Assert.NotNull(seen);
        Assert.True(session.Answers()[0].Weeks[12].Easi7.Value < before - 0.1);
        Assert.True(session.Effective < effective);
        Assert.Null(session.Observe(274 - 3, new SeenItem.Easi(0, "EASI 5", 5.0)));
    }

    [Fact]
    public void WhatAContinuingJakInhibitorCostsDoesNotChangeWithATopical()
    {
        CourseHistory history = WrittenCourse.History("  - { id: jak, drug: upadacitinib, dose: 15 mg, frequency: qd, start: { weeks: 12, from: start } }\n", 140);
        ForecastOption[] options = [.. new OptionCatalogue(history, Shipped.Formulary, 52).Make(OptionSet.Standard, []).Where(o => o.Kind is OptionKind.Stay or OptionKind.Topical)];
        ImmutableArray<OptionAnswer> answers = ForecastSession.Begin(history, [.. options], Shipped.Formulary, new ForecastSettings { Particles = 128, Threads = 2, Weeks = 52 }).Answers();
        foreach (InfectionEvent infection in Enum.GetValues<InfectionEvent>())
        {
            HazardAnswer stay = answers[0].Risk[(int)infection], topical = answers[1].Risk[(int)infection];
            Assert.True(stay.FromDrug.Value > 0.0);
            Assert.Equal(1.0, topical.FromDrug.Value / stay.FromDrug.Value, 0.02);

            // The same spread of what is not known stands on both sides of the comparison.
            Assert.Equal(stay.Total, stay.Staying);
            Assert.Equal(stay.Staying, topical.Staying);
        }
    }

    [Fact]
    public void AScoreCountsForTheEndOfItsWeek()
    {
        ForecastSession session = Begin(2);
        Assert.Null(session.Observe(274, new SeenItem.Itch(0, "itch 3", 3.0)));
        Assert.NotNull(session.Observe(274 + 3, new SeenItem.Itch(0, "itch 3", 3.0)));
        Assert.NotNull(session.Observe(274 + (7 * Weeks) - 4, new SeenItem.Itch(0, "itch 3", 3.0)));
        Assert.Null(session.Observe(274 + (7 * Weeks) + 1, new SeenItem.Itch(0, "itch 3", 3.0)));
    }

    [Fact]
    public void AWordComparedWithTheSkinOfThePastIsRefusedOneComparedWithAWrittenScoreIsNot()
    {
        ForecastSession session = Begin(2);
        double effective = session.Effective;
        SeenItem.Words half = new(0, "improved", BoundedScore.Easi, ScoreLikelihood.AllRegions, double.NegativeInfinity, 0.5, true, 1, null, "down by half");
        Assert.Null(session.Observe(274 + 56, half));
        Assert.Equal(effective, session.Effective);
        Assert.InRange(session.Observe(274 + 56, half with { ReferenceValue = 20.0 })!.At, 0.01, 0.999);
    }

    [Fact]
    public void ALaterWordIsComparedWithADayOnWhichTheModelSawNothing()
    {
        TreatmentCourse course = WrittenCourse.Of("observations:\n  - { at: start, easi: 30 }\n  - { at: { weeks: 1, from: start }, dlqi: 9 }\n  - { at: { weeks: 30, from: start }, status: improved }\n");
        CourseHistory history = WrittenCourse.History(course.KnownOn(14), 14), whole = WrittenCourse.History(course, 210);
        ForecastOption stay = new OptionCatalogue(history, Shipped.Formulary, 1).Make(OptionSet.Standard, [])[0];
        ForecastSession session = ForecastSession.Begin(history, [stay], Shipped.Formulary, new ForecastSettings { Particles = 128, Threads = 2, Weeks = 1 });
        Foreseen word = Assert.Single(session.Retrospect(whole, whole.Taken));
        Assert.Equal(210.0, word.Day);

        // Half a year of dupilumab halves the skin of the first week for most; against no skin at all the word would have almost no chance.
        Assert.InRange(word.At, 0.3, 0.999);
    }

    private static ForecastSession Begin(int threads) => ForecastSession.Begin(
        IndexCase.Month9,
        [.. IndexCase.Options(Weeks).Where(o => o.Id is "stay" or "add-upadacitinib-15mg-16w" or "add-upadacitinib-30mg-16w")],
        Shipped.Formulary,
        new ForecastSettings { Particles = 256, Threads = threads, Weeks = Weeks });
}
