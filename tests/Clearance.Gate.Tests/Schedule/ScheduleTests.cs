namespace Clearance.Gate.Tests;

/// <summary>What is due, overdue and done in a course.</summary>
public sealed class ScheduleTests
{
    private const string Running = """
        regimens:
          - { id: tofa, drug: tofacitinib, dose: 5 mg, frequency: bid, start: dupilumab_start, planned_stop: { days: 120 }, stop_when: { status: clear }, max_duration: { weeks: 20 } }
        laboratory:
          - { test: lymphocytes, value: 1500, unit: /uL, at: { days: -3 } }
          - { test: neutrophils, value: 3000, unit: /uL, at: { days: -3 } }
          - { test: haemoglobin, value: 14, unit: g/dL, at: { days: -3 } }
        """;

    private const string Screened = "\nscreening: [{ test: hepatitis_b, result: negative }]";

    [Theory]
    [InlineData(20, CheckState.Planned)]
    [InlineData(28, CheckState.Due)]
    [InlineData(56, CheckState.Due)]
    [InlineData(57, CheckState.Overdue)]
    public void A_window_is_planned_then_due_then_overdue(double day, CheckState state)
    {
        var line = Assert.Single(Build(Running, day).Checks, static c => c.What.Contains("anc") && c.ToDay == 56);
        Assert.Equal((28.0, state), (line.FromDay, line.State));
    }

    [Fact]
    public void A_recorded_test_makes_it_done_on_its_day()
    {
        var schedule = Build(Running + "\n  - { test: ANC, value: 3100, unit: /uL, at: { days: 25 } }", 60);
        var done = Assert.Single(schedule.Checks, static c => c.What.Contains("anc") && c.ToDay == 56);
        Assert.Equal((CheckState.Done, 25.0), (done.State, done.DoneDay!.Value));
        Assert.Equal(CheckState.Done, Assert.Single(schedule.Checks, static c => c.What.Contains("anc") && c.ToDay == 0).State);
        Assert.Equal(CheckState.Overdue, Assert.Single(schedule.Checks, static c => c.What.Contains("hb") && c.ToDay == 56).State);
    }

    [Fact]
    public void The_planned_stop_ends_the_schedule_and_stands_in_it()
    {
        var schedule = Build(Running + Screened, 20);
        Assert.Contains(schedule.Checks, static c => c is { Kind: ScheduleKind.PlannedStop, ToDay: 120.0, State: CheckState.Planned });
        Assert.DoesNotContain(schedule.Checks, static c => c is { Kind: ScheduleKind.Check, ToDay: > 120.0 });
        Assert.Equal((string[])["tofacitinib: stop when clear", "tofacitinib: no longer than 20 weeks"], schedule.StopConditions.ToArray());
    }

    [Fact]
    public void A_combination_is_watched_more_closely_than_the_drug_alone()
    {
        const string both = """
            regimens:
              - { id: dupi, drug: dupilumab, dose: 300 mg, loading: 600 mg, frequency: q2w, start: { days: -200 } }
              - { id: tofa, drug: tofacitinib, dose: 5 mg, frequency: bid, start: dupilumab_start, planned_stop: { days: 120 } }
            """;
        var combined = Days(Build(both, 1));
        var alone = Days(Build("regimens: [{ id: tofa, drug: tofacitinib, dose: 5 mg, frequency: bid, start: dupilumab_start, planned_stop: { days: 120 } }]", 1));
        Assert.Equal([0, 14, 28, 56, 84], combined);
        Assert.Equal([0, 90], alone);

        static double[] Days(MonitoringSchedule schedule) => [.. schedule.Checks.Where(static c => c.What.Contains("alc")).Select(static c => c.ToDay)];
    }

    [Fact]
    public void Thresholds_that_interrupt_or_stop_are_listed_with_their_rules()
    {
        var thresholds = Build(Running, 20).Thresholds;
        Assert.Contains(thresholds, static t => t.Rule == "CBC-016" && t.Severity == GateSeverity.Stop && t.When.Contains("neutrophil", StringComparison.Ordinal));
        Assert.All(thresholds, static t => Assert.True(t.Severity >= GateSeverity.Hold));
    }

    [Fact]
    public void Dates_follow_from_the_anchor_and_a_course_without_one_says_so()
    {
        var dated = Build(Running, 20);
        Assert.Null(dated.Undated);
        Assert.Equal(new DateOnly(2025, 3, 12), Assert.Single(dated.Checks, static c => c.What.Contains("anc") && c.ToDay == 56).ToDate);
        var set = Courses.Taken(Running, "tofacitinib", 20);
        var undated = ScheduleBuilder.Build([set], Courses.With(Running), Book.Formulary, Courses.Tables, Book.Shipped, null);
        Assert.Contains("dupilumab_start", undated.Undated!, StringComparison.Ordinal);
        Assert.All(undated.Checks, static c => Assert.Null(c.ToDate));
    }

    private static MonitoringSchedule Build(string yaml, double day)
    {
        var resolved = Courses.With(yaml);
        var drugs = resolved.Systemics.Select(static s => s.Drug.Name).Distinct(StringComparer.Ordinal).Select(d => Courses.Taken(yaml, d, day));
        return ScheduleBuilder.Build([.. drugs], resolved, Book.Formulary, Courses.Tables, Book.Shipped, resolved.Course.Anchor.Date);
    }
}
