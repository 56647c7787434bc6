namespace Clearance.Pharmacokinetics.Tests.Exposure;

/// <summary>The scenario of every row that is predicted, and the reason for every row that is not.</summary>
internal static class Scenarios
{
    // 76 kg (SD 18), 65 kg for Chinese adults: the weights of the published check of these models (assumption).
    private static readonly Population AdultsAd = new("adults with AD, 76 (18) kg", 76.0, 18.0, new PatientCovariates { Disease = "ad", Dosing = "repeated" });
    private static readonly Population Chinese = new("Chinese adults, 65 (12) kg", 65.0, 12.0, new PatientCovariates { Disease = "ad", Dosing = "repeated", Race = "asian" });
    private static readonly Population Light = AdultsAd with { Name = "adults under 90 kg", BelowKg = 90.0 };
    private static readonly Population Heavy = AdultsAd with { Name = "adults of 90 kg and more", FromKg = 90.0 };
    private static readonly Population Reference = new("the model's reference patient", double.NaN, 0.0, new PatientCovariates());
    private static readonly Population Joint = new("patients with inflammatory joint disease (factor of rheumatoid arthritis), 74 kg", double.NaN, 0.0, new PatientCovariates { Disease = "ra" });

    public static IReadOnlyDictionary<int, Scenario> Predicted { get; } = Rows().ToDictionary(scenario => scenario.Line);

    private static IEnumerable<Scenario> Rows()
    {
        DosePattern[] q2w300 = Every(14.0, 300.0);
        DosePattern[] loaded = Loading(600.0, 300.0, 14.0);
        foreach (int line in new[] { 2, 3, 15 })
        {
            yield return Steady(line, AdultsAd, q2w300, Reading.Trough, line == 15 ? Summary.Median : Summary.Mean, 14.0);
        }

        yield return Steady(4, AdultsAd, Every(14.0, 200.0), Reading.Trough, Summary.Mean, 14.0);
        yield return Steady(5, AdultsAd, Every(14.0, 200.0), Reading.Trough, Summary.Mean, 14.0);
        yield return new Scenario(7, Chinese, loaded, Reading.Trough, Summary.Mean, 70.0, 84.0);
        yield return new Scenario(8, Chinese, loaded, Reading.Trough, Summary.Mean, 98.0, 112.0);
        yield return new Scenario(9, Chinese, Once(200.0), Reading.Peak, Summary.Mean, 0.0, 28.0);
        yield return new Scenario(10, Chinese, Once(300.0), Reading.Peak, Summary.Mean, 0.0, 28.0);
        yield return new Scenario(11, Chinese, Once(600.0), Reading.Peak, Summary.Mean, 0.0, 28.0);
        yield return Steady(20, AdultsAd, Every(7.0, 300.0), Reading.Trough, Summary.Mean, 7.0);
        yield return Steady(21, AdultsAd, Every(7.0, 300.0), Reading.Trough, Summary.Mean, 7.0);
        yield return new Scenario(22, AdultsAd, Once(600.0), Reading.Peak, Summary.Mean, 0.0, 28.0);
        yield return new Scenario(23, AdultsAd, loaded, Reading.Trough, Summary.Mean, 98.0, 112.0);
        yield return new Scenario(24, AdultsAd, loaded, Reading.Trough, Summary.Mean, 98.0, 112.0);
        yield return new Scenario(25, AdultsAd, loaded, Reading.Trough, Summary.Mean, 98.0, 112.0);
        yield return Steady(34, AdultsAd, Every(14.0, 250.0), Reading.Trough, Summary.Mean, 14.0);
        yield return Steady(35, AdultsAd, Every(28.0, 250.0), Reading.Trough, Summary.Mean, 28.0);
        yield return Steady(36, AdultsAd, Every(14.0, 250.0), Reading.Peak, Summary.Mean, 14.0);
        yield return Steady(37, AdultsAd, Every(28.0, 250.0), Reading.Peak, Summary.Mean, 28.0);
        yield return new Scenario(41, AdultsAd, Once(60.0), Reading.Peak, Summary.Mean, 0.0, 28.0);
        yield return Steady(42, AdultsAd, Loading(60.0, 30.0, 28.0), Reading.Trough, Summary.Mean, 28.0);
        yield return Steady(43, AdultsAd, Every(56.0, 30.0), Reading.Trough, Summary.Mean, 56.0);
        yield return Steady(44, Light, Loading(60.0, 30.0, 28.0), Reading.Trough, Summary.Mean, 28.0);
        yield return Steady(45, Heavy, Every(28.0, 60.0), Reading.Trough, Summary.Mean, 28.0);
        foreach ((int area, int trough, double mg) in new[] { (49, 51, 5.0), (50, 52, 10.0) })
        {
            yield return Oral(area, Reference, Reading.Area, Summary.GeometricMean, mg, 0.5);
            yield return Oral(trough, Reference, Reading.Trough, Summary.GeometricMean, mg, 0.5);
        }

        yield return new Scenario(54, Reference, null, Reading.HalfLife, Summary.Mean, Mg: 5.0, Interval: 0.5);
        foreach ((int line, double mg) in new[] { (60, 1.0), (62, 3.0), (64, 10.0), (66, 30.0) })
        {
            yield return Oral(line, Reference, Reading.Peak, Summary.Mean, mg, 0.0);
            yield return Oral(line + 1, Reference, Reading.Area, Summary.Mean, mg, 0.0);
        }

        yield return Oral(68, Reference, Reading.Peak, Summary.Mean, 15.0, 0.5);
        yield return Oral(69, Reference, Reading.Area, Summary.Mean, 15.0, 0.5);
        foreach (int first in new[] { 79, 83 })
        {
            yield return Oral(first, Joint, Reading.Peak, Summary.Median, 15.0, 1.0);
            yield return Oral(first + 1, Joint, Reading.Average, Summary.Median, 15.0, 1.0);
            yield return Oral(first + 2, Joint, Reading.Area, Summary.Median, 15.0, 1.0);
            yield return Oral(first + 3, Joint, Reading.Trough, Summary.Median, 15.0, 1.0);
        }

        yield return Oral(116, Reference, Reading.Area, Summary.GeometricMean, 4.0, 1.0);
        yield return Oral(117, Reference, Reading.Peak, Summary.GeometricMean, 4.0, 1.0);
        yield return new Scenario(130, Chinese, null, Reading.HalfLife, Summary.Mean, Mg: 4.0, Interval: 1.0);
    }

    /// <summary>The other end of the published range of which a row is one end, or null.</summary>
    public static PublishedRow? OtherEnd(PublishedRow row) => row.Line switch
    {
        2 or 4 or 20 or 24 => PublishedRow.All.Single(other => other.Line == row.Line + 1),
        3 or 5 or 21 or 25 => PublishedRow.All.Single(other => other.Line == row.Line - 1),
        _ => null,
    };

    /// <summary>Why a row is not predicted; empty when it should be.</summary>
    public static string Excluded(PublishedRow row) => (row.Metric, row.Line) switch
    {
        (_, 115) => "no value was found",
        (_, 6) or (_, >= 119 and <= 129) => "children: their weights are not stated and the program's population is adult",
        (_, 53) => "restates the model's own CL and V",
        (_, 55) => "modified release is not modelled",
        (_, 58 or 59) => "intravenous infusion; the model has apparent parameters only",
        (_, 12 or 13 or 14) => "serum level at no stated time after the dose, and the choice of interval followed the response",
        (_, 132) => "ratio (accumulation)",
        ("F" or "V" or "CL" or "CL_over_F" or "CL_over_F_ER" or "CL_over_F_geomean" or "Vss_over_F_ER", _) => "a parameter, not an exposure",
        ("Tmax" or "Tmax_median" or "time_to_nondetectable_median" or "time_to_steady_state", _) => "a time, not an exposure",
        _ when row.Metric.Contains("ratio", StringComparison.Ordinal) || row.Metric.Contains("equivalence", StringComparison.Ordinal) => "a ratio; belongs to the interaction tests",
        ("t_half", 26 or 38 or 46 or 90 or 136 or 138) => "half-life without a stated regimen",
        ("t_half", 114) => "recalled; a range",
        _ => string.Empty,
    };

    private static Scenario Steady(int line, Population people, DosePattern[] regimen, Reading what, Summary how, double interval)
    {
        // The last whole interval within a year.
        double end = Math.Floor(364.0 / interval) * interval;
        return new Scenario(line, people, regimen, what, how, end - interval, end);
    }

    private static Scenario Oral(int line, Population people, Reading what, Summary how, double mg, double interval) =>
        new(line, people, null, what, how, Mg: mg, Interval: interval);

    private static DosePattern[] Once(double mg) => [DosePattern.Single(0.0, mg)];

    private static DosePattern[] Every(double interval, double mg) =>
        [new DosePattern { AmountMg = mg, FirstDay = 0.0, IntervalDays = interval, EndDay = 364.0 }];

    private static DosePattern[] Loading(double first, double then, double interval) =>
        [DosePattern.Single(0.0, first), new DosePattern { AmountMg = then, FirstDay = interval, IntervalDays = interval, EndDay = 364.0 }];
}
