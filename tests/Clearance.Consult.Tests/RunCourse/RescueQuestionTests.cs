using System.Text;
using Clearance.Course;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Consult.Tests;

public sealed class RescueQuestionTests
{
    private static readonly DrugFormulary Shipped = DrugFormulary.Load(Repository.At("knowledge")).Value!;

    [Fact]
    public void Rounding_to_whole_days_keeps_the_number_of_doses_and_their_rhythm()
    {
        RescueQuestion question = Of(IndexCase.Text);
        SystemicTreatment rescue = question.With.Systemic.Single(s => s.Drug == "tofacitinib");
        Assert.Equal((274, 396), (question.StartDay, question.StopDay));

        // Four months of 365.25/12 days twice daily: 121.75 days, 244 doses (the first at once, then every 12 hours).
        Assert.Equal(244, rescue.Schedule.Doses.Length);
        Assert.Equal(274.0, rescue.Schedule.Doses[0].Day, 1e-9);
        Assert.All(rescue.Schedule.Doses.Zip(rescue.Schedule.Doses.Skip(1)), pair => Assert.Equal(0.5, pair.Second.Day - pair.First.Day, 1e-9));
        Assert.All(rescue.Schedule.Doses, d => Assert.Equal(5.0, d.AmountMg));
        Assert.True(rescue.Schedule.Doses[^1].Day < 396.0);
    }

    [Fact]
    public void The_biologic_has_its_loading_dose_and_goes_on_every_two_weeks_to_the_end()
    {
        RescueQuestion question = Of(IndexCase.Text);
        SystemicTreatment dupilumab = question.With.Systemic.Single(s => s.Drug == "dupilumab");
        Assert.Equal(600.0, dupilumab.Schedule.Doses[0].AmountMg);
        Assert.All(dupilumab.Schedule.Doses.Skip(1), d => Assert.Equal(300.0, d.AmountMg));
        Assert.Equal(Enumerable.Range(0, dupilumab.Schedule.Doses.Length).Select(i => 14.0 * i), dupilumab.Schedule.Doses.Select(d => d.Day));
        Assert.InRange(question.EndDay - dupilumab.Schedule.Doses[^1].Day, 0.0, 14.0);
        Assert.Equal("dupilumab", question.Biologic!.Drug.Name);
    }

    [Fact]
    public void Without_the_rescue_everything_else_is_the_same()
    {
        RescueQuestion question = Of(IndexCase.Text);
        Assert.Equal(["dupilumab"], question.Without.Systemic.Select(s => s.Drug));
        Assert.Equal(question.With.Systemic.Single(s => s.Drug == "dupilumab").Schedule.Doses.ToArray(), question.Without.Systemic[0].Schedule.Doses.ToArray());
        Assert.Equal(question.With.Topicals.ToArray(), question.Without.Topicals.ToArray());
    }

    [Fact]
    public void A_drug_given_twice_is_one_schedule_and_only_the_rescue_is_taken_away()
    {
        RescueQuestion question = Of(IndexCase.With("  - id: tofacitinib\n", """
              - id: earlier
                drug: tofacitinib
                role: background
                dose: 10 mg
                frequency: bid
                route: oral
                start: { months: 2, from: dupilumab_start }
                stop: { days: 10, from: earlier_start }
              - id: tofacitinib

            """.Replace("            ", string.Empty, StringComparison.Ordinal)));
        SystemicTreatment with = Assert.Single(question.With.Systemic, s => s.Drug == "tofacitinib");
        SystemicTreatment without = Assert.Single(question.Without.Systemic, s => s.Drug == "tofacitinib");
        Assert.Equal(20 + 244, with.Schedule.Doses.Length);
        Assert.Equal(with.Schedule.Doses.Where(d => d.Day < question.StartDay).ToArray(), without.Schedule.Doses.ToArray());
        Assert.Equal((274, 396), (question.StartDay, question.StopDay));
    }

    [Fact]
    public void The_concentration_shown_is_that_of_the_biologic_in_use()
    {
        RescueQuestion question = Of(IndexCase.With("  - id: dupilumab\n", """
              - id: tralokinumab
                drug: tralokinumab
                role: background
                dose: 300 mg
                loading: none
                frequency: q2w
                start: dupilumab_start
                stop: { months: 3, from: tralokinumab_start }
              - id: dupilumab

            """.Replace("            ", string.Empty, StringComparison.Ordinal)));
        Assert.Equal(["tralokinumab", "dupilumab", "tofacitinib"], question.With.Systemic.Select(s => s.Drug));
        Assert.Equal("dupilumab", question.Biologic!.Drug.Name);
        Assert.Equal(2, question.BiologicConcentration);
        Assert.Equal(1, Of(IndexCase.Text).BiologicConcentration);
    }

    private static RescueQuestion Of(string text)
    {
        TreatmentCourse course = CourseReader.ReadBytes(Encoding.UTF8.GetBytes(text), "a.course.yaml").Value!;
        return RescueQuestion.Of(CourseResolution.Resolve(course, Shipped).Value!).Value!;
    }
}
