using Clearance.Course;

using FsCheck;
using FsCheck.Fluent;

namespace Clearance.Formulary.Tests;

public sealed class ScoreFormulaTests
{
    private static readonly ScaleFacts Scales = Knowledge.Shipped.Scales;

    [Fact]
    public void Easi_gives_its_worked_vector_in_exact_decimals() => Assert.Equal(
        Expected("easi"),
        EasiFormula.FromItems(Easi(Region(BodyRegion.HeadNeck, 2, 2, 1, 1, 1), Region(BodyRegion.UpperLimbs, 3, 2, 2, 1, 1), Region(BodyRegion.Trunk, 4, 2, 2, 2, 1), Region(BodyRegion.LowerLimbs, 3, 2, 2, 1, 2)), 35m));

    [Fact]
    public void Scorad_gives_its_worked_vectors()
    {
        var score = new ScoradScore { Extent = 50m, IntensitySum = 9m, SubjectiveSum = 12m };
        Assert.Equal(Expected("scorad"), ScoradFormula.FromItems(score));
        Assert.Equal(Expected("objective_scorad"), ScoradFormula.Objective(score));
    }

    [Theory]
    [InlineData(7.99, 0.2, 0.3)]
    [InlineData(8.0, 0.1, 0.4)]
    public void Child_weights_end_on_the_eighth_birthday(double age, double head, double legs)
    {
        Assert.Equal((decimal)head, EasiFormula.Weight(BodyRegion.HeadNeck, (decimal)age));
        Assert.Equal((decimal)legs, EasiFormula.Weight(BodyRegion.LowerLimbs, (decimal)age));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.1, 1)]
    [InlineData(9.5, 1)]
    [InlineData(10, 2)]
    [InlineData(29.5, 2)]
    [InlineData(30, 3)]
    [InlineData(49.99, 3)]
    [InlineData(50, 4)]
    [InlineData(70, 5)]
    [InlineData(89.9, 5)]
    [InlineData(90, 6)]
    [InlineData(100, 6)]
    public void Area_bands_have_no_gaps(double percent, int score) => Assert.Equal(score, EasiFormula.AreaScore((decimal)percent));

    [Fact]
    public void Easi_needs_all_four_regions_and_an_area_of_zero_needs_no_signs()
    {
        Assert.Null(EasiFormula.FromItems(Easi(Region(BodyRegion.Trunk, 4, 2, 2, 2, 1)), null));
        var clear = new EasiRegionScore(BodyRegion.HeadNeck, null, 0, null, null, null, null);
        Assert.Equal(0m, EasiFormula.Regional(clear));
    }

    [Fact]
    public void Worst_disease_scores_72_and_weights_sum_to_one_at_any_age()
    {
        foreach (var age in new decimal?[] { 3m, 35m, null })
        {
            Assert.Equal(1m, Enum.GetValues<BodyRegion>().Sum(r => EasiFormula.Weight(r, age)));
            Assert.Equal(72m, EasiFormula.FromItems(Easi([.. Enum.GetValues<BodyRegion>().Select(r => Region(r, 6, 3, 3, 3, 3))]), age));
        }
    }

    [Fact]
    public void Easi_stays_in_range_and_never_falls_when_a_sign_rises() =>
        Prop.ForAll(
            Gen.ArrayOf(Gen.Choose(0, 6), 20).ToArbitrary(),
            items =>
            {
                var low = Total(items, 0);
                var high = Total(items, 1);
                return low is >= 0m and <= 72m && high is >= 0m and <= 72m && high >= low;
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, "clear")]
    [InlineData(0.1, "almost_clear")]
    [InlineData(1.0, "almost_clear")]
    [InlineData(1.1, "mild")]
    [InlineData(7.0, "mild")]
    [InlineData(21.4, "severe")]
    [InlineData(21.0, "moderate")]
    [InlineData(72, "very_severe")]
    public void Easi_bands_are_closed_above(double value, string band) => Assert.Equal(band, Scales.Scales[ScoreKind.Easi].StratumOf((decimal)value).Name);

    [Theory]
    [InlineData(24.99, "mild")]
    [InlineData(25, "moderate")]
    [InlineData(50, "moderate")]
    [InlineData(50.1, "severe")]
    public void Scorad_bands_have_no_gaps(double value, string band) => Assert.Equal(band, Scales.Scales[ScoreKind.Scorad].StratumOf((decimal)value).Name);

    [Fact]
    public void Questionnaires_forgive_one_unanswered_item_and_no_more()
    {
        Assert.Equal(24m, QuestionnaireFormula.Poem(new PoemItems(4, 4, 4, 4, 4, 4, null)));
        Assert.Null(QuestionnaireFormula.Poem(new PoemItems(4, 4, 4, 4, 4, null, null)));
        Assert.Equal(27m, QuestionnaireFormula.Dlqi([3, 3, 3, 3, 3, 3, 3, 3, 3, null]));
        Assert.Null(QuestionnaireFormula.Dlqi([3, 3, 3, 3, 3, 3, 3, 3, null, null]));
        Assert.Equal(24m, QuestionnaireFormula.Adct(new AdctItems(4, 4, 4, 4, 4, 4)));
        Assert.Null(QuestionnaireFormula.Adct(new AdctItems(4, 4, 4, 4, 4, null)));
    }

    [Fact]
    public void A_week_of_itch_is_the_mean_of_four_days_or_more()
    {
        Assert.Equal(6.5m, PpNrsFormula.Weekly([8m, 7m, 6m, 5m]));
        Assert.Null(PpNrsFormula.Weekly([8m, 7m, 6m]));
    }

    [Fact]
    public void The_global_assessment_is_the_highest_sign_and_oozing_makes_it_moderate()
    {
        Assert.Equal(0, IgaFormula.FromSigns(new IgaSigns(0, 0, 0, 0)));
        Assert.Equal(2, IgaFormula.FromSigns(new IgaSigns(1, 2, 1, 0)));
        Assert.Equal(3, IgaFormula.FromSigns(new IgaSigns(1, 2, 1, 1)));
    }

    [Fact]
    public void Body_surface_adds_palms_or_regions_by_the_rule_of_nines()
    {
        Assert.Equal(7m, BsaFormula.FromItems(new BsaScore(null, false, 7m, [])));
        Assert.Equal(100m, BsaFormula.FromItems(new BsaScore(null, false, null, [.. Enum.GetValues<BodyRegion>().Select(r => new RegionShare(r, 100m))])));
        Assert.Equal(9m, BsaFormula.FromItems(new BsaScore(null, false, null, [.. Enum.GetValues<BodyRegion>().Select(r => new RegionShare(r, r == BodyRegion.HeadNeck ? 100m : 0m))])));
    }

    private static decimal? Total(int[] items, int step) => EasiFormula.FromItems(
        Easi([.. Enum.GetValues<BodyRegion>().Select((r, i) => Region(r, items[5 * i], Sign(items[5 * i + 1], step), Sign(items[5 * i + 2], 0), Sign(items[5 * i + 3], 0), Sign(items[5 * i + 4], 0)))]), 35m);

    // 0..6 half steps; one more half step where the scale allows it.
    private static decimal Sign(int halfSteps, int more) => Math.Min(halfSteps + more, 6) / 2m;

    private static decimal? Expected(string score) => Scales.WorkedVectors.Single(v => v.Score == score).Expect;

    private static EasiScore Easi(params EasiRegionScore[] regions) => new(null, [.. regions]);

    private static EasiRegionScore Region(BodyRegion region, int area, decimal erythema, decimal induration, decimal excoriation, decimal lichenification) =>
        new(region, null, area, erythema, induration, excoriation, lichenification);
}
