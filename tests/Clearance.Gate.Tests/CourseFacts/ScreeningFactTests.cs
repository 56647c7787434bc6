namespace Clearance.Gate.Tests;

public sealed class ScreeningFactTests
{
    [Theory]
    [InlineData("latent_untreated", "TB-003")]
    [InlineData("positive", "TB-003")]
    [InlineData("indeterminate", "TB-005")]
    [InlineData("active", "TB-002")]
    public void Results_of_tuberculosis_hold_or_stop(string result, string rule)
    {
        var set = Courses.Proposed($"screening: [{{ test: tuberculosis, result: {result}, at: 2025-09-20 }}]");
        Assert.Contains(GateCheck.Evaluate(Book.Shipped, set.Question).Findings, f => f.Rule == rule && f.Severity >= GateSeverity.Hold);
    }

    [Theory]
    [InlineData(27, true)]
    [InlineData(28, false)]
    public void Preventive_treatment_is_counted_in_days(int days, bool holds)
    {
        var set = Courses.Proposed($"screening: [{{ test: tuberculosis, result: latent_on_treatment, at: {{ days: 200 }}, treatment_start: {{ days: {270 - days} }} }}]");
        Assert.Equal(new FactValue.Number(days), set.Find("screen.tb.treatment_days")!.Value);
        Assert.Equal(holds, GateCheck.Evaluate(Book.Shipped, set.Question).Findings.Any(static f => f.Rule == "TB-004"));
    }

    [Fact]
    public void A_result_older_than_its_validity_does_not_clear_and_one_without_a_day_does()
    {
        const string other = "{ test: hbsag, result: negative }";
        var old = Courses.Proposed($"screening: [{{ test: tuberculosis, result: negative, at: {{ days: -200 }} }}, {other}]");
        var fresh = Courses.Proposed($"screening: [{{ test: tuberculosis, result: negative, at: {{ days: -95 }} }}, {other}]");
        var undated = Courses.Proposed($"screening: [{{ test: tuberculosis, result: negative }}, {other}]");
        Assert.True(Lacks(old, "screen.tb.result"));
        Assert.False(Lacks(fresh, "screen.tb.result"));
        Assert.False(Lacks(undated, "screen.tb.result"));
    }

    [Fact]
    public void A_summary_counts_for_its_tests_says_so_and_gives_way_to_a_named_test()
    {
        var summary = Courses.Proposed("screening: [{ test: hepatitis_b, result: negative }, { test: hepatitis_c, result: negative }]");
        Assert.Equal(new FactValue.Word("negative"), summary.Find("screen.hbsag")!.Value);
        Assert.Equal(new FactValue.Word("negative"), summary.Find("screen.anti_hbc")!.Value);
        Assert.Equal(new FactValue.Word("negative"), summary.Find("screen.hcv_ab")!.Value);
        Assert.Contains("not named", Assert.Single(summary.Find("screen.anti_hbc")!.Derivation), StringComparison.Ordinal);

        var named = Courses.Proposed("screening: [{ test: hepatitis_b, result: negative }, { test: anti_hbc, result: positive }]");
        Assert.Equal(new FactValue.Word("positive"), named.Find("screen.anti_hbc")!.Value);

        // A positive summary says nothing of the core antibody.
        var positive = Courses.Proposed("screening: [{ test: hepatitis_b, result: positive }]");
        Assert.Null(positive.Find("screen.anti_hbc"));
        Assert.Equal(new FactValue.Word("positive"), positive.Find("screen.hbsag")!.Value);
    }

    [Fact]
    public void No_infection_is_known_only_from_an_examination_and_only_for_a_while()
    {
        Assert.Null(Courses.Proposed("").Find("infection.current"));
        var seen = Courses.Proposed("screening: [{ test: current_infection, result: negative, at: { days: 250 } }]").Find("infection.current")!;
        Assert.Equal(FactValue.List.None, seen.Value);
        Assert.False(seen.Expired);
        Assert.True(Courses.Proposed("screening: [{ test: current_infection, result: negative, at: { days: 200 } }]").Find("infection.current")!.Expired);
    }

    [Fact]
    public void An_infection_is_current_until_it_is_over()
    {
        const string zoster = "events: [{ kind: infection, what: shingles, at: { days: 260 }, finding: herpes_zoster, resolved: { days: 280 } }]";
        Assert.Contains("herpes_zoster", ((FactValue.List)Courses.Proposed(zoster).Find("infection.current")!.Value).Values);
        Assert.Null(Courses.Proposed(zoster, day: 281).Find("infection.current"));
        Assert.Null(Courses.Proposed(zoster, day: 259).Find("infection.current"));
    }

    private static bool Lacks(CourseFactSet set, string field) =>
        GateCheck.Evaluate(Book.Shipped, set.Question).Findings.Single(static f => f.Rule == GateFinding.NotRecorded).Facts.Any(f => f.Field == field);
}
