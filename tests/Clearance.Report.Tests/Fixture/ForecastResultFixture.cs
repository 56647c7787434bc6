using System.Collections.Immutable;
using Clearance.Consult;

namespace Clearance.Testing;

/// <summary>
/// A made-up forecast in the shape of the index case as of month 9. Every number is invented to look plausible; none comes from the
/// model and none may be read as a prediction. It exists to test the page, the figures and the doors.
/// </summary>
internal static class ForecastResultFixture
{
    public const int Now = 274;
    private const int Weeks = 52;

    public static ForecastResult Create() => new()
    {
        Schema = ForecastResult.CurrentSchema,
        Notice = "This informs a clinician; it never decides.",
        Course = new ForecastCourseName("fixture", "A made-up course in the shape of the index case"),
        Now = Now,
        NowDate = null,
        Given = ["dupilumab 300 mg every 2 weeks", "halobetasol, once daily"],
        Patients = 4096,
        EffectiveSampleSize = 812.4,
        History = [Visit(0, "BSA 75%", null, 0.41), Visit(274, "significantly improved", "EASI at most half of that on day 0", 0.013)],
        Observed =
        [
            new ObservedRange(274, "easi", 1, 21, "partial response", false),
            new ObservedRange(396, "easi", 0, 1, "clear", true),
        ],
        Remarks = ["halobetasol goes on in every option."],
        Extrapolations = ["the calibration holds no trial of a biologic with a JAK inhibitor"],
        Options =
        [
            Option("stay", "Stay on what is given now", "stay", [], Open, 0.30),
            Option("add-tofacitinib-5mg-16w", "Add tofacitinib 5 mg twice daily for 16 weeks", "add", ["tofacitinib"], Held, 0.52),
            Option("written-1", "Give dupilumab 300 mg every 4 weeks", "written", ["dupilumab"], Open, 0.21),
            Option("written-2", "Add tofacitinib 5 mg twice daily for 12 weeks, stop dupilumab", "written", ["tofacitinib"], Held, 0.44),
        ],
        ShortestRescue = new ShortestRescueTable(0.5, null, [new ShortestRescueRow("tofacitinib 5 mg twice daily", null, 52, Chance(0.31)), new ShortestRescueRow("upadacitinib 30 mg once daily", 11, 52, Chance(0.52))]),
        PlainWords = new PlainWords("For a clinician, in a paragraph.", "For a patient, in a paragraph."),
        Retrospect = new RetrospectResult
        {
            Taken = "dupilumab 300 mg every 2 weeks; tofacitinib 5 mg twice daily from day 274 to day 396",
            Begun = ["tofacitinib"],
            Seen = [Seen(396, "clear", "EASI at most 1; IGA 0 or 1", 0.24)],
            LogScore = -1.43,
            Verdict = "Nothing was surprising; the least expected was 'clear' on day 396, with a probability of 24%.",
        },
        Calibration = new CalibrationSummary
        {
            Courses = 4, RetrospectCourses = 4, LedgerCourses = 0, Statements = 9, Coverage80 = 0.5, MeanLogScore = -1.2, SimulatedCourses = 128,
            Simulated = [new HorizonCoverage(4, 0.8)], Says = "Forecasts rest on 4 made-up courses with 9 statements.",
        },
        Record = new ForecastRecord
        {
            Program = "clearance", Version = "VERSION", CourseFile = "fixture.course.yaml", CourseHash = "sha256:0123456789abcdef0123", KnowledgeHash = "sha256:fedcba9876543210fedc",
            Seed = 1, Patients = 4096, Weeks = Weeks, OptionSet = "standard", Drugs = [], Written = ["dupilumab 300 mg every 4 weeks", "stop dupilumab and tofacitinib 5 mg twice daily for 12 weeks"],
            Target = 0.5, AsOf = "274", Region = CheckRegion.Us,
        },
    };

    private static OptionGate Open => new() { Decision = null, Blocks = false, Reasons = [] };

    private static OptionGate Held => new()
    {
        Decision = CheckDecision.StartWhen,
        Blocks = true,
        Reasons = [.. Enumerable.Range(1, 6).Select(i => new GateReason($"FIXTURE-{i}", i < 3 ? FindingSeverity.Hold : FindingSeverity.Warn, $"Reason {i} of the fixture."))],
    };

    private static ForecastOptionResult Option(string id, string name, string kind, ImmutableArray<string> begins, OptionGate gate, double controlled) => new()
    {
        Id = id,
        Name = name,
        Kind = kind,
        Begins = begins,
        Gate = gate,
        Mechanism = kind == "stay" ? "Everything goes on." : $"{string.Join(" and ", begins)} is begun or changed.",
        Extrapolations = id.StartsWith("add", StringComparison.Ordinal) ? ["the dose is on no label for atopic dermatitis"] : [],
        ByWeek = [.. Enumerable.Range(1, Weeks).Select(week => Week(week, controlled))],
        AfterStop = id.StartsWith("add", StringComparison.Ordinal) ? [.. new[] { 3, 6, 12 }.Select(m => new AfterStopResult(m, Chance(0.4), Chance(0.6), Chance(0.34), Chance(0.06)))] : [],
        WeeksOnDrug = id.StartsWith("add", StringComparison.Ordinal) ? Chance(16.0) : null,
        Bands = [.. new[] { ("clear_or_almost", 4.0), ("mild", 16.0), ("moderate", 22.0), ("severe", 10.0) }.Select(b => new BandResult(b.Item1, new Probability { P = b.Item2, Low = b.Item2 - 3, High = b.Item2 + 3 }))],
        Risk = [.. new[] { ("serious_infection", "Serious infection", 0.6), ("herpes_zoster", "Herpes zoster", 0.4), ("eczema_herpeticum", "Eczema herpeticum", 0.3) }.Select(r => Risk(r.Item1, r.Item2, r.Item3, begins.Contains("tofacitinib")))],
        Contrast = id == "stay" ? [] : [.. new[] { 8, 16, 26, 52 }.Select(w => Contrast(w, controlled - 0.30))],
    };

    // Rises to its level within the first half year.
    private static WeekResult Week(int week, double level)
    {
        double share = level * Math.Min(1.0, 0.2 + (0.8 * week / 26.0));
        double easi = 16.0 * (1.0 - share);
        return new WeekResult
        {
            Week = week,
            Clear = Chance(0.4 * share), Easi7 = Chance(share), Easi75 = Chance(share), Easi90 = Chance(0.5 * share), Itch4 = Chance(share), Controlled = Chance(share),
            Easi = new Fan(0.1 * easi, 0.2 * easi, 0.5 * easi, easi, 1.5 * easi, 2.0 * easi, 2.4 * easi),
            Itch = new Fan(1, 1.5, 2.5, 4, 5.5, 6.5, 7),
            Regions = [],
        };
    }

    private static InfectionResult Risk(string token, string name, double rate, bool isCombination) => new()
    {
        Event = token,
        Name = name,
        Total = Interval(isCombination ? 2.0 * rate : rate),
        Staying = Interval(rate),
        FromDrug = Interval(isCombination ? rate : 0.0),
        Interaction = isCombination ? RiskContrast.InteractionUnknown : null,
    };

    private static ContrastResult Contrast(int week, double difference) =>
        new(week, "controlled", Chance(difference), difference > 0.1 ? new Probability { P = 1.0 / difference, Low = 3.1, High = 12.0 } : null);

    private static ForecastVisit Visit(double day, string text, string? meaning, double probability) => new()
    {
        Day = day,
        EffectiveSampleSize = 900,
        Stages = 2,
        Used = 1.0,
        Seen = [Seen(day, text, meaning, probability)],
    };

    private static SeenResult Seen(double day, string text, string? meaning, double probability) => new()
    {
        Day = day,
        Text = text,
        Meaning = meaning,
        LogScore = Math.Round(Math.Log(probability), 2),
        Pit = meaning is null ? 0.6 : null,
        Probability = probability,
        IsHardToExplain = probability < 0.02,
    };

    private static Probability Chance(double p) => new() { P = p, Low = p - 0.05, High = p + 0.05 };

    private static Interval Interval(double median) => new() { Median = median, Low = 0.5 * median, High = 2.0 * median };
}
