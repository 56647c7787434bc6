namespace Clearance.Gate.Tests;

/// <summary>Laboratory values become facts exactly: a value at the limit does not trip "below the limit", whatever its unit.</summary>
public sealed class LaboratoryFactTests
{
    private const string Tofacitinib = "regimens:\n  - { id: tofa, drug: tofacitinib, dose: 5 mg, frequency: bid, start: dupilumab_start }\n";

    [Theory]
    [InlineData("500", "/uL", false)]
    [InlineData("499", "/uL", true)]
    [InlineData("0.5", "10*9/L", false)]
    [InlineData("0.499", "1e9/L", true)]
    [InlineData("500.0", "cells/mm3", false)]
    public void Lymphocytes_at_the_limit_pass_and_below_it_hold(string value, string unit, bool trips)
    {
        var set = Courses.Taken($"{Tofacitinib}laboratory: [{{ test: ALC, value: {value}, unit: {unit}, at: {{ days: 20 }} }}]", "tofacitinib", 30);
        Assert.Equal(TreatmentStage.OnTreatment, set.Question.Stage);
        var fired = GateCheck.Evaluate(Book.Shipped, set.Question).Findings.Any(static f => f.Severity >= GateSeverity.Hold && f.Facts.Any(static u => u.Field == "lab.alc" && u.Known is not null));
        Assert.Equal(trips, fired);
    }

    [Fact]
    public void The_latest_value_by_the_day_of_the_check_counts_and_keeps_its_line()
    {
        var set = Courses.Proposed("""
            laboratory:
              - { test: neutrophils, value: 900, unit: /uL, at: 2025-09-01 }
              - { test: ANC, value: 4.1, unit: 10*9/L, at: 2025-10-01 }
              - { test: neutrophils, value: 100, unit: /uL, at: 2025-12-01 }
            """);
        var fact = set.Find("lab.anc")!;
        Assert.Equal(new FactValue.Number(4.1m), fact.Value);
        Assert.Equal((259.0, new DateOnly(2025, 10, 1)), (fact.Day!.Value, fact.Date!.Value));
        Assert.Equal(11, fact.Place!.Line);
        Assert.Equal("ANC 4.1 10*9/L", fact.Said);
    }

    [Fact]
    public void A_liver_enzyme_is_a_multiple_of_its_own_limit_and_unknown_without_one()
    {
        var set = Courses.Proposed("""
            laboratory:
              - { test: ALT, value: 135, unit: U/L, upper_limit: 45, at: 2025-10-01 }
              - { test: AST, value: 30, unit: U/L, at: 2025-10-01 }
              - { test: bilirubin, value: 1.2, unit: xULN, at: 2025-10-01 }
            """);
        Assert.Equal(new FactValue.Number(3m), set.Find("lab.alt_x_uln")!.Value);
        Assert.Equal(new FactValue.Number(1.2m), set.Find("lab.bilirubin_x_uln")!.Value);
        Assert.Null(set.Find("lab.ast_x_uln"));
        Assert.Contains("upper limit", Assert.Single(set.Gaps, static g => g.Field == "lab.ast_x_uln").Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("apples", "unit")]
    [InlineData("mg/dL", "unit")]
    public void A_unit_nobody_knows_is_a_gap_not_a_number(string unit, string word)
    {
        var set = Courses.Proposed($"laboratory: [{{ test: haemoglobin, value: 14, unit: {unit}, at: 2025-10-01 }}]");
        Assert.Null(set.Find("lab.hb"));
        Assert.Contains(word, Assert.Single(set.Gaps, static g => g.Field == "lab.hb").Why, StringComparison.Ordinal);
    }

    [Fact]
    public void An_impossible_value_is_a_gap()
    {
        var set = Courses.Proposed("laboratory: [{ test: haemoglobin, value: 1460, unit: g/dL, at: 2025-10-01 }]");
        Assert.Null(set.Find("lab.hb"));
        Assert.Contains("outside what is possible", Assert.Single(set.Gaps, static g => g.Field == "lab.hb").Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mg/dL", "1.0", "male", 92, 80.0)] // (140-50)*64/(72*1.0) = 80.0
    [InlineData("umol/L", "88.42", "male", 92, 80.0)]
    [InlineData("mg/dL", "1.0", "female", 69, 68.0)] // times 0.85
    public void Renal_function_follows_from_creatinine(string unit, string value, string sex, double egfr, double clearance)
    {
        // Age is 50 on the day: the public calculator of CKD-EPI 2021 gives 92 and 69 at creatinine 1.0 mg/dL.
        var set = Courses.Proposed($"patient: {{ age: {{ value: 50, unit: years }}, sex: {{ value: {sex} }}, weight: {{ value: 64, unit: kg }} }}\nlaboratory: [{{ test: creatinine, value: {value}, unit: {unit}, at: dupilumab_start }}]", day: 0);
        Assert.Equal(clearance, (double)((FactValue.Number)set.Find("lab.crcl")!.Value).Value, 0.051);
        Assert.Equal(Egfr(1.0, 50, sex == "female"), (double)((FactValue.Number)set.Find("lab.egfr")!.Value).Value, 0.051);
        Assert.Equal(egfr, Math.Round(Egfr(1.0, 50, sex == "female")));
        Assert.NotEmpty(set.Find("lab.crcl")!.Derivation);
    }

    [Fact]
    public void Without_weight_there_is_no_clearance_and_it_says_so()
    {
        var set = Courses.Proposed("patient: { age: { value: 50, unit: years }, sex: { value: male } }\nlaboratory: [{ test: creatinine, value: 1.0, unit: mg/dL, at: dupilumab_start }]", day: 0);
        Assert.NotNull(set.Find("lab.egfr"));
        Assert.Null(set.Find("lab.crcl"));
        Assert.Contains("weight", Assert.Single(set.Gaps, static g => g.Field == "lab.crcl").Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fall_of_haemoglobin_counts_from_the_last_value_before_the_first_dose()
    {
        var set = Courses.Taken($$"""
            {{Tofacitinib}}laboratory:
              - { test: Hb, value: 15.0, unit: g/dL, at: { days: -90 } }
              - { test: Hb, value: 14.0, unit: g/dL, at: { days: -5 } }
              - { test: Hb, value: 119, unit: g/L, at: { days: 28 } }
            """, "tofacitinib", 30);
        Assert.Equal(new FactValue.Number(2.1m), set.Find("lab.hb_drop")!.Value);
        Assert.Contains(GateCheck.Evaluate(Book.Shipped, set.Question).Findings, static f => f.Rule == "CBC-017");
    }

    private static double Egfr(double mgPerDl, double years, bool female)
    {
        var (kappa, alpha) = female ? (0.7, -0.241) : (0.9, -0.302);
        return 142 * Math.Pow(Math.Min(mgPerDl / kappa, 1), alpha) * Math.Pow(Math.Max(mgPerDl / kappa, 1), -1.2) * Math.Pow(0.9938, years) * (female ? 1.012 : 1);
    }
}
