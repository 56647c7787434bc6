namespace Clearance.Gate.Tests;

/// <summary>Facts and questions in a word.</summary>
internal static class Known
{
    public static Fact Fact(string field, FactValue value, double? day = null) => new() { Field = field, Value = value, Said = $"{field} {value.Words}", Day = day };

    public static Fact Is(string field, bool value) => Fact(field, new FactValue.Flag(value));

    public static Fact Is(string field, decimal value) => Fact(field, new FactValue.Number(value));

    public static Fact Is(string field, string value) => Fact(field, new FactValue.Word(value));

    public static Fact Has(string field, params string[] words) => Fact(field, FactValue.List.Of(true, words));

    public static Fact HasAtLeast(string field, params string[] words) => Fact(field, FactValue.List.Of(false, words));

    public static GateQuestion Ask(string drug, FactSet facts, TreatmentStage stage = TreatmentStage.BeforeStart, GateRegion region = GateRegion.Us) =>
        new() { Drug = drug, Facts = facts, Stage = stage, Region = region, OnDay = 0.0 };

    public static GateFindings Answer(string drug, FactSet facts, TreatmentStage stage = TreatmentStage.BeforeStart, GateRegion region = GateRegion.Us) =>
        GateCheck.Evaluate(Book.Shipped, Ask(drug, facts, stage, region));

    /// <summary>True when a rule shows: on a line of its own, or in the line that stands for it.</summary>
    public static bool Shows(this GateFindings answer, string rule) => answer.Findings.Any(f => f.Rule == rule || (f.Rule != GateFinding.NotRecorded && f.StandsFor.Contains(rule)));

    /// <summary>A man of 35 in whom everything a JAK inhibitor requires is recorded and well.</summary>
    public static FactSet Well { get; } = FactSet.Of(
        Is("patient.age_years", 35m),
        Is("patient.weight_kg", 80m),
        Is("patient.childbearing_potential", false),
        Is("patient.pregnancy", "no"),
        Is("patient.breastfeeding", false),
        Is("lab.alc", 1.8m),
        Is("lab.anc", 4.2m),
        Is("lab.hb", 14.5m),
        Is("lab.plt", 250m),
        Is("lab.alt_x_uln", 0.6m),
        Is("lab.ast_x_uln", 0.6m),
        Is("lab.egfr", 95m),
        Is("lab.crcl", 110m),
        Is("course.boxed_warning_discussed", true),
        Is("course.prior_systemic_failed_or_inadvisable", true),
        Is("course.dose_mg_per_day", 10m),
        Is("course.days_on_drug", 0m),
        Is("risk.mi_or_stroke_history", false),
        Is("risk.vte_history", false),
        Has("risk.vte_risk_factors"),
        Is("risk.malignancy", "none"),
        Is("risk.smoking", "never"),
        Is("risk.ascvd_history", false),
        Is("risk.cv_risk_factors", 0m),
        Has("infection.current"),
        Is("screen.tb.result", "negative"),
        Is("screen.hbsag", "negative"),
        Is("screen.anti_hbc", "negative"),
        Is("screen.hcv_ab", "negative"),
        Is("screen.hiv", "negative"),
        Is("vaccine.live_planned_or_recent", false),
        Is("vaccine.rzv_doses", 2m),
        Is("vaccine.up_to_date", true),
        Is("hepatic.child_pugh", "none"),
        Is("renal.replacement", "none"),
        Is("allergy.to_drug_or_excipient", false),
        Has("comed.classes"));
}
