using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Forecast.Tests.Answers;

/// <summary>The endpoints that bear their numbers in their names are those the table of words gives to "controlled"; the others are read from it.</summary>
public sealed class EndpointTests
{
    [Fact]
    public void ControlledIsWhatTheTableOfWordsSays()
    {
        WordBound[] controlled = [.. Shipped.Formulary.Scales.Words.Status[StatusWord.Controlled].Bounds];
        Assert.Equal([(BoundedScore.Easi, 7.0), (BoundedScore.PeakItch, 4.0)], controlled.Select(b => (b.Score, b.High)));
    }

    [Fact]
    public void ClearAndBandsFollowTheTable()
    {
        WordTable words = Shipped.Formulary.Scales.Words;
        WordMeaning clear = words.Status[StatusWord.Clear];
        DrugFormulary other = Shipped.Formulary with
        {
            Scales = Shipped.Formulary.Scales with
            {
                Words = words with { Status = words.Status.SetItem(StatusWord.Clear, clear with { Bounds = [.. clear.Bounds.Select(b => b with { High = 2.0 })] }) },
            },
        };
        Assert.Equal([1.0, 7.0, 21.0], [.. new ScoreConstants(Shipped.Formulary).BandEnds]);
        Assert.Equal((1.0, 1), (new ScoreConstants(Shipped.Formulary).ClearEasi, new ScoreConstants(Shipped.Formulary).ClearLevel));
        Assert.Equal((2.0, 2), (new ScoreConstants(other).ClearEasi, new ScoreConstants(other).ClearLevel));
    }
}
