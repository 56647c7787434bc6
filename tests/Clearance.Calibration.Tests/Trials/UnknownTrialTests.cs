using System.Globalization;
using Clearance.Simulation;

namespace Clearance.Calibration.Tests;

/// <summary>Rows of trials that no design names, written for these tests: no published results.</summary>
public sealed class UnknownTrialTests
{
    private const string Header = "trial,nct,arm,drug,dose,frequency,background_tcs,n,population,base_easi,base_bsa_pct,base_iga4_pct,base_status,endpoint,week,qualifier,value,unit,ci_low,ci_high,se,value_recalled,source,doi,status,address,note";
    private const string DurabilityHeader = "trial,nct,drug_stopped_or_spaced,regimen_before,arm_after,n,population,weeks_after_change,measure,value,unit,ci_low,ci_high,se,source,doi,status,address,note";

    [Theory]
    [InlineData("dupilumab", "300 mg", "q2w", "dupilumab 600x1@0/1 300x52@14/14")]
    [InlineData("Dupixent", "300mg", "every other week", "dupilumab 600x1@0/1 300x52@14/14")]
    [InlineData("dupilumab", "200 mg", "qw", "dupilumab 400x1@0/1 200x105@7/7")]
    [InlineData("lebrikizumab", "250 mg", "q2w", "lebrikizumab 500x2@0/14 250x51@28/14")]
    [InlineData("lebrikizumab", "250 mg", "q2w then q4w", "lebrikizumab 500x2@0/14 250x7@28/14 250x22@140/28")]
    [InlineData("nemolizumab", "30 mg", "q8w", "nemolizumab 60x1@0/1 30x13@56/56")]
    [InlineData("tralokinumab", "", "", "tralokinumab 600x1@0/1 300x52@14/14")]
    [InlineData("tofacitinib", "5 mg", "bid", "tofacitinib 5x1484@0/0.5")]
    [InlineData("baricitinib", "4 mg", "once daily", "baricitinib 4x742@0/1")]
    public void Doses_and_rhythms_become_schedules_with_the_labels_loading(string drug, string dose, string frequency, string key) =>
        Assert.Equal($"{key}|trial", Efficacy(drug: drug, dose: dose, frequency: frequency).Statement!.Regimens.Single().Key);

    [Fact]
    public void An_arm_of_two_doses_is_both_in_equal_parts() =>
        Assert.Equal(["upadacitinib 15x742@0/1|trial", "upadacitinib 30x742@0/1|trial"], Efficacy(drug: "upadacitinib", dose: "15 or 30 mg", frequency: "qd").Statement!.Regimens.Select(r => r.Key));

    [Fact]
    public void An_unknown_trial_has_the_entry_criteria_of_moderate_to_severe_disease()
    {
        EntryCriteria entry = Efficacy().Statement!.Entry;
        Assert.Equal((16.0, 10.0, 3, 0.0, 30.0), (entry.Easi, entry.Bsa, entry.Iga, entry.Itch, entry.MeanEasi));
        Assert.Equal(4.0, Efficacy(population: "adults with itch NRS 4 or more").Statement!.Entry.Itch);
        Assert.Equal(0.0, Efficacy(baseEasi: "15").Statement!.Entry.Easi);
    }

    [Theory]
    [InlineData("12-17 y, moderate-to-severe AD", Cohort.Adolescents)]
    [InlineData("adolescents", Cohort.Adolescents)]
    [InlineData("adults and adolescents", Cohort.Adults)]
    [InlineData("12 y and over", Cohort.Adults)]
    [InlineData("12-75 y", Cohort.Adults)]
    public void Adolescents_have_bodies_of_their_own(string population, Cohort cohort) =>
        Assert.Equal(cohort, Efficacy(population: population).Statement!.Entry.Cohort);

    [Fact]
    public void Patients_moved_from_another_drug_carry_it_and_are_counted_by_how_they_had_done_on_it()
    {
        TrialRow row = Efficacy(
            drug: "upadacitinib", dose: "30 mg", frequency: "qd", population: "had 24 weeks of dupilumab, then a 4-week washout", endpoint: "\"EASI75, prior dupilumab non-responders\"", week: "12");
        ArmStatement statement = row.Statement!;
        Assert.Equal(RowClass.Switch, row.Class);
        Assert.Equal(new Selection(167, SelectionRule.Easi75, Not: true, 1.0), statement.Among);
        Assert.Equal((7 * 28) + 83, statement.Day);
        Assert.Contains("dupilumab 600x1@0/1 300x11@14/14", statement.Regimens.Single().Key, StringComparison.Ordinal);
        Assert.Contains("@196/1", statement.Regimens.Single().Key, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dupilumab-naive", RowClass.JakInhibitor)]
    [InlineData("prior dupilumab excluded", RowClass.JakInhibitor)]
    [InlineData("adults, inadequate response to ciclosporin", RowClass.JakInhibitor)]
    [InlineData("many with inadequate response to dupilumab", RowClass.JakInhibitor)]
    [InlineData("previously treated with dupilumab and failed", RowClass.Switch)]
    public void Who_only_might_have_had_another_drug_counts_as_new(string population, RowClass rowClass) =>
        Assert.Equal(rowClass, Efficacy(drug: "upadacitinib", dose: "15 mg", frequency: "qd", population: population).Class);

    [Fact]
    public void Responders_kept_on_a_wider_rhythm_had_the_usual_one_first()
    {
        TrialRow row = Efficacy(drug: "nemolizumab", dose: "30 mg", frequency: "q8w", population: "week-16 responders", week: "48");
        Assert.Equal(RowClass.Withdrawal, row.Class);
        Assert.Equal(new Selection(111, SelectionRule.Easi75OrIga01, Not: false, 1.0), row.Statement!.Among);
        Assert.Equal("nemolizumab 60x1@0/1 30x4@28/28 30x11@168/56|trial", row.Statement.Regimens.Single().Key);
    }

    [Theory]
    [InlineData("placebo (withdrawal)", "lebrikizumab 500x2@0/14 250x6@28/14|trial")]
    [InlineData("250 mg q4w", "lebrikizumab 500x2@0/14 250x7@28/14 250x22@140/28|trial")]
    [InlineData("250 mg q8w", "lebrikizumab 500x2@0/14 250x7@28/14 250x11@168/56|trial")]
    [InlineData("250 mg q2w", "lebrikizumab 500x2@0/14 250x51@28/14|trial")]
    [InlineData("same dose, continued", "lebrikizumab 500x2@0/14 250x51@28/14|trial")]
    public void Treatment_after_a_change_follows_the_words(string after, string key)
    {
        TrialRow row = Durability(after: after);
        Assert.Equal(key, row.Statement!.Regimens.Single().Key);
        Assert.Equal(new Selection(111, SelectionRule.Easi75, Not: false, 1.0), row.Statement.Among);
        Assert.Equal(111 + 252, row.Statement.Day);
    }

    [Fact]
    public void A_lower_dose_of_a_jak_inhibitor_begins_at_the_change() =>
        Assert.Equal(
            "abrocitinib 200x84@0/1 100x658@84/1|trial",
            Durability(drug: "abrocitinib", before: "\"200 mg qd, 12 wk\"", after: "abrocitinib 100 mg", measure: "flare probability").Statement!.Regimens.Single().Key);

    [Theory]
    [InlineData("rocatinlimab", "EASI75", "16", "not in the formulary")]
    [InlineData("dupilumab", "SCORAD50", "16", "has no score")]
    [InlineData("dupilumab", "EASI75", "baseline", "not a week")]
    [InlineData("dupilumab or placebo", "EASI75", "16", "mixes drugs")]
    [InlineData("", "EASI75", "16", "no drug")]
    public void What_cannot_be_simulated_says_why(string drug, string endpoint, string week, string why)
    {
        TrialRow row = Efficacy(drug: drug, endpoint: endpoint, week: week);
        Assert.Null(row.Statement);
        Assert.Contains(why, row.WhyNot, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EASI-75, trunk", ArmScore.Trunk)]
    [InlineData("EASI 75 head and neck", ArmScore.HeadNeck)]
    [InlineData("EASI75", ArmScore.Easi)]
    public void A_region_in_the_endpoint_is_the_score_that_is_counted(string endpoint, ArmScore region) =>
        Assert.Equal(new Measure.EasiResponse(0.75, region), Efficacy(endpoint: $"\"{endpoint}\"").Statement!.Measure);

    private static TrialRow Efficacy(
        string drug = "dupilumab", string dose = "300 mg", string frequency = "q2w", string population = "adults", string endpoint = "EASI75", string week = "16", string baseEasi = "")
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{Header}\nmade up,,an arm,{drug},{dose},{frequency},no,100,\"{population}\",{baseEasi},,,,{endpoint},{week},,50,percent,,,,,,,verified,,\n");
        return Shipped.Files.Read(TrialTable.Efficacy, "made-up.csv", text).Value!.Rows.Single();
    }

    private static TrialRow Durability(string drug = "lebrikizumab", string before = "\"250 mg q2w, 16 wk\"", string after = "placebo", string measure = "EASI75 kept")
    {
        string text = $"{DurabilityHeader}\nmade up,,{drug},{before},\"{after}\",100,week-16 responders,36,{measure},50,percent,,,,,,verified,,\n";
        return Shipped.Files.Read(TrialTable.Durability, "made-up.csv", text).Value!.Rows.Single();
    }
}
