using Clearance.Course;

namespace Clearance.Forecast.Tests.History;

public sealed class DecisionDayTests
{
    [Fact]
    public void WhatIsDecidedOnTheDayIsHiddenAndWhatWasSeenOnItIsKnown()
    {
        TreatmentCourse known = IndexCase.Whole.KnownOn(274);
        Assert.DoesNotContain(known.Regimens.Items, r => r.Drug == "tofacitinib");
        Assert.Contains(known.Observations.Items, o => o.Status == StatusWord.SignificantlyImproved);
        Assert.DoesNotContain(known.Observations.Items, o => o.Status == StatusWord.Clear);
    }

    [Fact]
    public void HistoryHoldsBothVisitsAndTheBaseline()
    {
        CourseHistory history = IndexCase.Month9;
        Assert.Equal(274, history.Now);
        Assert.Equal(2, history.Visits.Length);
        Assert.Equal(-1, history.KeptDays[history.Baseline]);
        Assert.Equal(273, history.KeptDays[history.Visits[1].Kept]);
        Assert.Equal(CourseHistory.LeastBurnIn, history.BurnInDays);
    }
}
