using static Clearance.Gate.Tests.Known;

namespace Clearance.Gate.Tests;

/// <summary>What was found while the rules were curated, beyond the faults known of the collection.</summary>
public sealed class CuratingTests
{
    [Fact]
    public void A_length_of_preventive_therapy_not_recorded_holds() => Shown("TB-004", "tofacitinib", TreatmentStage.BeforeStart, Is("screen.tb.result", "latent_on_treatment"));

    [Fact]
    public void Past_hepatitis_b_asks_for_dna_then_for_a_plan()
    {
        var past = Is("screen.anti_hbc", "positive");
        var undetectable = Is("screen.hbv_dna", "undetectable");
        Shown("HBV-003", "upadacitinib", TreatmentStage.BeforeStart, past);
        Shown("HBV-003", "upadacitinib", TreatmentStage.BeforeStart, past, undetectable);
        Hidden("HBV-003", "upadacitinib", TreatmentStage.BeforeStart, past, undetectable, Is("course.hbv_plan", true));
        Shown("HBV-002", "upadacitinib", TreatmentStage.BeforeStart, past, Is("screen.hbv_dna", "detectable"));
        Shown("HBV-004", "upadacitinib", TreatmentStage.OnTreatment, past);
        Hidden("HBV-004", "upadacitinib", TreatmentStage.OnTreatment, past, Is("screen.hbv_dna.age_days", 90m));
    }

    [Fact]
    public void Without_an_hiv_test_a_jak_inhibitor_beside_a_biologic_is_held_and_alone_only_warned()
    {
        var untested = Well.Without("screen.hiv");
        Assert.Equal(GateSeverity.Warn, Assert.Single(Answer("baricitinib", untested).Findings, static f => f.Rule == "HIV-001").Severity);
        var beside = Answer("baricitinib", untested.With(Has("comed.classes", "biologic")));
        Assert.Equal(GateSeverity.Hold, Assert.Single(beside.Findings, static f => f.Rule == "HIV-004").Severity);
        Assert.DoesNotContain(beside.Findings, static f => f.Rule == "HIV-001");
    }

    [Theory]
    [InlineData("LIP-001", "upadacitinib", 84)]
    [InlineData("LIP-002", "abrocitinib", 28)]
    [InlineData("LIP-003", "tofacitinib", 28)]
    public void Lipids_never_measured_are_due(string rule, string drug, int day)
    {
        Shown(rule, drug, TreatmentStage.OnTreatment, Is("course.days_on_drug", (decimal)day));
        Hidden(rule, drug, TreatmentStage.OnTreatment, Is("course.days_on_drug", day - 1m));
        Hidden(rule, drug, TreatmentStage.OnTreatment, Is("course.days_on_drug", (decimal)day), Is("lab.lipids.age_days", 10m));
    }

    [Theory]
    [InlineData("dupilumab", 0.4, "IND-011")]
    [InlineData("tralokinumab", 11.9, "IND-010")]
    [InlineData("nemolizumab", 11.9, "IND-010")]
    public void Biologics_have_a_least_age(string drug, double age, string rule) => Shown(rule, drug, TreatmentStage.BeforeStart, Is("patient.age_years", (decimal)age));

    [Fact]
    public void A_known_allergy_stops_a_biologic_before_the_start() =>
        Assert.Equal(GateDecision.DoNotStart, Answer("dupilumab", Well.With(Is("allergy.to_drug_or_excipient", true))).Decision);

    [Fact]
    public void Fluconazole_stops_abrocitinib_in_the_us_and_halves_its_dose_in_the_eu()
    {
        var facts = Well.With(Has("comed.classes", "moderate_strong_cyp2c19_and_2c9_inhibitor")).With(Is("course.dose_mg_per_day", 200m));
        Assert.Equal(GateDecision.DoNotStart, Answer("abrocitinib", facts).Decision);
        var eu = Answer("abrocitinib", facts, region: GateRegion.Eu);
        Assert.Equal(GateDecision.ClearToStart, eu.Decision);
        Assert.True(eu.Shows("DDI-ABR-7"));
        Assert.False(Answer("abrocitinib", facts.With(Is("course.dose_mg_per_day", 100m)), region: GateRegion.Eu).Shows("DDI-ABR-7"));
        Assert.Contains(eu.OtherRegion, static f => f.Rule == "DDI-ABR-2");
    }

    [Theory]
    [InlineData("tofacitinib", "REN-001", "lab.crcl", 50, 5)]
    [InlineData("upadacitinib", "REN-003", "lab.egfr", 20, 15)]
    [InlineData("abrocitinib", "REN-005", "lab.egfr", 45, 50)]
    public void A_dose_already_reduced_is_no_longer_warned_of(string drug, string rule, string field, int value, int reduced)
    {
        var impaired = Is(field, (decimal)value);
        Shown(rule, drug, TreatmentStage.BeforeStart, impaired, Is("course.dose_mg_per_day", reduced * 2m));
        Hidden(rule, drug, TreatmentStage.BeforeStart, impaired, Is("course.dose_mg_per_day", (decimal)reduced));
        Assert.True(Answer(drug, Well.With(impaired).Without("course.dose_mg_per_day")).Shows(rule));
    }

    [Fact]
    public void A_hundred_milligrams_of_abrocitinib_are_reached_after_twelve_weeks_only()
    {
        Fact[] facts = [Is("lab.egfr", 45m), Is("course.dose_mg_per_day", 100m)];
        Shown("REN-005", "abrocitinib", TreatmentStage.OnTreatment, [.. facts, Is("course.days_on_drug", 83m)]);
        Hidden("REN-005", "abrocitinib", TreatmentStage.OnTreatment, [.. facts, Is("course.days_on_drug", 84m)]);
    }

    [Fact]
    public void A_planned_stop_that_passed_asks_for_a_decision()
    {
        Shown("DUR-007", "tofacitinib", TreatmentStage.OnTreatment, Fact("course.planned_stop_date", new FactValue.Date(-1.0, null)));
        Hidden("DUR-007", "tofacitinib", TreatmentStage.OnTreatment, Fact("course.planned_stop_date", new FactValue.Date(0.0, null)));
    }

    [Theory]
    [InlineData("pending", true)]
    [InlineData("refused", true)]
    [InlineData("approved", false)]
    public void A_payer_that_has_not_approved_is_warned_of(string state, bool shown) =>
        Assert.Equal(shown, Answer("dupilumab", Well.With(Is("course.insurer_approval", state))).Shows("PAY-001"));

    private static void Shown(string rule, string drug, TreatmentStage stage, params Fact[] changes) => Assert.True(After(drug, stage, changes).Shows(rule));

    private static void Hidden(string rule, string drug, TreatmentStage stage, params Fact[] changes) => Assert.False(After(drug, stage, changes).Shows(rule));

    private static GateFindings After(string drug, TreatmentStage stage, Fact[] changes) => Answer(drug, changes.Aggregate(Well, static (facts, fact) => facts.With(fact)), stage);
}
