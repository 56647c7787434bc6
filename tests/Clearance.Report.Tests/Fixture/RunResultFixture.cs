using System.Collections.Immutable;
using Clearance.Consult;

namespace Clearance.Testing;

/// <summary>
/// A made-up result in the shape of the index case. Every number is invented to look plausible; none comes from the model
/// and none may be read as a prediction. It exists to test records, JSON, figures and the page.
/// </summary>
internal static class RunResultFixture
{
    public const double RescueStart = 274;
    public const double RescueStop = 396;
    public const double LastDay = 578;
    private const string Paper = "Fixture source, page 1";

    public static RunResult Create() => new()
    {
        Schema = RunResult.CurrentSchema,
        Notice = "This page informs a clinician; it never decides.",
        Course = Course(),
        Assumptions =
        [
            new() { What = "Dupilumab loading dose", Value = "600", Unit = "mg", Why = "The case does not state it; the label's regimen for adults begins with it.", Source = "Dupilumab label, fixture", Status = EvidenceStatus.Assumption },
            new() { What = "Body weight", Value = "log-normal, median 82, 90% between 58 and 117", Unit = "kg", Why = "Not reported; drawn from a documented adult population.", Source = "Fixture population", Status = EvidenceStatus.Assumption },
            new() { What = "EASI before treatment", Value = "drawn so that 60% to 90% of the body surface is involved", Unit = "points", Why = "The case reports about 75% of the body surface and no EASI.", Source = "Fixture scale table", Status = EvidenceStatus.Inferred },
            new() { What = "Care effect outside trials", Value = "half of the placebo effect of trials", Unit = null, Why = "No trial separates care from the effect of being in a trial.", Source = "Fixture policy", Status = EvidenceStatus.Policy },
        ],
        Mechanism = [.. MechanismFixture.Signals()],
        Remarks = ["Halobetasol is stopped in month 13 in every virtual patient, with and without tofacitinib."],
        MechanismSentence = "Adding tofacitinib to dupilumab hardly changes IL-4 and IL-13, which dupilumab already blocks almost completely; it adds a partial, short-lived block of IL-31, IL-22, interferon gamma, TSLP and the gamma-chain cytokines, which dupilumab leaves open.",
        Trajectory = [.. TrajectoryFixture.All()],
        Reported =
        [
            new() { Day = 0, Quantity = Quantity.Bsa, Region = null, Low = 75, High = 75, Unit = "%", Words = "about 75% of body surface", Rule = null },
            new() { Day = RescueStop, Quantity = Quantity.Easi, Region = null, Low = 0, High = 1, Unit = "points", Words = "clear", Rule = "EASI at most 1" },
            new() { Day = RescueStop, Quantity = Quantity.RegionalEasi, Region = EasiRegion.HeadNeck, Low = 0, High = 1, Unit = "points", Words = "clear", Rule = "EASI at most 1" },
            new() { Day = LastDay, Quantity = Quantity.Easi, Region = null, Low = 0, High = 7, Unit = "points", Words = "controlled", Rule = "EASI at most 7 and peak itch at most 4" },
            new() { Day = LastDay, Quantity = Quantity.PpNrs, Region = null, Low = 0, High = 4, Unit = "points", Words = "controlled", Rule = "EASI at most 7 and peak itch at most 4" },
        ],
        Milestones =
        [
            .. Milestones("improved_2_months", "Improved 2 months after adding tofacitinib", 335, "EASI at least 50% below its value when tofacitinib was added", "improved", 0.41, 0.22, 0.19),
            .. Milestones("clear_4_months", "Clear 4 months after adding tofacitinib", RescueStop, "EASI at most 1 and IGA 0 or 1", "clear", 0.24, 0.09, 0.15),
            .. Milestones("controlled_6_months_after_stop", "Controlled 6 months after stopping tofacitinib", LastDay, "EASI at most 7 and peak itch at most 4", "controlled", 0.44, 0.43, 0.01),
        ],
        Population = new()
        {
            Drawn = 4096,
            Enrolled = 2871,
            PartialResponders = 1604,
            EnrolledDefinition = "60% to 90% of the body surface involved at day 0",
            PartialResponderDefinition = "EASI-50 reached by day 274, EASI above 1, head and neck or trunk not clear",
            Description = "Adults with severe atopic dermatitis, invented for this fixture",
            Statuses = Statuses,
        },
        Risk =
        [
            Risk("herpes_zoster", "Herpes zoster", 1.9, 0.8, 4.6, 0.5, 0.2, 1.1, 3.7, 2.1, 7.0),
            Risk("serious_infection", "Serious infection", 2.1, 0.9, 5.0, 1.2, 0.5, 2.9, 1.8, 1.1, 2.9),
            Risk("eczema_herpeticum", "Eczema herpeticum", 0.9, 0.3, 2.6, 1.0, 0.4, 2.7, 0.9, 0.5, 1.6),
        ],
        PublishedRates =
        [
            new() { Event = "herpes_zoster", Name = "Herpes zoster", Drug = "Tofacitinib", Population = "Fixture cohort, rheumatoid arthritis", Value = 4.0, Low = 3.7, High = 4.4, Unit = "per 100 patient-years", Source = Paper, Status = EvidenceStatus.Verified, Note = "Another disease, older patients" },
            new() { Event = "major_cardiovascular_event", Name = "Major cardiovascular event", Drug = "Tofacitinib", Population = "Fixture cohort, age over 50 with a risk factor", Value = 1.0, Low = null, High = null, Unit = "per 100 patient-years", Source = Paper, Status = EvidenceStatus.Recalled, Note = "Not modelled; published rate only" },
        ],
        Record = new()
        {
            Program = "clearance",
            Version = "0.1.0",
            CourseFile = "fixture.course.yaml",
            CourseHash = "sha256:" + new string('a', 64),
            KnowledgeHash = "sha256:" + new string('b', 64),
            Seed = 20210401,
            Patients = 4096,
            Il13Readings = [Il13Reading.ReceptorBiology, Il13Reading.Authors],
            AsOf = null,
            Statuses = Statuses,
        },
    };

    private static ImmutableArray<StatusCount> Statuses =>
    [
        new() { Status = "solved", Count = 4094, Meaning = "Solved within tolerance" },
        new() { Status = "refined", Count = 2, Meaning = "Solved again with a finer step plan after the first missed its tolerance" },
    ];

    private static CourseSummary Course() => new()
    {
        Id = "fixture-2021",
        Title = "Recalcitrant atopic dermatitis: tofacitinib added to dupilumab (fixture)",
        Citation = new() { Text = "Fixture A, Example B. A made-up course. Journal of Fixtures 2021.", Doi = "10.0000/fixture", Status = EvidenceStatus.Verified },
        Patient =
        [
            new() { Name = "age", Value = "35 years", Assumed = false, Source = Paper },
            new() { Name = "sex", Value = "male", Assumed = false, Source = Paper },
            new() { Name = "disease", Value = "severe erythrodermic atopic dermatitis, lifelong", Assumed = false, Source = Paper },
            new() { Name = "weight", Value = "median 82 kg", Assumed = true, Source = null },
        ],
        Anchor = new() { Name = "dupilumab_start", Meaning = "first dose of dupilumab", Date = null },
        EarlierTreatments = [new() { What = "topical steroids", Outcome = "failed", Source = Paper }],
        DrugBars =
        [
            new() { Drug = "dupilumab", Name = "Dupilumab", Role = DrugRole.Biologic, DoseText = "600 mg once, then 300 mg every 2 weeks, subcutaneous", StartDay = 0, StopDay = null, IsRescue = false, Assumed = true, AssumedWhat = "loading dose from the label", Source = Paper },
            new() { Drug = "halobetasol", Name = "Halobetasol 0.05% ointment", Role = DrugRole.TopicalSteroid, DoseText = "twice a day", StartDay = 0, StopDay = null, IsRescue = false, Assumed = false, AssumedWhat = null, Source = Paper },
            new() { Drug = "tofacitinib", Name = "Tofacitinib", Role = DrugRole.JakInhibitor, DoseText = "5 mg twice a day, oral", StartDay = RescueStart, StopDay = RescueStop, IsRescue = true, Assumed = false, AssumedWhat = null, Source = Paper },
        ],
        Observations =
        [
            Seen(0, "before dupilumab", "about 75% of body surface; sleep disturbed", [new() { Scale = "BSA", Region = null, Low = 75, High = 75, Unit = "%", Rule = null }]),
            Seen(RescueStart, "after 9 months of dupilumab", "significantly improved; recalcitrant plaques on face, neck and nipples", [], "face", "neck", "nipples"),
            Seen(335, "2 months after adding tofacitinib", "improved", []),
            Seen(RescueStop, "4 months after adding tofacitinib", "clear", [new() { Scale = "EASI", Region = null, Low = 0, High = 1, Unit = "points", Rule = "EASI at most 1" }]),
            Seen(LastDay, "6 months after stopping tofacitinib", "controlled", [new() { Scale = "EASI", Region = null, Low = 0, High = 7, Unit = "points", Rule = "EASI at most 7 and peak itch at most 4" }]),
        ],
        Screening = [.. new[] { "HIV", "hepatitis B", "hepatitis C", "tuberculosis" }.Select(test => new ScreeningResult { Test = test, Result = "negative", Day = RescueStart, Source = Paper })],
        Approvals = [new() { By = "insurer", What = "tofacitinib approved", Day = RescueStart, Source = Paper }],
        Statements =
        [
            new() { Topic = "mechanism", Text = "JAK1 and JAK3 carry the signals of IL-4 and IL-13 <in the authors' reading>", Source = Paper },
            new() { Topic = "risk", Text = "serious infection is the main risk", Source = Paper },
        ],
        EndDay = LastDay,
    };

    private static CourseObservation Seen(double day, string when, string words, ImmutableArray<ObservedScore> scores, params string[] sites) =>
        new() { Day = day, When = when, Words = words, Scores = scores, Sites = [.. sites], Source = Paper };

    private static IEnumerable<MilestoneResult> Milestones(string name, string label, double day, string definition, string reported, double with, double without, double difference) =>
        Enum.GetValues<Il13Reading>().Select(reading => new MilestoneResult
        {
            Name = name,
            Label = label,
            Day = day,
            Definition = definition,
            Reported = reported,
            WithRescue = Near(reading == Il13Reading.Authors ? with - 0.01 : with),
            WithoutRescue = Near(without),
            Difference = new() { P = difference, Low = difference - 0.02, High = difference + 0.02 },
            Il13Reading = reading,
            Denominator = new() { Patients = 1604, Who = "virtual patients who were partial responders at day 274" },
            IntervalCovers = "sampling of virtual patients",
        });

    private static Probability Near(double p) => new() { P = p, Low = p - 0.03, High = p + 0.03 };

    private static RiskContrast Risk(string token, string name, double with, double withLow, double withHigh, double without, double withoutLow, double withoutHigh, double ratio, double ratioLow, double ratioHigh) => new()
    {
        Event = token,
        Name = name,
        Period = "while on tofacitinib, day 274 to 396",
        Unit = "per 100 patient-years",
        WithRescue = new() { Median = with, Low = withLow, High = withHigh },
        WithoutRescue = new() { Median = without, Low = withoutLow, High = withoutHigh },
        Ratio = new() { Median = ratio, Low = ratioLow, High = ratioHigh },
        DrugAttributable = new() { Median = with - without + 0.2, Low = 0.1, High = 2.9 },
        Interaction = RiskContrast.InteractionUnknown,
        Note = "Interval covers parameters and the misfit over drugs; no rate of a biologic with a JAK inhibitor is published.",
        Source = "Fixture hazard model",
        Status = EvidenceStatus.Assumption,
    };
}
