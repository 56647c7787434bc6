namespace Clearance.Course.Tests.Cases;

/// <summary>The facts of the index case, one by one, as the issue lists them.</summary>
public sealed class IndexCaseTests
{
    private const double Month = 365.25 / 12;

    private static readonly TreatmentCourse Course = PublishedCasesTests.Read("peterson-vesely-2021.course.yaml").Value!;

    [Fact]
    public void The_patient_is_a_man_of_35_with_lifelong_severe_disease_of_about_75_percent_of_the_skin()
    {
        Assert.Equal((35m, Sex.Male), (Course.Patient!.AgeYears!.Value, Course.Patient.Sex!.Value));
        Assert.Null(Course.Patient.WeightKg);
        Assert.Equal(SeverityWord.Severe, Course.Diagnosis!.Severity);
        Assert.True(Course.Diagnosis.Erythroderma!.Holds);
        Assert.False(Erythroderma.Meets(75, ErythrodermaDefinition.AtLeastNinetyPercent));
        Assert.Equal(new BsaScore(75, About: true, null, []), Course.Observations[0].Bsa);
        Assert.Contains(Symptom.SleepDisturbance, Course.Observations[0].Symptoms);
        Assert.Contains(Course.History, static h => h.What == "topical corticosteroids" && h.Outcome == TreatmentOutcome.Failed);
    }

    [Fact]
    public void The_regimens_are_dupilumab_halobetasol_and_tofacitinib_from_month_9_for_4_months()
    {
        Assert.Equal(["dupilumab", "halobetasol", "tofacitinib"], Course.Regimens.Select(static r => r.Drug));
        var (dupilumab, halobetasol, tofacitinib) = (Course.Regimens[0], Course.Regimens[1], Course.Regimens[2]);

        Assert.Equal((new Dose(300, DoseUnit.Mg), 14.0), (dupilumab.Dose, dupilumab.Frequency!.IntervalDays));
        Assert.IsType<LoadingDose.ByLabel>(dupilumab.Loading);
        Assert.Null(dupilumab.Stop);
        Assert.Equal((0.05m, TopicalForm.Ointment, 0.5), (halobetasol.StrengthPercent, halobetasol.Form, halobetasol.Frequency!.IntervalDays));
        Assert.Equal((new Dose(5, DoseUnit.Mg), 0.5), (tofacitinib.Dose, tofacitinib.Frequency!.IntervalDays));
        Assert.Equal(9 * Month, tofacitinib.Start.Day);
        Assert.Equal(13 * Month, tofacitinib.Stop!.Day!.Value, 1e-9);
    }

    [Fact]
    public void The_words_at_each_time_are_those_of_the_report()
    {
        Assert.Equal(
            [(0.0, null), (9 * Month, StatusWord.SignificantlyImproved), (11 * Month, StatusWord.Improved), (13 * Month, StatusWord.Clear), (19 * Month, StatusWord.Controlled)],
            Course.Observations.Select(static o => (o.At.Day!.Value, o.Status)));
        Assert.Equal([BodySite.Face, BodySite.Neck, BodySite.Nipples], Course.Observations[1].Residual);
        Assert.All(Course.Observations, static o => Assert.True(o.Easi is null && o.Iga is null && o.PpNrs is null));
    }

    [Fact]
    public void Screens_approval_statements_and_citation_are_there_with_their_sources()
    {
        Assert.Equal(
            [ScreeningTest.Hiv, ScreeningTest.HepatitisB, ScreeningTest.HepatitisC, ScreeningTest.Tuberculosis], Course.Screening.Select(static s => s.Test));
        Assert.All(Course.Screening, static s => Assert.Equal(ScreeningResult.Negative, s.Result));
        Assert.Equal(("insurer", "tofacitinib", ApprovalDecision.Approved), (Course.Approvals[0].By, Course.Approvals[0].Of, Course.Approvals[0].Decision));
        Assert.Contains(Course.Statements, static s => s.About == StatementTopic.Mechanism && s.Text.Contains("JAK1 and JAK3", StringComparison.Ordinal));
        Assert.Contains(Course.Statements, static s => s.About == StatementTopic.Risk && s.Text.Contains("infection", StringComparison.Ordinal));
        Assert.Contains(Course.Statements, static s => s.Text.Contains("categorise efficacy and risk", StringComparison.Ordinal));
        Assert.Equal(("10.1016/j.jdcr.2021.01.020", "4-7"), (Course.Citation!.Doi, Course.Citation.Pages));
    }

    [Fact]
    public void As_of_month_9_nothing_later_is_known()
    {
        var then = Course.AsOf(9 * Month);

        Assert.Equal(2, then.Observations.Count);
        Assert.Null(then.Regimens[2].Stop);
        Assert.Empty(then.Statements);
        Assert.Equal(2, Course.AsOf(100).Regimens.Count);
        Assert.Equal(Course with { Statements = [] }, Course.AsOf(10_000));
    }

    [Fact]
    public void A_later_room_finds_the_place_of_every_field()
    {
        var place = Course.Places.Of("regimens[2].drug");
        Assert.Contains("drug: tofacitinib", File.ReadLines(RepositoryFiles.PathOf("cases", "peterson-vesely-2021.course.yaml")).ElementAt(place.Line - 1), StringComparison.Ordinal);
        Assert.Equal(Course.Places.Of("regimens[0]").Line, Course.Places.Of("regimens[0].route").Line);
    }
}
