using System.Diagnostics;

using FsCheck;
using FsCheck.Fluent;

namespace Clearance.Gate.Tests;

/// <summary>A thousand patients in a second on one core, one in 5 ms. Processor time, because the machine may be busy.</summary>
[Collection(nameof(TimingTests))]
public sealed class TimingTests
{
    [Fact]
    public void A_thousand_fact_sets_take_less_than_a_second_and_one_less_than_5_ms()
    {
        var questions = Gen.Sample(RandomFacts.Questions(RandomFacts.NearWell), 1000).ToArray();
        GateCheck.Evaluate(Book.Shipped, questions[0]);
        var thousand = Measured(questions);
        var again = Measured(questions);
        Assert.InRange(thousand, 0.0, 1000.0);
        Assert.InRange(again / questions.Length, 0.0, 5.0);
    }

    private static double Measured(GateQuestion[] questions)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        foreach (var question in questions)
        {
            Assert.NotNull(GateCheck.Evaluate(Book.Shipped, question));
        }

        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds;
    }
}

/// <summary>Timing alone, so that other tests of this project do not share its core.</summary>
[CollectionDefinition(nameof(TimingTests), DisableParallelization = true)]
public sealed class TimingAlone;
