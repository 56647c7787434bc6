using static Clearance.Gate.Tests.Known;

namespace Clearance.Gate.Tests;

/// <summary>The faults known of the collection the rules were curated from, each mended.</summary>
public sealed class CorrectionTests
{
    private static readonly string[] JakInhibitors = ["abrocitinib", "baricitinib", "tofacitinib", "upadacitinib"];
    private static readonly string[] Biologics = ["dupilumab", "lebrikizumab", "nemolizumab", "tralokinumab"];

    public static TheoryData<string, GateRegion> EveryJakInhibitorAnywhere => Each(JakInhibitors);

    public static TheoryData<string, GateRegion> EveryBiologicAnywhere => Each(Biologics);

    [Theory]
    [MemberData(nameof(EveryJakInhibitorAnywhere))]
    public void Active_hepatitis_holds_every_jak_inhibitor_anywhere_before_and_during(string drug, GateRegion region)
    {
        foreach (var stage in new[] { TreatmentStage.BeforeStart, TreatmentStage.OnTreatment })
        {
            Holds("HBV-002", drug, region, stage, Is("screen.hbsag", "positive"));
            Holds("HBV-002", drug, region, stage, Is("screen.hbv_dna", "detectable"));
            Holds("HCV-002", drug, region, stage, Is("screen.hcv_rna", "positive"));
            Holds("HCV-002", drug, region, stage, Is("screen.hcv_ab", "positive"));
            Assert.False(Ask(drug, region, stage, Is("screen.hcv_ab", "positive"), Is("screen.hcv_rna", "negative")).Shows("HCV-002"));
        }

        Holds("HIV-002", drug, region, TreatmentStage.BeforeStart, Is("screen.hiv", "positive"));
        Assert.True(Ask(drug, region, TreatmentStage.BeforeStart, Is("screen.hiv", "declined")).Shows("HIV-003"));
    }

    [Theory]
    [MemberData(nameof(EveryJakInhibitorAnywhere))]
    public void Latent_tuberculosis_and_low_counts_block_a_start_anywhere(string drug, GateRegion region)
    {
        Holds("TB-003", drug, region, TreatmentStage.BeforeStart, Is("screen.tb.result", "latent_untreated"));
        Stops("CBC-001", drug, region, TreatmentStage.BeforeStart, Is("lab.alc", 0.499m));
        Stops("CBC-003", drug, region, TreatmentStage.BeforeStart, Is("lab.anc", 0.999m));
        if (drug != "tofacitinib")
        {
            Stops("CBC-005", drug, region, TreatmentStage.BeforeStart, Is("lab.hb", 7.9m));
        }
    }

    [Theory]
    [InlineData(GateRegion.Us)]
    [InlineData(GateRegion.Eu)]
    public void An_unconfirmed_low_count_on_tofacitinib_holds_and_a_confirmed_one_stops(GateRegion region)
    {
        foreach (var (field, hold, stop) in new[] { ("lab.alc", "CBC-019", "CBC-014"), ("lab.anc", "CBC-020", "CBC-016") })
        {
            Holds(hold, "tofacitinib", region, TreatmentStage.OnTreatment, Is(field, 0.499m));
            Holds(hold, "tofacitinib", region, TreatmentStage.OnTreatment, Is(field, 0.499m), Is(field + ".confirmed", false));
            Stops(stop, "tofacitinib", region, TreatmentStage.OnTreatment, Is(field, 0.499m), Is(field + ".confirmed", true));
            Assert.False(Ask("tofacitinib", region, TreatmentStage.OnTreatment, Is(field, 0.5m)).Shows(hold));
        }
    }

    [Theory]
    [MemberData(nameof(EveryJakInhibitorAnywhere))]
    public void The_blood_count_includes_platelets(string drug, GateRegion region)
    {
        var held = Assert.Single(GateCheck.Evaluate(Book.Shipped, Known.Ask(drug, Well.Without("lab.plt"), region: region)).Findings, static f => f.Rule == GateFinding.NotRecorded);
        Assert.Contains("blood count (platelets)", held.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EveryJakInhibitorAnywhere))]
    public void A_jak_inhibitor_beside_a_biologic_is_an_exception_anywhere_before_and_during(string drug, GateRegion region)
    {
        foreach (var stage in new[] { TreatmentStage.BeforeStart, TreatmentStage.OnTreatment })
        {
            IsException(Ask(drug, region, stage, Has("comed.classes", "biologic"), Is("course.planned_stop_date", 90)));
        }
    }

    [Theory]
    [MemberData(nameof(EveryBiologicAnywhere))]
    public void A_biologic_added_to_a_jak_inhibitor_is_an_exception_anywhere_before_and_during(string drug, GateRegion region)
    {
        foreach (var stage in new[] { TreatmentStage.BeforeStart, TreatmentStage.OnTreatment })
        {
            IsException(Ask(drug, region, stage, Has("comed.classes", "jak_inhibitor")));
        }
    }

    [Theory]
    [MemberData(nameof(EveryJakInhibitorAnywhere))]
    public void Active_zoster_and_eczema_herpeticum_block_a_start_beside_any_other_infection(string drug, GateRegion region)
    {
        Stops("INF-001", drug, region, TreatmentStage.BeforeStart, Has("infection.current", "herpes_zoster"));
        Stops("INF-001", drug, region, TreatmentStage.BeforeStart, Has("infection.current", "eczema_herpeticum", "new_nonserious"));
    }

    [Theory]
    [MemberData(nameof(EveryJakInhibitorAnywhere))]
    public void A_serious_infection_on_treatment_never_passes(string drug, GateRegion region) =>
        Assert.True(Ask(drug, region, TreatmentStage.OnTreatment, Has("infection.current", "serious")).Decision >= GateDecision.StartWhen);

    [Theory]
    [MemberData(nameof(EveryJakInhibitorAnywhere))]
    public void Previous_thrombosis_and_heart_attack_are_asked_in_both_regions(string drug, GateRegion region)
    {
        var thrombosis = Ask(drug, region, TreatmentStage.BeforeStart, Is("risk.vte_history", true));
        var heart = Ask(drug, region, TreatmentStage.BeforeStart, Is("risk.mi_or_stroke_history", true));
        Assert.True(thrombosis.Shows(region == GateRegion.Us ? "RISK-005" : "RISK-007"));
        Assert.True(heart.Shows(region == GateRegion.Us ? "RISK-003" : "RISK-001"));
        Assert.True(heart.Blocks);
    }

    [Fact]
    public void An_antiplatelet_drug_stops_abrocitinib_before_the_start_and_low_dose_aspirin_does_not()
    {
        Stops("DDI-ABR-4", "abrocitinib", GateRegion.Us, TreatmentStage.BeforeStart, Has("comed.classes", "antiplatelet"));
        Stops("DDI-ABR-4", "abrocitinib", GateRegion.Us, TreatmentStage.BeforeStart, Has("comed.classes", "aspirin_above_81_mg"));
        Stops("DDI-ABR-4", "abrocitinib", GateRegion.Us, TreatmentStage.OnTreatment, Has("comed.classes", "antiplatelet"), Is("course.days_on_drug", 89m));
        Assert.False(Ask("abrocitinib", GateRegion.Us, TreatmentStage.OnTreatment, Has("comed.classes", "antiplatelet"), Is("course.days_on_drug", 90m)).Shows("DDI-ABR-4"));
        Assert.False(Ask("abrocitinib", GateRegion.Us, TreatmentStage.BeforeStart, Has("comed.classes", "aspirin_up_to_81_mg")).Shows("DDI-ABR-4"));
        Assert.Equal(RuleStatus.Recalled, Book.Shipped.Rules["DDI-ABR-4"].Status);
    }

    [Fact]
    public void A_child_under_12_is_stopped_from_upadacitinib_in_the_eu_and_each_region_has_its_weight()
    {
        Stops("IND-004", "upadacitinib", GateRegion.Eu, TreatmentStage.BeforeStart, Is("patient.age_years", 11.9m));
        Assert.True(Ask("upadacitinib", GateRegion.Us, TreatmentStage.BeforeStart, Is("patient.weight_kg", 35m)).Shows("IND-008"));
        Assert.False(Ask("upadacitinib", GateRegion.Eu, TreatmentStage.BeforeStart, Is("patient.weight_kg", 35m)).Shows("IND-009"));
        Stops("IND-009", "upadacitinib", GateRegion.Eu, TreatmentStage.BeforeStart, Is("patient.weight_kg", 29.9m));
    }

    [Theory]
    [InlineData(17.9, false)]
    [InlineData(18.0, true)]
    public void Zoster_vaccine_is_offered_from_18_years(double age, bool offered) =>
        Assert.Equal(offered, Ask("upadacitinib", GateRegion.Us, TreatmentStage.BeforeStart, Is("patient.age_years", (decimal)age), Is("vaccine.rzv_doses", 1m)).Shows("VAC-002"));

    [Theory]
    [MemberData(nameof(EveryJakInhibitorAnywhere))]
    public void Liver_values_that_ask_for_interruption_interrupt(string drug, GateRegion region)
    {
        Holds("LIV-006", drug, region, TreatmentStage.OnTreatment, Is("lab.alt_x_uln", 5.001m));
        Holds("LIV-006", drug, region, TreatmentStage.OnTreatment, Is("lab.ast_x_uln", 3.001m), Is("lab.bilirubin_x_uln", 2.001m));
        var mild = Ask(drug, region, TreatmentStage.OnTreatment, Is("lab.alt_x_uln", 4m), Is("lab.bilirubin_x_uln", 1m));
        Assert.True(mild.Shows("LIV-005"));
        Assert.False(mild.Shows("LIV-006"));
        Stops("LIV-001", drug, region, TreatmentStage.OnTreatment, Is("hepatic.child_pugh", "C"));
    }

    [Fact]
    public void Each_drug_asks_the_renal_measure_its_rules_need()
    {
        Assert.True(Held("tofacitinib", "lab.crcl"));
        Assert.False(Held("tofacitinib", "lab.egfr"));
        Assert.True(Held("upadacitinib", "lab.egfr"));
        Assert.False(Held("upadacitinib", "lab.crcl"));

        static bool Held(string drug, string without) => GateCheck.Evaluate(Book.Shipped, Known.Ask(drug, Well.Without(without))).Findings.Any(static f => f.Rule == GateFinding.NotRecorded);
    }

    [Fact]
    public void A_partial_responder_at_200_mg_is_warned_not_stopped()
    {
        var answer = Ask("abrocitinib", GateRegion.Us, TreatmentStage.OnTreatment, Is("course.dose_mg_per_day", 200m), Is("course.response", "partial"), Is("course.days_since_dose_increase", 84m));
        Assert.Equal(GateSeverity.Warn, Assert.Single(answer.Findings, static f => f.Rule == "DUR-003").Severity);
    }

    [Theory]
    [InlineData("skin.residual_face", "FACE-001")]
    [InlineData("skin.erythroderma", "ERY-001")]
    public void What_may_mimic_residual_disease_is_shown_as_information(string field, string rule) =>
        Assert.Equal(GateSeverity.Inform, Assert.Single(Ask("tofacitinib", GateRegion.Us, TreatmentStage.BeforeStart, Is(field, true)).Findings, f => f.Rule == rule).Severity);

    private static GateFindings Ask(string drug, GateRegion region, TreatmentStage stage, params Fact[] changes) =>
        GateCheck.Evaluate(Book.Shipped, Known.Ask(drug, changes.Aggregate(Well, static (facts, fact) => facts.With(fact)), stage, region));

    private static Fact Is(string field, int day) => Fact(field, new FactValue.Date(day, null));

    private static Fact Is(string field, decimal value) => Known.Is(field, value);

    private static Fact Is(string field, string value) => Known.Is(field, value);

    private static Fact Is(string field, bool value) => Known.Is(field, value);

    private static void Holds(string rule, string drug, GateRegion region, TreatmentStage stage, params Fact[] changes)
    {
        var answer = Ask(drug, region, stage, changes);
        Assert.Equal(GateSeverity.Hold, Assert.Single(answer.Findings, f => f.Rule == rule).Severity);
        Assert.True(answer.Blocks);
    }

    private static void Stops(string rule, string drug, GateRegion region, TreatmentStage stage, params Fact[] changes)
    {
        var answer = Ask(drug, region, stage, changes);
        Assert.True(answer.Shows(rule));
        Assert.Equal(GateDecision.DoNotStart, answer.Decision);
    }

    private static void IsException(GateFindings answer)
    {
        Assert.Equal(GateDecision.NotRecommendedExceptionMustBeRecorded, answer.Decision);
        Assert.True(answer.Blocks);
    }

    private static TheoryData<string, GateRegion> Each(string[] drugs)
    {
        var data = new TheoryData<string, GateRegion>();
        foreach (var drug in drugs)
        {
            data.Add(drug, GateRegion.Us);
            data.Add(drug, GateRegion.Eu);
        }

        return data;
    }
}
