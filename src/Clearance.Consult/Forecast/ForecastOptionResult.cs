using System.Collections.Immutable;

namespace Clearance.Consult;

/// <summary>What an option would do to this patient.</summary>
public sealed record ForecastOptionResult
{
    /// <summary>Token of the option.</summary>
    public required string Id { get; init; }

    /// <summary>In words.</summary>
    public required string Name { get; init; }

    /// <summary>Its kind: stay, add, taper, switch, interval, topical, stop, written, as_happened.</summary>
    public required string Kind { get; init; }

    /// <summary>Systemic drugs it begins or changes, by name.</summary>
    public required ImmutableArray<string> Begins { get; init; }

    /// <summary>What the gate says of it. A blocked option is shown with its reason, not hidden.</summary>
    public required OptionGate Gate { get; init; }

    /// <summary>How it acts, in a sentence.</summary>
    public required string Mechanism { get; init; }

    /// <summary>What about it lies outside what the model was calibrated on.</summary>
    public required ImmutableArray<string> Extrapolations { get; init; }

    /// <summary>Week by week from now; the first is week 1.</summary>
    public required ImmutableArray<WeekResult> ByWeek { get; init; }

    /// <summary>After the added drug ended; empty when nothing ends within the time looked ahead.</summary>
    public required ImmutableArray<AfterStopResult> AfterStop { get; init; }

    /// <summary>Weeks with the added drug, mean; null when none ends.</summary>
    public required Probability? WeeksOnDrug { get; init; }

    /// <summary>Expected weeks in each band of EASI over the time looked ahead.</summary>
    public required ImmutableArray<BandResult> Bands { get; init; }

    /// <summary>Infections expected in the coming year.</summary>
    public required ImmutableArray<InfectionResult> Risk { get; init; }

    /// <summary>Against staying, the same virtual patients.</summary>
    public required ImmutableArray<ContrastResult> Contrast { get; init; }
}

/// <summary>The gate's answer to an option.</summary>
public sealed record OptionGate
{
    /// <summary>The decision; null when the option starts no drug that the gate has rules for.</summary>
    public required CheckDecision? Decision { get; init; }

    /// <summary>True when something stands in the way.</summary>
    public required bool Blocks { get; init; }

    /// <summary>What stands in the way or asks for care, the most important first.</summary>
    public required ImmutableArray<GateReason> Reasons { get; init; }
}

/// <summary>A line of the gate.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Severity">Its weight.</param>
/// <param name="Message">What it asks.</param>
public sealed record GateReason(string Rule, FindingSeverity Severity, string Message);

/// <summary>A week of an option. Scores are as they would be written, with the errors of raters and patients.</summary>
public sealed record WeekResult
{
    /// <summary>Weeks from now.</summary>
    public required int Week { get; init; }

    /// <summary>EASI at most 1 and IGA 0 or 1.</summary>
    public required Probability Clear { get; init; }

    /// <summary>EASI at most 7.</summary>
    public required Probability Easi7 { get; init; }

    /// <summary>EASI down by 75% or more against the baseline before the first systemic treatment.</summary>
    public required Probability Easi75 { get; init; }

    /// <summary>The same by 90%.</summary>
    public required Probability Easi90 { get; init; }

    /// <summary>Peak itch at most 4.</summary>
    public required Probability Itch4 { get; init; }

    /// <summary>EASI at most 7 and peak itch at most 4.</summary>
    public required Probability Controlled { get; init; }

    /// <summary>EASI, points.</summary>
    public required Fan Easi { get; init; }

    /// <summary>Peak itch, points.</summary>
    public required Fan Itch { get; init; }

    /// <summary>Head and neck, upper limbs, trunk, lower limbs in every fourth week; else empty.</summary>
    public required ImmutableArray<RegionResult> Regions { get; init; }
}

/// <summary>Percentiles over virtual patients.</summary>
/// <param name="P5">5th.</param>
/// <param name="P10">10th.</param>
/// <param name="P25">25th.</param>
/// <param name="P50">Median.</param>
/// <param name="P75">75th.</param>
/// <param name="P90">90th.</param>
/// <param name="P95">95th.</param>
public sealed record Fan(double P5, double P10, double P25, double P50, double P75, double P90, double P95);

/// <summary>A region in a week.</summary>
/// <param name="Region">Which.</param>
/// <param name="Clear">Probability of a regional EASI of at most 1.</param>
/// <param name="Easi">Regional EASI, 0 to 72 points.</param>
public sealed record RegionResult(EasiRegion Region, Probability Clear, Fan Easi);

/// <summary>Some months after the added drug ended.</summary>
/// <param name="Months">How many; a month is 365.25/12 days.</param>
/// <param name="Controlled">Probability of EASI at most 7 and itch at most 4 then.</param>
/// <param name="IfClearAtStop">The same among those clear when it ended; null when nobody was.</param>
/// <param name="Staying">The same virtual patients at the same time, had they stayed.</param>
/// <param name="Difference">Controlled minus staying.</param>
public sealed record AfterStopResult(int Months, Probability Controlled, Probability? IfClearAtStop, Probability Staying, Probability Difference);

/// <summary>Expected weeks in a band.</summary>
/// <param name="Band">clear_or_almost (EASI at most 1), mild (at most 7), moderate (at most 21), severe.</param>
/// <param name="Weeks">How many, with 90% interval.</param>
public sealed record BandResult(string Band, Probability Weeks);

/// <summary>Infections of one kind expected in the coming year, per 100 patients like this one.</summary>
public sealed record InfectionResult
{
    /// <summary>serious_infection, herpes_zoster or eczema_herpeticum.</summary>
    public required string Event { get; init; }

    /// <summary>In words.</summary>
    public required string Name { get; init; }

    /// <summary>With this option.</summary>
    public required Interval Total { get; init; }

    /// <summary>With staying.</summary>
    public required Interval Staying { get; init; }

    /// <summary>The part due to JAK inhibitors; better skin is not netted against it.</summary>
    public required Interval FromDrug { get; init; }

    /// <summary>"unknown" where a biologic and a JAK inhibitor are given together, for no rate was ever measured; else null.</summary>
    public required string? Interaction { get; init; }
}

/// <summary>An option against staying.</summary>
/// <param name="Week">Weeks from now.</param>
/// <param name="Endpoint">clear, controlled, easi_7 or itch_4.</param>
/// <param name="Difference">Probability under the option minus under staying.</param>
/// <param name="NumberNeeded">Patients to treat for one more that reaches it; null when the interval of the difference holds 0.</param>
public sealed record ContrastResult(int Week, string Endpoint, Probability Difference, Probability? NumberNeeded);

/// <summary>The shortest rescue that reaches a chance.</summary>
/// <param name="Target">The chance asked for, of clear skin when the drug ends.</param>
/// <param name="StayingWeeks">Week in which staying alone reaches it; null when it never does.</param>
/// <param name="Rows">One for each JAK inhibitor and dose.</param>
public sealed record ShortestRescueTable(double Target, int? StayingWeeks, ImmutableArray<ShortestRescueRow> Rows);

/// <summary>The shortest rescue with one dose.</summary>
/// <param name="Option">Name of the drug and dose.</param>
/// <param name="Weeks">Weeks; null when no duration that was looked at reaches it.</param>
/// <param name="LookedAtWeeks">Longest duration looked at.</param>
/// <param name="Chance">The chance at that week, or the best that is reached.</param>
public sealed record ShortestRescueRow(string Option, int? Weeks, int LookedAtWeeks, Probability Chance);

/// <summary>How forecasts stood against what happened.</summary>
public sealed record CalibrationSummary
{
    /// <summary>Real courses whose forecasts were scored: the published cases in retrospect and those of the ledger, each once.</summary>
    public required int Courses { get; init; }

    /// <summary>Of these, published cases forecast in retrospect.</summary>
    public required int RetrospectCourses { get; init; }

    /// <summary>Of these, courses of the ledger.</summary>
    public required int LedgerCourses { get; init; }

    /// <summary>Things seen later that were scored in them.</summary>
    public required int Statements { get; init; }

    /// <summary>Of the scores among them, the share within the 80% interval; null when there are none.</summary>
    public required double? Coverage80 { get; init; }

    /// <summary>Mean log score; null when there are none.</summary>
    public required double? MeanLogScore { get; init; }

    /// <summary>Of the method, on simulated courses: how many.</summary>
    public required int SimulatedCourses { get; init; }

    /// <summary>Coverage of 80% intervals there, by horizon in weeks; null when it was not measured.</summary>
    public required ImmutableArray<HorizonCoverage> Simulated { get; init; }

    /// <summary>In a sentence.</summary>
    public required string Says { get; init; }
}

/// <summary>Coverage at a horizon.</summary>
/// <param name="Weeks">Weeks ahead.</param>
/// <param name="Coverage80">Share of scores within the 80% interval.</param>
public sealed record HorizonCoverage(int Weeks, double Coverage80);
