using System.Collections.Immutable;
using Clearance.Pharmacokinetics;
using FsCheck;
using FsCheck.Fluent;

namespace Clearance.Simulation.Tests;

public sealed class StepPlanTests
{
    private static readonly VirtualPopulation Population = Shipped.Population(8, "dupilumab", "tofacitinib", "baricitinib");

    [Fact]
    public void Steps_cover_the_course_once_whatever_the_regimen()
    {
        Gen<(Treatment Treatment, int First, int End)> courses =
            from first in Gen.Choose(-40, 0)
            from start in Gen.Choose(0, 60)
            from length in Gen.Choose(1, 40)
            from end in Gen.Choose(61, 200)
            from every in Gen.Elements(0.5, 1.0, 14.0)
            select (Shipped.Treatment(Shipped.Given("tofacitinib", 5.0, every, start, start + length)), first, end);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(courses.ToArbitrary(), c =>
        {
            StepPlan plan = Shipped.Plan(c.Treatment, Population, c.End, c.First);
            double at = c.First;
            for (int s = 0; s < plan.Steps.Length; s++)
            {
                PlanStep step = plan.Steps[s];
                Assert.Equal(at, step.Start);
                Assert.Equal((int)Math.Floor(step.Start) - c.First, step.Day);
                Assert.Equal(Math.Floor(step.Start + step.Length) > Math.Floor(step.Start), step.EndsDay);
                Assert.InRange(step.Profile, 0, plan.Profiles - 1);
                at += step.Length;
            }

            Assert.Equal(c.End, at);
            Assert.Equal(c.End - c.First, plan.Days);
            for (int day = c.First; day < c.End; day++)
            {
                Assert.Equal(day, plan.Steps[plan.StepAt(day)].Start);
            }

            Assert.Equal(plan.Steps.Length, plan.StepAt(c.End));
        }));
    }

    [Fact]
    public void Days_are_quartered_after_a_start_a_change_and_a_stop_and_nowhere_else()
    {
        Treatment treatment = Shipped.Treatment(
            Shipped.Given("dupilumab", 300.0, 14.0, 0.0, 400.0),
            new SystemicTreatment("tofacitinib", DoseSchedule.FromPatterns(
                new DosePattern { AmountMg = 5.0, FirstDay = 100.0, IntervalDays = 0.5, EndDay = 130.0 },
                new DosePattern { AmountMg = 10.0, FirstDay = 130.0, IntervalDays = 0.5, EndDay = 160.0 })));
        StepPlan plan = Shipped.Plan(treatment, Population, 300);
        int[] quartered = [.. plan.Steps.Where(s => s.IsQuarter).Select(s => s.Day).Distinct()];
        Assert.Equal(new[] { 0, 100, 130, 160 }.SelectMany(change => Enumerable.Range(change, StepPlan.QuarterDays)), quartered);
    }

    [Fact]
    public void A_steady_course_shares_one_profile_and_a_finished_one_has_none()
    {
        StepPlan plan = Shipped.Plan(Shipped.Treatment(Shipped.Given("tofacitinib", 5.0, 0.5, 20.0, 120.0)), Population, 200);
        Assert.All(plan.Steps.Where(s => s.Start < 20.0), s => Assert.Equal(0, s.Profile));
        Assert.Single(plan.Steps.Where(s => s.Start is >= 40.0 and < 120.0).Select(s => s.Profile).Distinct());
        Assert.NotEqual(0, plan.Steps[plan.StepAt(120)].Profile);
        Assert.Equal(0, plan.Steps[^1].Profile);
        Assert.InRange(plan.Profiles, 2, 60);
    }

    [Fact]
    public void Every_region_has_its_own_topical_steroid_and_never_two_at_once()
    {
        Treatment two = Shipped.Treatment() with { Topicals = [new TopicalTreatment(10.0, 40.0, 2.0, 1), new TopicalTreatment(20.0, 60.0, 1.0, 12)] };
        StepPlan plan = Shipped.Plan(two, Population, 80);
        double[] On(int day) => [.. Enumerable.Range(0, 4).Select(r => plan.Steps[plan.StepAt(day)].ApplicationsPerDay[r])];
        Assert.Equal([0.0, 0.0, 0.0, 0.0], On(9));
        Assert.Equal([2.0, 0.0, 0.0, 0.0], On(10));
        Assert.Equal([2.0, 0.0, 1.0, 1.0], On(20));
        Assert.Equal([0.0, 0.0, 1.0, 1.0], On(40));
        Assert.Equal([0.0, 0.0, 0.0, 0.0], On(60));
        Treatment meeting = two with { Topicals = [new TopicalTreatment(10.0, 40.0, 2.0, 5), new TopicalTreatment(20.0, 60.0, 1.0, 12)] };
        Assert.Throws<InvalidOperationException>(() => Shipped.Plan(meeting, Population, 80));
    }

    [Fact]
    public void A_missed_dose_and_another_drug_are_other_profiles()
    {
        Treatment both = Shipped.Treatment(Shipped.Given("tofacitinib", 5.0, 0.5, 0.0, 100.0), Shipped.Given("baricitinib", 4.0, 1.0, 50.0, 100.0));
        StepPlan plan = Shipped.Plan(both, Population, 100);
        Assert.NotEqual(plan.Steps[plan.StepAt(45)].Profile, plan.Steps[plan.StepAt(90)].Profile);
        SystemicTreatment missed = new("tofacitinib", DoseSchedule.FromPatterns(
            new DosePattern { AmountMg = 5.0, FirstDay = 0.0, IntervalDays = 0.5, EndDay = 100.0, Missed = [100] }));
        StepPlan gap = Shipped.Plan(Shipped.Treatment(missed), Population, 100);
        Assert.NotEqual(gap.Steps[gap.StepAt(49)].Profile, gap.Steps[gap.StepAt(50)].Profile);
        Assert.Equal(gap.Steps[gap.StepAt(45)].Profile, gap.Steps[gap.StepAt(90)].Profile);
    }
}
