using Clearance.Course;

namespace Clearance.Formulary.Tests;

public sealed class IndexCaseTests
{
    private const double Month = 365.25 / 12;

    private static readonly ResolvedCourse Case = Resolve("peterson-vesely-2021");

    [Fact]
    public void The_loading_dose_comes_from_the_label_and_is_marked_assumed()
    {
        var dupilumab = Case.Systemics.Single(s => s.Drug.Name == "dupilumab");
        Assert.Equal([new ScheduledDose(0, 600), new ScheduledDose(14, 300), new ScheduledDose(28, 300)], dupilumab.DosesUntil(42));
        Assert.Null(dupilumab.StopDay);
        var assumption = Case.Assumptions.Single(a => a.What == "dupilumab loading dose");
        Assert.Equal(("600", "mg", ValueStatus.Assumption), (assumption.Value, assumption.Unit, assumption.Status));
        Assert.True(assumption.Where.Line > 0);
    }

    [Fact]
    public void Tofacitinib_runs_twice_daily_for_four_months_from_month_nine()
    {
        var tofacitinib = Case.Systemics.Single(s => s.Drug.Name == "tofacitinib");
        Assert.Equal(9 * Month, tofacitinib.StartDay, 1e-9);
        Assert.Equal(13 * Month, tofacitinib.StopDay!.Value, 1e-9);
        var doses = tofacitinib.DosesUntil(1000).ToList();
        Assert.Equal((int)Math.Ceiling(4 * Month * 2), doses.Count);
        Assert.All(doses, d => Assert.Equal(5.0, d.Mg));
    }

    [Fact]
    public void Halobetasol_is_superpotent_on_all_regions_until_an_assumed_end()
    {
        var topical = Assert.Single(Case.Topicals);
        Assert.Equal(SteroidClass.Superpotent, topical.Product.Class);
        Assert.Equal(2.0, topical.ApplicationsPerDay);
        Assert.Equal(4, topical.Regions.Length);
        Assert.Equal(13 * Month, topical.StopDay!.Value, 1e-9);
        Assert.Contains(Case.Assumptions, a => a.What == "end of halobetasol");
        Assert.Contains(Case.Assumptions, a => a.What == "halobetasol sites");
    }

    [Fact]
    public void Words_become_the_intervals_of_the_table()
    {
        var words = Case.Intervals.Select(i => $"{i.Day / Month:0} {i.Word} {Token.Of(i.Score)} {Token.Of(i.Of)} [{string.Join(' ', i.Regions.Select(Token.Of))}] {(i.LowOpen ? "]" : "[")}{i.Low},{i.High}]");
        Assert.Equal(
            [
                "0 severe easi value [] ]21,Infinity]",
                "9 significantly_improved easi share [] [-Infinity,0.5]",
                "9 residual easi value [head_neck] ]0,Infinity]",
                "9 residual easi value [trunk] ]0,Infinity]",
                "11 improved easi share [head_neck trunk] [-Infinity,0.5]",
                "13 clear easi value [] [-Infinity,1]",
                "13 clear iga value [] [-Infinity,1]",
                "19 controlled easi value [] [-Infinity,7]",
                "19 controlled peak_itch value [] [-Infinity,4]",
            ],
            words);
        Assert.Equal(9 * Month, Case.Intervals.Single(i => i.Word == "improved").ReferenceDay!.Value, 1e-9);
    }

    [Fact]
    public void The_body_surface_stays_an_exact_score() =>
        Assert.Equal(new ScoreObservation(0, 0, ScoreKind.Bsa, null, 75m), Assert.Single(Case.Scores));

    [Fact]
    public void Every_published_course_resolves_without_an_error()
    {
        foreach (var file in Directory.GetFiles(Repository.At("cases"), "*.course.yaml"))
        {
            Assert.NotNull(Resolve(Path.GetFileName(file).Replace(".course.yaml", "", StringComparison.Ordinal)));
        }
    }

    private static ResolvedCourse Resolve(string name)
    {
        var course = CourseReader.ReadFile(Repository.At($"cases/{name}.course.yaml")).Value!;
        var reading = CourseResolution.Resolve(course, Knowledge.Shipped);
        return reading.Value ?? throw new InvalidOperationException(string.Join('\n', reading.Issues));
    }
}
