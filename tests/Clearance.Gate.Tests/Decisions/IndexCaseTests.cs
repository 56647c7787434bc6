using static Clearance.Gate.Tests.Known;

namespace Clearance.Gate.Tests;

/// <summary>The published case as facts: tofacitinib 5 mg twice daily proposed beside dupilumab and a superpotent steroid.</summary>
public sealed class IndexCaseTests
{
    /// <summary>What the report says, and nothing else.</summary>
    private static readonly FactSet Published = FactSet.Of(
        Is("patient.age_years", 35m),
        Is("patient.childbearing_potential", false),
        Is("patient.pregnancy", "no"),
        Is("patient.breastfeeding", false),
        Is("screen.hiv", "negative"),
        Is("screen.hbsag", "negative"),
        Is("screen.anti_hbc", "negative"),
        Is("screen.hcv_ab", "negative"),
        Is("screen.tb.result", "negative"),
        HasAtLeast("comed.classes", "biologic", "superpotent_topical_steroid"),
        Is("topical.superpotent", true),
        Has("topical.site", "face", "neck", "nipple"),
        Is("course.drug_proposed", "tofacitinib"),
        Is("course.dose_mg_per_day", 10m),
        Is("course.days_on_drug", 0m),
        Is("course.insurer_approval", "approved"),
        Is("skin.residual_face", true),
        Is("skin.erythroderma", true));

    [Fact]
    public void As_published_it_is_held_by_one_line_that_lists_what_is_not_recorded()
    {
        var answer = Answer("tofacitinib", Published);
        Assert.Equal(GateDecision.StartWhen, answer.Decision);
        Assert.True(answer.Blocks);
        Assert.Equal([GateFinding.NotRecorded, "IND-001", "COMBO-001", "VAC-002", "VAC-003", "DDI-TOP-1", "ERY-001", "FACE-001"], answer.Findings.Select(static f => f.Rule));
        var held = answer.Findings[0];
        Assert.Equal(GateFinding.NotRecorded, held.Rule);
        Assert.Equal(GateSeverity.Hold, held.Severity);
        Assert.Equal(
            "Not recorded: blood count (lymphocytes, neutrophils, haemoglobin, platelets); liver enzymes (ALT, AST); creatinine (creatinine clearance); discussion of the boxed warning; "
            + "risk factors (myocardial infarction or stroke, venous thromboembolism, risk of thrombosis, cancer); current infection; live vaccine; liver disease; allergy to the drug.",
            held.Message);
        Assert.Equal(RecordNeeded.Exception, Assert.Single(answer.Findings, static f => f.Rule == "COMBO-001").Record);
        Assert.Contains(answer.Alternatives, static a => a.Id == "ALT-SWITCH");
        Assert.Contains(answer.Alternatives, static a => a.Id == "ALT-LABEL-US");
    }

    [Fact]
    public void With_those_facts_it_is_an_exception_to_be_recorded_and_then_no_longer_blocks_and_is_never_green()
    {
        var completed = FactSet.Of(Published.All.Concat(Well.All.Where(static w => Published.Find(w.Field) is null && !w.Field.StartsWith("vaccine.rzv", StringComparison.Ordinal) && w.Field != "vaccine.up_to_date")));
        var open = Answer("tofacitinib", completed);
        Assert.Equal(GateDecision.NotRecommendedExceptionMustBeRecorded, open.Decision);
        Assert.True(open.Blocks);

        var records = new[] { "COMBO-001", "IND-001" }.Select(static id => new RuleRecord { Rule = id, By = "A. Prescriber", Reason = "residual plaques after nine months" });
        var recorded = GateCheck.Evaluate(Book.Shipped, Ask("tofacitinib", completed) with { Records = [.. records] });
        Assert.Equal(GateDecision.NotRecommendedExceptionMustBeRecorded, recorded.Decision);
        Assert.False(recorded.Blocks);
        Assert.Equal("A. Prescriber", Assert.Single(recorded.Findings, static f => f.Rule == "COMBO-001").Recorded?.By);
        Assert.Contains(recorded.Findings, static f => f.Rule == "VAC-002");
    }

    [Fact]
    public void In_the_eu_the_alternatives_and_the_lymphocyte_limit_differ()
    {
        var answer = GateCheck.Evaluate(Book.Shipped, Ask("tofacitinib", Published.With(Is("lab.alc", 0.6m)), region: GateRegion.Eu));
        Assert.Equal(GateDecision.DoNotStart, answer.Decision);
        Assert.True(answer.Shows("CBC-002"));
        Assert.Contains(answer.Alternatives, static a => a.Id == "ALT-LABEL-EU" && a.Drugs.Contains("baricitinib"));
        var us = Answer("tofacitinib", Published.With(Is("lab.alc", 0.6m)));
        Assert.False(us.Shows("CBC-002"));
        Assert.Contains(us.OtherRegion, static f => f.Rule == "CBC-002" && f.Severity == GateSeverity.Inform);
    }
}
