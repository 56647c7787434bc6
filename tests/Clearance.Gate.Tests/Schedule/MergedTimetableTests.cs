using System.Collections.Immutable;

using Clearance.Course;

using FsCheck;
using FsCheck.Fluent;

namespace Clearance.Gate.Tests;

/// <summary>Two timetables merged are at least as strict as each.</summary>
public sealed class MergedTimetableTests
{
    private const double Horizon = 500;

    [Fact]
    public void The_stricter_interval_wins_and_shared_days_are_one_check()
    {
        var every90 = Table("A", 0, every: 90, windows: [(0, 0)]);
        var combination = Table("B", 0, every: 84, windows: [(0, 0), (14, 14), (28, 28), (56, 56), (84, 84)]);
        var merged = MergedTimetable.Of("alc", [every90, combination], 300);
        Assert.Equal([0, 14, 28, 56, 84, 168, 252], merged.Select(static d => d.ToDay));
        Assert.Equal(["A", "B"], merged[0].AskedBy.Select(static t => t.Entry.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_check_is_put_off_to_serve_the_window_of_another_drug()
    {
        var merged = MergedTimetable.Of("lipids", [Table("A", 0, null, [(28, 56)]), Table("B", 0, null, [(40, 84)])], 300);
        var only = Assert.Single(merged);
        Assert.Equal((40.0, 56.0), (only.FromDay, only.ToDay));
        Assert.Equal(2, only.AskedBy.Length);
    }

    [Fact]
    public void Nothing_is_due_after_the_end()
    {
        var merged = MergedTimetable.Of("alc", [Table("A", 10, every: 30, windows: [(0, 0)]) with { EndDay = 75 }], Horizon);
        Assert.Equal([10, 40, 70], merged.Select(static d => d.ToDay));
    }

    [Fact]
    public void A_raised_dose_asks_again()
    {
        var table = Table("A", 0, null, [(0, 0)]) with { RaisedDay = 100 };
        var merged = MergedTimetable.Of("plt", [table with { Entry = table.Entry with { AfterDoseIncreaseDays = 28 } }], Horizon);
        Assert.Equal([0, 128], merged.Select(static d => d.ToDay));
    }

    [Fact]
    public void Merged_is_at_least_as_strict_as_each()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), static seed =>
        {
            var random = new Random(seed);
            var tables = Enumerable.Range(0, random.Next(1, 4)).Select(i => RandomTable(random, $"T{i}")).ToList();
            var merged = MergedTimetable.Of("x", tables, Horizon);
            Assert.Equal(merged.Select(static d => d.ToDay).Order(), merged.Select(static d => d.ToDay));
            foreach (var table in tables)
            {
                Holds(table, merged, seed);
            }
        }));
    }

    /// <summary>Every stated window of the table holds a whole merged window, and no gap after the last is longer than its interval.</summary>
    private static void Holds(DrugTimetable table, ImmutableArray<DueCheck> merged, int seed)
    {
        var end = Math.Min(table.EndDay ?? Horizon, Horizon);
        foreach (var window in table.Entry.At.Where(w => table.StartDay + w.To <= end))
        {
            var (from, to) = (table.StartDay + window.From, table.StartDay + window.To);
            Assert.True(merged.Any(d => d.FromDay >= from && d.ToDay <= to), $"seed {seed}: {table.Entry.Id} has no check from {from} to {to}");
        }

        if (table.Entry.EveryDays is { } every)
        {
            var last = table.StartDay + table.Entry.At.Select(static w => w.To).DefaultIfEmpty(0).Max();
            while (last + every <= end)
            {
                var next = merged.Where(d => d.ToDay > last).Select(static d => d.ToDay).FirstOrDefault(double.PositiveInfinity);
                Assert.True(next <= last + every, $"seed {seed}: {table.Entry.Id} waits from {last} to {next}, longer than {every}");
                last = next;
            }
        }
    }

    private static DrugTimetable RandomTable(Random random, string id)
    {
        var windows = Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(0, 120) is var from ? (from, from + random.Next(0, 40)) : default).Distinct().ToArray();
        return Table(id, random.Next(0, 100), random.Next(2) == 0 ? random.Next(10, 120) : null, windows) with { EndDay = random.Next(3) == 0 ? random.Next(100, 500) : null };
    }

    private static DrugTimetable Table(string id, double start, int? every, (int From, int To)[] windows) => new(
        new MonitoringEntry
        {
            Id = id, Drugs = ["x"], What = ["x"], Words = "x", At = [.. windows.OrderBy(static w => w.To).Select(static w => new DueWindow(w.From, w.To))], EveryDays = every, UntilDaysAfterStop = 0,
            Then = "", Region = RuleRegion.Any, Sources = [], Status = RuleStatus.Verified, Note = "", Place = SourcePlace.WholeFile("test"),
        },
        id, start, null, null);
}
