namespace Clearance.Pharmacokinetics.Tests.Exposure;

/// <summary>The scenario of every row that is predicted, and the reason for every row that is not.</summary>
internal static class Scenarios
{
    private static readonly PatientCovariates Ad = new() { Disease = "ad", Dosing = "repeated" };

    // Where no weight is stated: 76 kg (SD 18), 65 kg (SD 12) for Chinese adults (assumption). The median of 2561 people in the
    // analysis of tralokinumab, 86% of them of its three phase 3 trials, is 74.5 kg: the same as this distribution's.
    private static readonly Population AdultsAd = new("adults with AD", Ad, new Spread(76.0, 18.0, 35.0, 200.0));
    private static readonly Population Chinese = new("Chinese adults", Ad with { Race = "asian" }, new Spread(65.0, 12.0, 35.0, 200.0));

    // Zhang 2021, table 2: median 80.0 kg (32 to 186); the SD is an assumption of the model library that quotes it.
    private static readonly Population Asthma = new("adults with asthma", Ad, Spread.OfMedian(80.0, 19.0, 32.0, 186.0));

    // Bridging study of the pen (abstract): mean 72.76 kg (45.4 to 107.4); the SD is a quarter of the range.
    private static readonly Population Bridging = new("healthy adults", Ad, new Spread(72.76, 15.5, 45.4, 107.4));

    // OLYMPIA 1 (abstract): 85.0 kg (SD 20.7).
    private static readonly Population PrurigoLight = new("prurigo nodularis under 90 kg", Ad, new Spread(85.0, 20.7, 30.0, 90.0));
    private static readonly Population PrurigoHeavy = new("prurigo nodularis from 90 kg", Ad, new Spread(85.0, 20.7, 90.0, 200.0));

    // Vong 2021, table 2.
    private static readonly Population Colitis = new("ulcerative colitis", new PatientCovariates(), new Spread(73.6, 16.6, 37.0, 154.5))
    {
        AgeYears = new Spread(41.3, 13.8, 18.0, 80.0),
        CreatinineClearance = new Spread(112.3, 30.3, 40.8, 255.2),
        Female = 0.415,
        Asian = 0.109,
    };

    // Tse 2020: men, a glomerular filtration of 7.5 L/h (Methods), 19 to 44 and 19 to 51 years (midpoints); weight not reported.
    private static readonly Population HealthyMen = new("healthy men, 31.5 years, 125 mL/min", new PatientCovariates { CreatinineClearance = 125.0, AgeYears = 31.5 }, null);
    private static readonly Population HealthyMenRepeated = HealthyMen with { Name = "healthy men, 35 years, 125 mL/min", Known = HealthyMen.Known with { AgeYears = 35.0 } };

    // Bhatnagar 2024, table S2; creatinine clearance is not tabulated.
    private static readonly Population Spondylitis = new("ankylosing spondylitis", new PatientCovariates { Disease = "ra" }, new Spread(80.4, 19.0, 41.5, 156.0));
    private static readonly Population AxialSpA = new("non-radiographic axial SpA", new PatientCovariates { Disease = "ra" }, new Spread(81.1, 19.5, 49.3, 144.0));

    private static readonly Population Reference = new("the model's reference patient", new PatientCovariates(), null);

    public static IReadOnlyDictionary<int, Scenario> Predicted { get; } = Rows().ToDictionary(scenario => scenario.Line);

    private static IEnumerable<Scenario> Rows()
    {
        DosePattern[] q2w300 = Every(14.0, 300.0);
        DosePattern[] loaded = Loading(600.0, 300.0, 14.0);
        foreach (int line in new[] { 2, 3, 15 })
        {
            yield return Steady(line, AdultsAd, q2w300, Reading.Trough, line == 15 ? Summary.Median : Summary.Mean, 14.0);
        }

        yield return Steady(4, Asthma, Every(14.0, 200.0), Reading.Trough, Summary.Mean, 14.0);
        yield return Steady(5, Asthma, Every(14.0, 200.0), Reading.Trough, Summary.Mean, 14.0);
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
        yield return new Scenario(41, Bridging, Once(60.0), Reading.Peak, Summary.Mean, 0.0, 28.0);
        yield return Steady(42, AdultsAd, Loading(60.0, 30.0, 28.0), Reading.Trough, Summary.Mean, 28.0);
        yield return Steady(43, AdultsAd, Every(56.0, 30.0), Reading.Trough, Summary.Mean, 56.0);
        yield return Steady(44, PrurigoLight, Loading(60.0, 30.0, 28.0), Reading.Trough, Summary.Mean, 28.0);
        yield return Steady(45, PrurigoHeavy, Every(28.0, 60.0), Reading.Trough, Summary.Mean, 28.0);
        foreach ((int area, int trough, double mg) in new[] { (49, 51, 5.0), (50, 52, 10.0) })
        {
            yield return Oral(area, Colitis, Reading.Area, Summary.GeometricMean, mg, 0.5);
            yield return Oral(trough, Colitis, Reading.Trough, Summary.GeometricMean, mg, 0.5);
        }

        yield return new Scenario(54, Reference, null, Reading.HalfLife, Summary.Mean, Mg: 5.0, Interval: 0.5);
        foreach ((int line, double mg) in new[] { (60, 1.0), (62, 3.0), (64, 10.0), (66, 30.0) })
        {
            yield return Oral(line, HealthyMen, Reading.Peak, Summary.Mean, mg, 0.0);
            yield return Oral(line + 1, HealthyMen, Reading.Area, Summary.Mean, mg, 0.0);
        }

        yield return Oral(68, HealthyMenRepeated, Reading.Peak, Summary.Mean, 15.0, 0.5);
        yield return Oral(69, HealthyMenRepeated, Reading.Area, Summary.Mean, 15.0, 0.5);
        foreach ((int first, Population joint) in new[] { (79, Spondylitis), (83, AxialSpA) })
        {
            yield return Oral(first, joint, Reading.Peak, Summary.Median, 15.0, 1.0);
            yield return Oral(first + 1, joint, Reading.Average, Summary.Median, 15.0, 1.0);
            yield return Oral(first + 2, joint, Reading.Area, Summary.Median, 15.0, 1.0);
            yield return Oral(first + 3, joint, Reading.Trough, Summary.Median, 15.0, 1.0);
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
        (_, 6) or (_, >= 119 and <= 129) => "children and adolescents: doses and virtual patients of this program are adult",
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
