using FsCheck;
using FsCheck.Fluent;

namespace Clearance.Gate.Tests;

/// <summary>What holds for every patient.</summary>
public sealed class GateProperties
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(1500);

    /// <summary>From good to bad, one step each: a fact known to be good turns bad.</summary>
    private static readonly (string Field, FactValue Worse)[] Risks =
    [
        .. Flags("risk.vte_history", "risk.ascvd_history", "risk.mi_or_stroke_history", "risk.herpes_zoster_history", "allergy.to_drug_or_excipient", "vaccine.live_planned_or_recent",
            "patient.breastfeeding", "event.mi_or_stroke", "event.vte_suspected", "event.hypersensitivity_significant", "lab.dili_suspected", "topical.superpotent"),
        .. Numbers(("lab.alc", 0.6m), ("lab.alc", 0.3m), ("lab.anc", 0.8m), ("lab.anc", 0.3m), ("lab.hb", 9.5m), ("lab.hb", 7m), ("lab.plt", 100m), ("lab.plt", 40m), ("lab.egfr", 45m), ("lab.egfr", 20m), ("lab.egfr", 10m),
            ("lab.crcl", 40m), ("lab.crcl", 20m), ("lab.alt_x_uln", 4m), ("lab.ast_x_uln", 6m), ("risk.cv_risk_factors", 3m), ("patient.age_years", 70m), ("vaccine.rzv_doses", 0m)),
        .. Words(("risk.malignancy", "active"), ("risk.malignancy", "past"), ("risk.smoking", "current"), ("hepatic.child_pugh", "B"), ("hepatic.child_pugh", "C"), ("screen.tb.result", "active"),
            ("screen.tb.result", "latent_untreated"), ("screen.tb.result", "indeterminate"), ("screen.hbsag", "positive"), ("screen.anti_hbc", "positive"), ("screen.hcv_ab", "positive"), ("screen.hiv", "positive"), ("patient.pregnancy", "yes")),
        .. Lists(("infection.current", "serious"), ("infection.current", "herpes_zoster"), ("infection.current", "helminth"), ("risk.vte_risk_factors", "thrombophilia"),
            ("comed.classes", "biologic"), ("comed.classes", "jak_inhibitor"), ("comed.classes", "strong_cyp2c19_or_2c9_inducer"), ("comed.classes", "strong_cyp3a4_inhibitor")),
    ];

    [Fact]
    public void Adding_a_risk_never_lowers_the_answer()
    {
        var cases = from question in RandomFacts.Questions(RandomFacts.NearWell) from risk in Gen.Elements(Risks) select (question, risk);
        Check.One(Often, Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var good = Known.Well.Find(c.risk.Field)?.Value;
            var known = c.question.Facts.Find(c.risk.Field);
            if (known is null || good is null || !known.Value.Equals(good))
            {
                return;
            }

            var worse = c.risk.Worse is FactValue.List more && good is FactValue.List { } list ? new FactValue.List(list.Values.Union(more.Values), list.Complete) : c.risk.Worse;
            var before = GateCheck.Evaluate(Book.Shipped, c.question);
            var after = GateCheck.Evaluate(Book.Shipped, c.question with { Facts = c.question.Facts.With(Known.Fact(c.risk.Field, worse)) });
            Assert.True(after.Decision >= before.Decision, $"{c.risk.Field} {worse.Words}: {before.Decision} became {after.Decision}");
            Assert.True(!before.Blocks || after.Blocks);
            Assert.True(Heaviest(after) >= Heaviest(before));
        }));
    }

    [Fact]
    public void Removing_knowledge_never_clears()
    {
        Check.One(Often, Prop.ForAll(RandomFacts.Questions(RandomFacts.NearWell).ToArbitrary(), any =>
        {
            var question = any with { Stage = TreatmentStage.BeforeStart };
            var before = GateCheck.Evaluate(Book.Shipped, question);
            if (before.Decision == GateDecision.ClearToStart)
            {
                return;
            }

            var required = Book.Shipped.Required[question.Drug].Select(static r => r.Field).ToHashSet(StringComparer.Ordinal);
            foreach (var field in question.Facts.All.Select(static f => f.Field))
            {
                var after = GateCheck.Evaluate(Book.Shipped, question with { Facts = question.Facts.Without(field) });
                if (after.Decision == GateDecision.ClearToStart)
                {
                    Assert.False(required.Contains(field), field);
                    Assert.Contains(field, after.LeftOpen);
                }
            }
        }));
    }

    [Fact]
    public void A_list_that_may_be_longer_never_clears_what_a_complete_one_would_not()
    {
        Check.One(Often, Prop.ForAll(RandomFacts.Questions(RandomFacts.NearWell).ToArbitrary(), question =>
        {
            var open = FactSet.Of(question.Facts.All.Select(static f => f.Value is FactValue.List list ? f with { Value = list with { Complete = false } } : f));
            Assert.True(GateCheck.Evaluate(Book.Shipped, question with { Facts = open }).Decision >= GateCheck.Evaluate(Book.Shipped, question).Decision);
        }));
    }

    [Fact]
    public void The_order_of_facts_does_not_matter()
    {
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(RandomFacts.Questions(RandomFacts.Any).ToArbitrary(), question =>
        {
            var turned = question with { Facts = FactSet.Of(question.Facts.All.Reverse()) };
            Assert.Equal(Lines(GateCheck.Evaluate(Book.Shipped, question)), Lines(GateCheck.Evaluate(Book.Shipped, turned)));
        }));
    }

    [Fact]
    public void Every_finding_of_any_patient_is_explained_by_the_facts_it_names()
    {
        Check.One(Often, Prop.ForAll(RandomFacts.Questions(RandomFacts.Any).ToArbitrary(), question =>
        {
            var answer = GateCheck.Evaluate(Book.Shipped, question);
            Assert.Equal(answer.Findings.Length, answer.Findings.Select(static f => f.Rule).Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(answer.Findings.OrderByDescending(static f => f.Severity).Select(static f => f.Severity), answer.Findings.Select(static f => f.Severity));
            foreach (var finding in answer.Findings.Concat(answer.OtherRegion))
            {
                Assert.NotEmpty(finding.Message);
                Assert.NotEmpty(finding.Sources);
                Assert.All(finding.Sources, source => Assert.True(Book.Formulary.Sources.ContainsKey(source)));
                Assert.All(finding.Facts, used => Assert.Same(answer.Question.Facts.Find(used.Field), used.Known));
                if (finding.Rule == GateFinding.NotRecorded)
                {
                    Assert.All(finding.Facts, static used => Assert.True(used.Known is null or { Expired: true } or { Value: FactValue.List { Complete: false } }));
                    Assert.NotEmpty(finding.StandsFor);
                    continue;
                }

                // The facts named suffice: with nothing else known, the rule fires all the same.
                var alone = FactSet.Of(finding.Facts.Select(static used => used.Known).OfType<Fact>());
                Assert.Equal(Truth.True, Truths.Of(Book.Shipped.Rules[finding.Rule].Condition, alone));
            }
        }));
    }

    private static GateSeverity Heaviest(GateFindings answer) => answer.Findings.Select(static f => f.Severity).DefaultIfEmpty(GateSeverity.Inform).Max();

    private static string Lines(GateFindings answer) => string.Join('\n', answer.Findings.Concat(answer.OtherRegion).Select(static f => $"{f.Severity} {f.Rule} {f.Message} {string.Join(',', f.Facts.Select(static u => u.Field))}").Append($"{answer.Decision}"));

    private static IEnumerable<(string, FactValue)> Flags(params string[] fields) => fields.Select(static f => (f, (FactValue)new FactValue.Flag(true)));

    private static IEnumerable<(string, FactValue)> Numbers(params (string Field, decimal Value)[] values) => values.Select(static v => (v.Field, (FactValue)new FactValue.Number(v.Value)));

    private static IEnumerable<(string, FactValue)> Words(params (string Field, string Word)[] values) => values.Select(static v => (v.Field, (FactValue)new FactValue.Word(v.Word)));

    private static IEnumerable<(string, FactValue)> Lists(params (string Field, string Word)[] values) => values.Select(static v => (v.Field, (FactValue)FactValue.List.Of(true, v.Word)));
}
