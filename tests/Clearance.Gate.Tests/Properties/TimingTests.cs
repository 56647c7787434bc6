using System.Diagnostics;

using FsCheck;
using FsCheck.Fluent;

namespace Clearance.Gate.Tests;

/// <summary>A thousand patients in a second on one core, one in 5 ms.</summary>
[Collection(nameof(TimingTests))]
public sealed class TimingTests
{
    [Fact]
    public void A_thousand_fact_sets_take_less_than_a_second_and_one_less_than_5_ms()
    {
        var questions = Gen.Sample(RandomFacts.Questions(RandomFacts.NearWell), 1000).ToArray();
        GateCheck.Evaluate(Book.Shipped, questions[0]);
        var clock = Stopwatch.StartNew();
        foreach (var question in questions)
        {
            Assert.NotNull(GateCheck.Evaluate(Book.Shipped, question));
        }

        var total = clock.Elapsed.TotalMilliseconds;
        Assert.InRange(total, 0.0, 1000.0);
        var single = Enumerable.Range(0, 9).Select(i =>
        {
            clock.Restart();
            GateCheck.Evaluate(Book.Shipped, questions[i]);
            return clock.Elapsed.TotalMilliseconds;
        }).Order().ElementAt(4);
        Assert.InRange(single, 0.0, 5.0);
    }
}

/// <summary>Timing alone, so that other tests of this project do not share its core.</summary>
[CollectionDefinition(nameof(TimingTests), DisableParallelization = true)]
public sealed class TimingAlone;
