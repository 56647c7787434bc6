using static Clearance.Gate.Tests.Known;

namespace Clearance.Gate.Tests;

public sealed class DecisionTests
{
    private static readonly GateQuestion Upadacitinib = Known.Ask("upadacitinib", Well);

    [Fact]
    public void A_well_patient_is_clear_and_the_answer_says_what_was_checked()
    {
        var answer = GateCheck.Evaluate(Book.Shipped, Upadacitinib);
        Assert.Equal(GateDecision.ClearToStart, answer.Decision);
        Assert.False(answer.Blocks);
        Assert.Empty(answer.Findings);
        Assert.Equal(Enum.GetValues<GatePhase>().Where(static p => p != GatePhase.Decision), answer.Checked.Select(static c => c.Phase));
        Assert.All(answer.Checked, static c => Assert.Equal(0, c.Fired));
        Assert.InRange(answer.Checked.Sum(static c => c.Rules.Length), 40, 80);
    }

    [Fact]
    public void Nothing_known_is_held_for_every_drug_in_every_region()
    {
        foreach (var drug in Book.Formulary.Drugs.Keys)
        {
            foreach (var region in Enum.GetValues<GateRegion>())
            {
                var answer = Answer(drug, FactSet.Empty, region: region);
                Assert.Equal(GateDecision.StartWhen, answer.Decision);
                Assert.Single(answer.Findings, static f => f.Rule == GateFinding.NotRecorded);
                Assert.Single(answer.Findings, static f => f.Severity >= GateSeverity.Hold);
            }
        }
    }

    [Fact]
    public void A_stop_is_overridden_only_by_two_named_prescribers_and_stays_visible()
    {
        var question = Upadacitinib with { Facts = Well.With(Is("risk.vte_history", true)) };
        var one = new RuleRecord { Rule = "RISK-005", By = "A", Reason = "r" };
        Assert.Equal(GateDecision.DoNotStart, GateCheck.Evaluate(Book.Shipped, question with { Records = [one] }).Decision);
        var two = GateCheck.Evaluate(Book.Shipped, question with { Records = [one with { SecondBy = "B" }] });
        Assert.Equal(GateDecision.NotRecommendedExceptionMustBeRecorded, two.Decision);
        Assert.False(two.Blocks);
        Assert.Equal(GateSeverity.Stop, Assert.Single(two.Findings, static f => f.Rule == "RISK-005").Severity);
    }

    [Fact]
    public void A_record_of_another_drug_another_rule_or_a_later_day_answers_nothing()
    {
        var question = Upadacitinib with { Facts = Well.With(Is("risk.malignancy", "past")) };
        var record = new RuleRecord { Rule = "RISK-008", By = "A", Reason = "r" };
        Assert.Equal(GateDecision.ClearToStart, GateCheck.Evaluate(Book.Shipped, question with { Records = [record] }).Decision);
        Assert.Equal(GateDecision.StartWhen, GateCheck.Evaluate(Book.Shipped, question with { Records = [record with { Drug = "baricitinib" }] }).Decision);
        Assert.Equal(GateDecision.StartWhen, GateCheck.Evaluate(Book.Shipped, question with { Records = [record with { Rule = "RISK-009" }] }).Decision);
        Assert.Equal(GateDecision.StartWhen, GateCheck.Evaluate(Book.Shipped, question with { Records = [record with { Day = 1.0 }] }).Decision);
    }

    [Fact]
    public void No_record_makes_an_unknown_fact_known()
    {
        var question = Upadacitinib with { Facts = Well.Without("lab.alc"), Records = [new RuleRecord { Rule = GateFinding.NotRecorded, By = "A", SecondBy = "B", Reason = "r" }, new RuleRecord { Rule = "CBC-000", By = "A", SecondBy = "B", Reason = "r" }] };
        Assert.Equal(GateDecision.StartWhen, GateCheck.Evaluate(Book.Shipped, question).Decision);
    }

    [Theory]
    [InlineData(30.0, false)]
    [InlineData(31.0, true)]
    public void A_blood_count_older_than_30_days_counts_as_not_recorded(double age, bool held)
    {
        var question = Upadacitinib with { Facts = Well.With(Is("lab.alc", 1.8m) with { Day = 100.0 }), OnDay = 100.0 + age };
        var answer = GateCheck.Evaluate(Book.Shipped, question);
        Assert.Equal(held ? GateDecision.StartWhen : GateDecision.ClearToStart, answer.Decision);
        Assert.Equal(GateDecision.ClearToStart, GateCheck.Evaluate(Book.Shipped, question with { Stage = TreatmentStage.OnTreatment, Facts = question.Facts.With(Fact("course.planned_stop_date", new FactValue.Date(300, null))) }).Decision);
    }

    [Fact]
    public void A_value_no_patient_can_have_counts_as_not_recorded_and_is_named()
    {
        var facts = Well.With(Is("lab.alc", 1800m)).With(Is("risk.malignancy", "maybe")).With(Is("risk.vte_history", "no")).With(Has("infection.current", "flu")).With(Is("lab.alk", 1m));
        var answer = GateCheck.Evaluate(Book.Shipped, Upadacitinib with { Facts = facts });
        Assert.Equal(["infection.current", "lab.alc", "lab.alk", "risk.malignancy", "risk.vte_history"], answer.Refused.Select(static r => r.Fact.Field));
        Assert.Equal(["lab.alc", "risk.vte_history", "risk.malignancy", "infection.current"], Assert.Single(answer.Findings, static f => f.Rule == GateFinding.NotRecorded).Facts.Select(static f => f.Field));
    }

    [Fact]
    public void A_drug_without_rules_is_no_question() =>
        Assert.Throws<ArgumentException>(() => GateCheck.Evaluate(Book.Shipped, Upadacitinib with { Drug = "ciclosporin" }));

    [Fact]
    public void Bad_news_does_not_go_out_of_date()
    {
        var answer = GateCheck.Evaluate(Book.Shipped, Upadacitinib with { Facts = Well.With(Is("screen.hbsag", "positive") with { Day = 0.0 }), OnDay = 1000.0 });
        Assert.Contains(answer.Findings, static f => f.Rule == "HBV-002" && f.Facts.Any(static u => u.Known is { Expired: true }));
    }

    [Fact]
    public void A_stronger_line_stands_for_a_weaker_one_on_the_same_ground()
    {
        var answer = GateCheck.Evaluate(Book.Shipped, Known.Ask("tofacitinib", Well.With(Is("lab.alc", 0.4m)), region: GateRegion.Eu));
        Assert.DoesNotContain(answer.Findings, static f => f.Rule == "CBC-001");
        Assert.Equal(["CBC-001"], Assert.Single(answer.Findings, static f => f.Rule == "CBC-002").StandsFor.ToArray());
    }

    [Fact]
    public void The_timetable_of_a_combination_adds_to_that_of_the_drug()
    {
        var alone = GateCheck.Monitoring(Book.Shipped, Known.Ask("tofacitinib", Well));
        var beside = GateCheck.Monitoring(Book.Shipped, Known.Ask("tofacitinib", Well.With(Has("comed.classes", "biologic"))));
        Assert.Contains(alone, static e => e.Id == "MON-TOF-ALC-US");
        Assert.DoesNotContain(alone, static e => e.Id == "MON-TOF-ALC-EU");
        Assert.Empty(alone.Except(beside));
        Assert.Contains(beside, static e => e.Id == "MON-COMBO-BLOOD");
    }
}
