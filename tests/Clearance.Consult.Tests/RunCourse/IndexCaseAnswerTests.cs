namespace Clearance.Consult.Tests;

public sealed class IndexCaseAnswerTests
{
    private static readonly RunResult Result = IndexCase.Result;

    [Fact]
    public void Three_milestones_stand_under_both_readings_with_the_words_of_the_report()
    {
        string[] names = ["improved_2_months", "clear_4_months", "controlled_6_months_after_stop"];
        Assert.Equal([.. names, .. names], Result.Milestones.Select(m => m.Name));
        Assert.Equal(
            [.. Enumerable.Repeat(Il13Reading.ReceptorBiology, 3), .. Enumerable.Repeat(Il13Reading.Authors, 3)],
            Result.Milestones.Select(m => m.Il13Reading));
        Assert.Equal(
            ["improved at 2 months", "clear at 4 months", "6 months later still controlled on dupilumab alone"],
            Result.Milestones.Take(3).Select(m => m.Reported));

        // 9, 11, 13 and 19 months of 365.25/12 days.
        Assert.Equal([334.8125, 395.6875, 578.3125], Result.Milestones.Take(3).Select(m => m.Day));
    }

    [Fact]
    public void Each_probability_lies_in_its_interval_and_the_difference_is_with_minus_without()
    {
        Assert.All(Result.Milestones, m =>
        {
            foreach (Probability p in new[] { m.WithRescue, m.WithoutRescue })
            {
                Assert.InRange(p.P, p.Low, p.High);
                Assert.InRange(p.Low, 0.0, 1.0);
                Assert.InRange(p.High, 0.0, 1.0);
            }

            Assert.Equal(m.WithRescue.P - m.WithoutRescue.P, m.Difference.P, 1e-12);
            Assert.InRange(m.Difference.P, m.Difference.Low, m.Difference.High);
        });
    }

    [Fact]
    public void All_milestones_are_about_the_same_partial_responders()
    {
        Assert.All(Result.Milestones, m => Assert.Equal(Result.Population.PartialResponders, m.Denominator.Patients));
        Assert.InRange(Result.Population.PartialResponders, 20, Result.Population.Enrolled);
        Assert.InRange(Result.Population.Enrolled, Result.Population.PartialResponders, Result.Population.Drawn);
        Assert.All(Result.Milestones, m =>
        {
            foreach (Probability p in new[] { m.WithRescue, m.WithoutRescue })
            {
                double patients = p.P * m.Denominator.Patients;
                Assert.Equal(Math.Round(patients), patients, 1e-9);
            }
        });
    }

    [Fact]
    public void Without_the_rescue_the_reading_of_il_13_changes_nothing()
    {
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(Result.Milestones[i].WithoutRescue, Result.Milestones[i + 3].WithoutRescue);
        }
    }

    [Fact]
    public void A_rescue_without_a_biologic_has_no_interaction_and_no_spread_for_one()
    {
        string text = IndexCase.Text;
        int from = text.IndexOf("  - id: dupilumab", StringComparison.Ordinal);
        int to = text.IndexOf("  - id: ", from + 5, StringComparison.Ordinal);
        Assert.InRange(to, from, text.Length);
        RunResult alone = IndexCase.Run(text.Remove(from, to - from), 64);
        Assert.All(alone.Risk, r =>
        {
            Assert.Null(r.Interaction);
            Assert.DoesNotContain("nteraction", r.Note, StringComparison.Ordinal);
            Assert.DoesNotContain("policy", r.Note, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_risk_names_three_events_and_an_unknown_interaction()
    {
        Assert.Equal(["serious_infection", "herpes_zoster", "eczema_herpeticum"], Result.Risk.Select(r => r.Event));
        Assert.All(Result.Risk, r =>
        {
            Assert.Equal("unknown", r.Interaction);
            Assert.Contains("Interaction unknown", r.Note, StringComparison.Ordinal);
            Assert.Contains("day 274 to 396", r.Period, StringComparison.Ordinal);
            foreach (Interval i in new[] { r.WithRescue, r.WithoutRescue, r.Ratio, r.DrugAttributable! })
            {
                Assert.InRange(i.Median, i.Low, i.High);
            }

            // The part due to the drug may be negative: the slope of eczema herpeticum is not known to be above 0.
            Assert.All([r.WithRescue, r.WithoutRescue, r.Ratio], i => Assert.True(i.Low > 0.0));
        });
        Assert.True(Result.Risk[1].Ratio.Median > 1.0, "JAK inhibitors raise zoster");
        Assert.All(Result.Risk, r => Assert.True(r.DrugAttributable!.Median > 0.0, r.Event));
    }

    [Theory]
    [InlineData("dupilumab loading dose", "600", EvidenceStatus.Assumption)]
    [InlineData("body weight", "log-normal", EvidenceStatus.Assumption)]
    [InlineData("creatinine clearance", "log-normal", EvidenceStatus.Inferred)]
    [InlineData("peak itch before treatment", "normal", EvidenceStatus.Inferred)]
    [InlineData("regional EASI before treatment", "one level a patient", EvidenceStatus.Inferred)]
    [InlineData("adherence", "all doses", EvidenceStatus.Assumption)]
    [InlineData("skin model parameters", "256 joint draws, calibrated on", EvidenceStatus.Inferred)]
    public void What_the_case_leaves_open_is_listed(string what, string value, EvidenceStatus status)
    {
        AssumptionEntry entry = Assert.Single(Result.Assumptions, a => a.What == what);
        Assert.StartsWith(value, entry.Value, StringComparison.Ordinal);
        Assert.Equal(status, entry.Status);
        Assert.NotEmpty(entry.Value);
        Assert.NotEmpty(entry.Source);
        Assert.NotEmpty(entry.Why);
    }

    [Fact]
    public void What_the_case_states_is_not_listed_as_open() =>
        Assert.DoesNotContain(Result.Assumptions, a => a.What is "age" or "sex" or "tofacitinib dose");

    [Fact]
    public void The_loading_dose_shows_as_assumed_in_the_course_too()
    {
        DrugBar loading = Assert.Single(Result.Course.DrugBars, b => b.DoseText.Contains("600 mg", StringComparison.Ordinal));
        Assert.True(loading.Assumed);
        Assert.Equal(0.0, loading.StartDay);
    }

    [Fact]
    public void Before_the_rescue_the_curves_with_and_without_it_are_the_same()
    {
        foreach (TrajectorySeries with in Result.Trajectory.Where(t => t.Option == RescueOption.WithRescue))
        {
            TrajectorySeries without = Assert.Single(
                Result.Trajectory,
                t => t.Option == RescueOption.WithoutRescue && t.Quantity == with.Quantity && t.Region == with.Region && t.Drug == with.Drug);
            int before = with.Day.Count(day => day < 274.0);
            Assert.InRange(before, 40, 60);
            Assert.Equal(with.P95.Take(before), without.P95.Take(before));
            Assert.Equal(with.Median.Take(before), without.Median.Take(before));
        }
    }

    [Fact]
    public void Bands_are_ordered_and_within_their_scales()
    {
        Assert.All(Result.Trajectory, t =>
        {
            double most = t.Quantity switch
            {
                Quantity.Easi or Quantity.RegionalEasi => 72.0,
                Quantity.PpNrs => 10.0,
                Quantity.Bsa => 100.0,
                _ => double.PositiveInfinity,
            };
            for (int i = 0; i < t.Day.Length; i++)
            {
                double[] quantiles = [0.0, t.P5[i], t.P25[i], t.Median[i], t.P75[i], t.P95[i], most];
                Assert.Equal(quantiles.Order(), quantiles);
            }
        });
    }

    [Fact]
    public void The_rescue_is_there_only_while_it_is_given()
    {
        TrajectorySeries drug = Result.Trajectory.Single(t => t.Option == RescueOption.WithRescue && t.Drug == "tofacitinib");
        for (int i = 0; i < drug.Day.Length; i++)
        {
            bool given = drug.Day[i] is >= 274.0 and < 396.0;
            Assert.True(given ? drug.P5[i] > 1.0 : drug.Day[i] < 274.0 ? drug.P95[i] == 0.0 : drug.Day[i] < 400.0 || drug.P95[i] < 0.1, $"day {drug.Day[i]}: {drug.Median[i]} nM");
        }
    }
}
