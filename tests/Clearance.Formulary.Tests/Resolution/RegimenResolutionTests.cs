using Clearance.Course;

namespace Clearance.Formulary.Tests;

public sealed class RegimenResolutionTests
{
    [Fact]
    public void An_unknown_drug_is_an_issue_with_the_nearest_name_at_its_line()
    {
        var reading = Resolve("- { id: a, drug: tofacitinab, dose: 5 mg, frequency: bid, start: day_0 }");
        var issue = Assert.Single(reading.Issues);
        Assert.Equal("drug.unknown", issue.Code);
        Assert.Equal(8, issue.Where.Line);
        Assert.Contains("tofacitinib", issue.Cure, StringComparison.Ordinal);
        Assert.Null(reading.Value);
    }

    [Fact]
    public void An_unknown_drug_that_is_not_modelled_is_only_shown()
    {
        var regimen = Assert.IsType<ResolvedRegimen.NotModelled>(One("- { id: a, drug: ciclosporin, modelled: false, dose: 100 mg, frequency: bid, start: day_0 }"));
        Assert.Contains("not modelled", regimen.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Dupixent", "dupilumab")]
    [InlineData("RINVOQ", "upadacitinib")]
    [InlineData("tofacitinib citrate", "tofacitinib")]
    public void Brand_names_and_salts_find_their_drug(string written, string name) =>
        Assert.Equal(name, Systemic($"- {{ id: a, drug: {written}, start: day_0 }}").Drug.Name);

    [Fact]
    public void Nothing_said_of_the_dosing_means_the_label_in_all_its_phases()
    {
        var lebrikizumab = Systemic("- { id: a, drug: lebrikizumab, start: day_0 }");
        var doses = lebrikizumab.DosesUntil(169).ToList();
        Assert.Equal([0, 14, 28, 42, 56, 70, 84, 98, 112, 140, 168], doses.Select(static d => d.Day));
        Assert.Equal([500, 500, 250, 250, 250, 250, 250, 250, 250, 250, 250], doses.Select(static d => d.Mg));
    }

    [Fact]
    public void A_regimen_without_loading_stays_without()
    {
        var dupilumab = Systemic("- { id: a, drug: dupilumab, dose: 300 mg, frequency: q2w, loading: none, start: day_0 }");
        Assert.Equal([300, 300], dupilumab.DosesUntil(28).Select(static d => d.Mg));
    }

    [Fact]
    public void A_change_of_dose_begins_on_its_day()
    {
        var upadacitinib = Systemic("- { id: a, drug: upadacitinib, dose: 15 mg, frequency: qd, start: day_0, stop: { days: 4, from: day_0 }, changes: [{ at: { days: 2, from: day_0 }, dose: 30 mg }] }");
        Assert.Equal([(0.0, 15.0), (1.0, 15.0), (2.0, 30.0), (3.0, 30.0)], upadacitinib.DosesUntil(100).Select(static d => (d.Day, d.Mg)));
    }

    [Fact]
    public void Missed_doses_are_left_out()
    {
        var dupilumab = Systemic("- { id: a, drug: dupilumab, dose: 300 mg, frequency: q2w, loading: none, start: day_0, missed: [{ from: { days: 10, from: day_0 }, to: { days: 30, from: day_0 } }] }");
        Assert.Equal([0.0, 42.0], dupilumab.DosesUntil(50).Select(static d => d.Day));
    }

    [Fact]
    public void A_topical_started_earlier_is_not_the_start_of_treatment_that_words_compare_with()
    {
        var reading = Resolve("- { id: a, drug: clobetasol, frequency: bid, start: day_0 }\n  - { id: b, drug: dupilumab, start: { days: 30, from: day_0 } }\nobservations:\n  - { at: { days: 120, from: day_0 }, status: much_improved }");
        Assert.Equal(30.0, Assert.Single(reading.Value!.Intervals).ReferenceDay);
    }

    [Fact]
    public void A_route_the_drug_does_not_have_is_refused() =>
        Assert.Equal("route.not-available", Assert.Single(Resolve("- { id: a, drug: tofacitinib, dose: 5 mg, frequency: bid, route: subcutaneous, start: day_0 }").Issues).Code);

    [Fact]
    public void A_dose_a_hundred_times_too_large_is_warned_of() =>
        Assert.Equal("dose.unusual", Assert.Single(Resolve("- { id: a, drug: tofacitinib, dose: 0.5 g, frequency: bid, start: day_0 }").Issues).Code);

    [Fact]
    public void A_loading_dose_by_the_label_of_a_drug_that_has_none_is_refused() =>
        Assert.Equal("loading.no-label", Assert.Single(Resolve("- { id: a, drug: tofacitinib, dose: 5 mg, frequency: bid, loading: label, start: day_0 }").Issues).Code);

    [Theory]
    [InlineData("[face]", "[trunk]", null)]
    [InlineData("[face, hands]", "[arms, legs]", "upper limbs from day 10 to day 30; there only 'b' (clobetasol)")]
    public void Two_topicals_on_one_region_at_once_are_told_with_the_one_that_counts(string first, string second, string? told)
    {
        var issues = Resolve(Two("halobetasol, frequency: qd", first, second)).Issues;
        Assert.Equal(told is not null, issues.Any(static i => i.Code == "topical.same-region"));
        Assert.All(issues, issue => Assert.True(issue.Severity == IssueSeverity.Warning && issue.What.Contains(told!, StringComparison.Ordinal), issue.What));
    }

    [Fact]
    public void Topicals_of_several_classes_are_told_to_act_like_the_strongest()
    {
        var weaker = Knowledge.Shipped.Topicals.Products.Values.First(static p => p.Class < SteroidClass.Superpotent);
        var issue = Assert.Single(Resolve(Two(weaker.Name, "[face]", "[trunk]")).Issues);
        Assert.Equal("topical.one-class", issue.Code);
        Assert.Contains($"{weaker.Name} acts like clobetasol", issue.What, StringComparison.Ordinal);
    }

    private static string Two(string drug, string first, string second) =>
        $"- {{ id: a, drug: {drug}, sites: {first}, start: day_0, stop: {{ days: 30, from: day_0 }} }}\n  - {{ id: b, drug: clobetasol, frequency: bid, sites: {second}, start: {{ days: 10, from: day_0 }}, stop: {{ days: 50, from: day_0 }} }}";

    private static ResolvedRegimen.Systemic Systemic(string regimen) => Assert.IsType<ResolvedRegimen.Systemic>(One(regimen));

    private static ResolvedRegimen One(string regimen)
    {
        var reading = Resolve(regimen);
        return Assert.Single((reading.Value ?? throw new InvalidOperationException(string.Join('\n', reading.Issues))).Regimens);
    }

    private static Reading<ResolvedCourse> Resolve(string regimen)
    {
        var text = $"""
            schema: 1
            id: test
            title: a test
            default_source: own
            sources: { '{' } own: { '{' } cite: own records, status: verified { '}' } { '}' }
            anchor: { '{' } name: day_0 { '}' }
            regimens:
              {regimen}

            """;
        var course = CourseReader.ReadText(text, "test.course.yaml");
        Assert.True(course.Value is not null, string.Join('\n', course.Issues));
        return CourseResolution.Resolve(course.Value!, Knowledge.Shipped);
    }
}
