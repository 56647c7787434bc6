using System.Collections.Immutable;

namespace Clearance.Consult;

/// <summary>
/// Everything <c>clearance forecast</c> found out about one patient, under schema <c>clearance.forecast/1</c>. It holds no wall
/// time, no thread count and no machine: the same record gives the same bytes.
/// </summary>
public sealed record ForecastResult
{
    /// <summary>The version of the shape of this record. A change that breaks a reader raises the number.</summary>
    public const string CurrentSchema = "clearance.forecast/1";

    /// <summary>The schema of this document, always clearance.forecast/1.</summary>
    public required string Schema { get; init; }

    /// <summary>The one sentence that this informs a clinician and never decides.</summary>
    public required string Notice { get; init; }

    /// <summary>The course: name and title.</summary>
    public required ForecastCourseName Course { get; init; }

    /// <summary>First day of the future, days from the course's day 0.</summary>
    public required int Now { get; init; }

    /// <summary>The calendar date of it; null where the course has none.</summary>
    public required DateOnly? NowDate { get; init; }

    /// <summary>What is given now, in words.</summary>
    public required ImmutableArray<string> Given { get; init; }

    /// <summary>Virtual patients asked for.</summary>
    public required int Patients { get; init; }

    /// <summary>Effective number of virtual patients that explain the history: equal copies count once, weights as they are.</summary>
    public required double EffectiveSampleSize { get; init; }

    /// <summary>What was seen of the patient, each thing with how the forecast stood to it before it was taken in.</summary>
    public required ImmutableArray<ForecastVisit> History { get; init; }

    /// <summary>What was seen, as points and ranges on the axes of EASI and itch.</summary>
    public required ImmutableArray<ObservedRange> Observed { get; init; }

    /// <summary>What a reader must know to read the forecast rightly: one sentence each.</summary>
    public required ImmutableArray<string> Remarks { get; init; }

    /// <summary>What is extrapolation, for all options.</summary>
    public required ImmutableArray<string> Extrapolations { get; init; }

    /// <summary>The options, staying first.</summary>
    public required ImmutableArray<ForecastOptionResult> Options { get; init; }

    /// <summary>For each JAK inhibitor and dose, the shortest rescue after which clear skin has the chance asked for.</summary>
    public required ShortestRescueTable ShortestRescue { get; init; }

    /// <summary>The same in plain words.</summary>
    public required PlainWords PlainWords { get; init; }

    /// <summary>What was later seen against this forecast; null when nothing later is known.</summary>
    public required RetrospectResult? Retrospect { get; init; }

    /// <summary>How forecasts of this program stood against what happened.</summary>
    public required CalibrationSummary Calibration { get; init; }

    /// <summary>What is needed to repeat this forecast byte for byte.</summary>
    public required ForecastRecord Record { get; init; }
}

/// <summary>A course by name.</summary>
/// <param name="Id">Id of the file.</param>
/// <param name="Title">Its title.</param>
public sealed record ForecastCourseName(string Id, string Title);

/// <summary>A score that was written, or the range a word stands for.</summary>
/// <param name="Day">Days from the course's day 0.</param>
/// <param name="Scale">easi or pp_nrs.</param>
/// <param name="Low">Lower end; the score itself if exact.</param>
/// <param name="High">Upper end.</param>
/// <param name="Text">In words.</param>
/// <param name="IsLater">True for what came after now and was hidden.</param>
public sealed record ObservedRange(double Day, string Scale, double Low, double High, string Text, bool IsLater);

/// <summary>What was seen on one day, and how it was taken in.</summary>
public sealed record ForecastVisit
{
    /// <summary>Days from the course's day 0.</summary>
    public required double Day { get; init; }

    /// <summary>Effective number of virtual patients after its weights, before any resampling.</summary>
    public required double EffectiveSampleSize { get; init; }

    /// <summary>Stages it was taken in; 1 when enough patients could bear it at once.</summary>
    public required int Stages { get; init; }

    /// <summary>Share of its log likelihood that was used; below 1 the forecast was widened, because too few patients explain it.</summary>
    public required double Used { get; init; }

    /// <summary>Each thing seen.</summary>
    public required ImmutableArray<SeenResult> Seen { get; init; }
}

/// <summary>One thing seen, against its forecast.</summary>
public sealed record SeenResult
{
    /// <summary>Days from the course's day 0.</summary>
    public required double Day { get; init; }

    /// <summary>In words, with its number.</summary>
    public required string Text { get; init; }

    /// <summary>The rule that gives the words their meaning; null for a score.</summary>
    public required string? Meaning { get; init; }

    /// <summary>Natural logarithm of its predictive density (scores) or probability (words, zeros).</summary>
    public required double LogScore { get; init; }

    /// <summary>Predictive probability of less, plus half of that of just this; null for words.</summary>
    public required double? Pit { get; init; }

    /// <summary>Probability of something at least as far out; for words, of the words.</summary>
    public required double Probability { get; init; }

    /// <summary>True below 2%: hard to explain.</summary>
    public required bool IsHardToExplain { get; init; }
}

/// <summary>The same forecast for two readers.</summary>
/// <param name="Clinician">For a clinician.</param>
/// <param name="Patient">For a patient.</param>
public sealed record PlainWords(string Clinician, string Patient);

/// <summary>What later happened against this forecast.</summary>
public sealed record RetrospectResult
{
    /// <summary>What was in fact given, as an option.</summary>
    public required string Taken { get; init; }

    /// <summary>Systemic drugs begun from that day on, by name.</summary>
    public required ImmutableArray<string> Begun { get; init; }

    /// <summary>Each later thing seen, forecast from the history alone.</summary>
    public required ImmutableArray<SeenResult> Seen { get; init; }

    /// <summary>Sum of their log scores.</summary>
    public required double LogScore { get; init; }

    /// <summary>How surprising it was, in words.</summary>
    public required string Verdict { get; init; }
}

/// <summary>What is needed to repeat a forecast byte for byte.</summary>
public sealed record ForecastRecord
{
    /// <summary>"clearance".</summary>
    public required string Program { get; init; }

    /// <summary>The program's version.</summary>
    public required string Version { get; init; }

    /// <summary>The course file's name without its folder.</summary>
    public required string CourseFile { get; init; }

    /// <summary>SHA-256 of the course file's bytes.</summary>
    public required string CourseHash { get; init; }

    /// <summary>SHA-256 over the knowledge files.</summary>
    public required string KnowledgeHash { get; init; }

    /// <summary>The seed of every random draw.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Virtual patients.</summary>
    public required int Patients { get; init; }

    /// <summary>Weeks looked ahead.</summary>
    public required int Weeks { get; init; }

    /// <summary>standard or all.</summary>
    public required string OptionSet { get; init; }

    /// <summary>JAK inhibitors looked at closely.</summary>
    public required ImmutableArray<string> Drugs { get; init; }

    /// <summary>Options the user wrote.</summary>
    public required ImmutableArray<string> Written { get; init; }

    /// <summary>The chance asked for.</summary>
    public required double Target { get; init; }

    /// <summary>Everything later than this was hidden; null if nothing was.</summary>
    public required string? AsOf { get; init; }

    /// <summary>Whose labels the gate went by: what was asked for, else the patient's region, else US. Null in a ledger's forecasts from before this was recorded.</summary>
    public CheckRegion? Region { get; init; }
}
