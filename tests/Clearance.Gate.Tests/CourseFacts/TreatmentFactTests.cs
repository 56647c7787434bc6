namespace Clearance.Gate.Tests;

public sealed class TreatmentFactTests
{
    private const string Rescue = """
        regimens:
          - { id: dupilumab, drug: dupilumab, dose: 300 mg, loading: 600 mg, frequency: q2w, start: dupilumab_start }
          - { id: tofa, drug: tofacitinib, dose: 5 mg, frequency: bid, start: { days: 270 }, stop: { days: 390 }, planned_stop: { days: 382 } }
        """;

    [Theory]
    [InlineData(270, TreatmentStage.BeforeStart, 0)]
    [InlineData(271, TreatmentStage.OnTreatment, 1)]
    [InlineData(389, TreatmentStage.OnTreatment, 119)]
    [InlineData(390, TreatmentStage.AfterStop, 120)]
    public void The_stage_follows_from_start_and_stop(double day, TreatmentStage stage, int days)
    {
        var set = Courses.Taken(Rescue, "tofacitinib", day);
        Assert.Equal(stage, set.Question.Stage);
        Assert.Equal(new FactValue.Number(days), set.Find("course.days_on_drug")!.Value);
        Assert.Equal(new FactValue.Number(10), set.Find("course.dose_mg_per_day")!.Value);
    }

    [Fact]
    public void The_drug_itself_is_not_among_the_other_medicines()
    {
        var set = Courses.Taken(Rescue, "tofacitinib", 300);
        Assert.Equal(["biologic"], ((FactValue.List)set.Find("comed.classes")!.Value).Values);
        Assert.Equal(["jak_inhibitor"], ((FactValue.List)Courses.Taken(Rescue, "dupilumab", 300).Find("comed.classes")!.Value).Values);
        Assert.Null(Courses.Taken(Rescue, "dupilumab", 400).Find("comed.classes"));
    }

    [Fact]
    public void What_lies_later_is_not_seen()
    {
        var set = Courses.Taken(Rescue + "\nobservations: [{ at: { days: 380 }, status: clear }]\nexceptions: [{ rule: COMBO-001, by: Dr A, at: { days: 300 }, why: x }]", "tofacitinib", 290);
        Assert.Null(set.Find("course.response"));
        Assert.Empty(set.Question.Records);
        var later = Courses.Taken(Rescue + "\nobservations: [{ at: { days: 380 }, status: clear }]\nexceptions: [{ rule: COMBO-001, of: tofa, by: Dr A, at: { days: 300 }, why: x }]", "tofacitinib", 385);
        Assert.Equal(new FactValue.Word("cleared"), later.Find("course.response")!.Value);
        Assert.Equal(("COMBO-001", "tofacitinib", "Dr A"), Assert.Single(later.Question.Records) is var r ? (r.Rule, r.Drug, r.By) : default);
    }

    [Theory]
    [InlineData("{ name: fluconazole }", new[] { "moderate_cyp3a4_inhibitor", "moderate_strong_cyp2c19_and_2c9_inhibitor", "strong_cyp2c19_inhibitor" })]
    [InlineData("{ name: aspirin, dose: 81 mg, frequency: qd }", new[] { "aspirin_up_to_81_mg" })]
    [InlineData("{ name: Aspirin, dose: 100 mg, frequency: qd }", new[] { "aspirin_above_81_mg" })]
    [InlineData("{ name: aspirin }", new[] { "aspirin_above_81_mg" })]
    [InlineData("{ name: rifampicin, stop: { days: 100 } }", new string[0])]
    [InlineData("{ name: cetirizine }", new string[0])]
    [InlineData("{ name: unheard-of, classes: [strong_oat3_inhibitor] }", new[] { "strong_oat3_inhibitor" })]
    public void Medicines_are_classed_by_name_and_dose(string medicine, string[] classes)
    {
        var set = Courses.Proposed($"comedication: {{ complete: true, medicines: [{medicine}] }}");
        var list = (FactValue.List)set.Find("comed.classes")!.Value;
        Assert.True(list.Complete);
        Assert.Equal(["biologic", .. classes], list.Values.OrderBy(static v => v != "biologic").ThenBy(static v => v, StringComparer.Ordinal));
    }

    [Fact]
    public void A_medicine_nobody_knows_leaves_the_list_open()
    {
        var set = Courses.Proposed("comedication: { complete: true, medicines: [{ name: foolinib }] }");
        Assert.False(((FactValue.List)set.Find("comed.classes")!.Value).Complete);
        Assert.Contains("foolinib", Assert.Single(set.Gaps).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("approved", "", "approved")]
    [InlineData("refused", "", "refused")]
    [InlineData("requested", "", "pending")]
    [InlineData("approved", ", expires: { days: 280 }", "approved")]
    [InlineData("approved", ", expires: { days: 270 }", null)]
    [InlineData("expired", "", null)]
    public void An_approval_is_a_step_with_a_state(string decision, string more, string? word)
    {
        var set = Courses.Proposed($"approvals: [{{ by: insurer, decision: {decision}, at: {{ days: 260 }}{more} }}]");
        Assert.Equal(word, (set.Find("course.insurer_approval")?.Value as FactValue.Word)?.Value);
        Assert.Equal(word is null, set.Gaps.Any(static g => g.Field == "course.insurer_approval"));
    }

    [Fact]
    public void A_superpotent_steroid_without_sites_is_placed_where_disease_was_left_and_says_that_it_is_assumed()
    {
        var set = Courses.Proposed("""
            regimens:
              - { id: dupilumab, drug: dupilumab, dose: 300 mg, loading: 600 mg, frequency: q2w, start: dupilumab_start }
              - { id: halobetasol, drug: halobetasol, frequency: bid, route: topical, start: dupilumab_start }
            observations: [{ at: { days: 260 }, status: improved, residual: [face, nipples] }]
            """);
        var site = set.Find("topical.site")!;
        Assert.True(site.Assumed);
        Assert.Equal(FactValue.List.Of(false, "face", "nipple"), site.Value);
        Assert.Equal(new FactValue.Number(270), set.Find("topical.continuous_days")!.Value);
        Assert.Equal(new FactValue.Flag(true), set.Find("skin.residual_face")!.Value);
    }

    [Fact]
    public void A_history_of_infarction_is_believed_from_an_event_too()
    {
        var set = Courses.Proposed("risks: { mi_or_stroke: { value: false } }\nevents: [{ kind: adverse_event, what: a stroke, finding: mi_or_stroke, at: { days: 100 } }]");
        Assert.Equal(new FactValue.Flag(true), set.Find("risk.mi_or_stroke_history")!.Value);
    }

    [Fact]
    public void Empty_lists_say_none_and_absent_ones_say_nothing()
    {
        var asked = Courses.Proposed("risks: { smoking: { value: current }, cardiovascular: { value: [hypertension] }, thrombosis: { value: [] } }");
        Assert.Equal(new FactValue.Number(2), asked.Find("risk.cv_risk_factors")!.Value);
        Assert.Equal(FactValue.List.None, asked.Find("risk.vte_risk_factors")!.Value);
        Assert.Null(Courses.Proposed("").Find("risk.vte_risk_factors"));
        Assert.Contains("Smoking", Assert.Single(Courses.Proposed("risks: { cardiovascular: { value: [] } }").Gaps).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fact_is_of_the_vocabulary_and_of_its_type()
    {
        var course = Courses.Of(Repository.At("cases/peterson-vesely-2021-completed.course.yaml"));
        var facts = new[] { 100.0, 273.9375, 300.0, 400.0, 578.0 }.SelectMany(day => new[] { "dupilumab", "tofacitinib" }.SelectMany(drug => Courses.Facts(course, drug, day).Question.Facts.All)).ToList();
        Assert.True(facts.DistinctBy(static f => f.Field).Count() > 45);
        foreach (var fact in facts)
        {
            var field = Book.Shipped.Fields[fact.Field];
            Assert.True(Fits(field, fact.Value), fact.Field);
        }
    }

    private static bool Fits(FactField field, FactValue value) => (field.Type, value) switch
    {
        (FactType.Flag, FactValue.Flag) or (FactType.Decimal, FactValue.Number) or (FactType.Date, FactValue.Date) => true,
        (FactType.Whole, FactValue.Number n) => n.Value == decimal.Truncate(n.Value),
        (FactType.Word, FactValue.Word w) => field.Values.Contains(w.Value),
        (FactType.Words, FactValue.List l) => l.Values.All(field.Values.Contains),
        _ => false,
    };
}
