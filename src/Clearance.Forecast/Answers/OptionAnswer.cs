using System.Collections.Immutable;
using Clearance.Simulation;

namespace Clearance.Forecast;

/// <summary>What an option would do to this patient.</summary>
public sealed record OptionAnswer
{
    /// <summary>The option.</summary>
    public required ForecastOption Option { get; init; }

    /// <summary>Week by week; the first is one week from now.</summary>
    public required ImmutableArray<WeekAnswer> Weeks { get; init; }

    /// <summary>After the added drug ended; empty when nothing ends within the time looked ahead.</summary>
    public required ImmutableArray<AfterStop> AfterStop { get; init; }

    /// <summary>Weeks with the added drug; null when none ends.</summary>
    public required Chance? WeeksOnDrug { get; init; }

    /// <summary>Expected weeks in each band over the time looked ahead: EASI at most 1, 7, 21, and above.</summary>
    public required ImmutableArray<Chance> BandWeeks { get; init; }

    /// <summary>Infections expected in the coming year.</summary>
    public required ImmutableArray<HazardAnswer> Risk { get; init; }

    /// <summary>Against staying; empty for staying itself.</summary>
    public required ImmutableArray<Contrast> Contrasts { get; init; }
}

/// <summary>A week of an option.</summary>
public sealed record WeekAnswer
{
    /// <summary>Weeks from now.</summary>
    public required int Week { get; init; }

    /// <summary>Probability of each endpoint.</summary>
    public required Chance Clear { get; init; }

    public required Chance Easi7 { get; init; }

    public required Chance Easi75 { get; init; }

    public required Chance Easi90 { get; init; }

    public required Chance Itch4 { get; init; }

    public required Chance Controlled { get; init; }

    /// <summary>EASI as it would be written: 5th, 10th, 25th, 50th, 75th, 90th and 95th percentile.</summary>
    public required ImmutableArray<double> Easi { get; init; }

    /// <summary>Peak itch as it would be written, the same seven.</summary>
    public required ImmutableArray<double> Itch { get; init; }

    /// <summary>Head and neck, upper limbs, trunk, lower limbs; every fourth week, else empty.</summary>
    public required ImmutableArray<RegionAnswer> Regions { get; init; }
}

/// <summary>A region in a week.</summary>
/// <param name="Clear">Probability of a regional EASI of at most 1.</param>
/// <param name="Easi">5th, 10th, 25th, 50th, 75th, 90th and 95th percentile.</param>
public sealed record RegionAnswer(Chance Clear, ImmutableArray<double> Easi);

/// <summary>Some months after the added drug ended.</summary>
/// <param name="Months">How many.</param>
/// <param name="Controlled">Probability of EASI at most 7 and itch at most 4 then.</param>
/// <param name="IfClear">The same among those clear when it ended; null when nobody was.</param>
/// <param name="Staying">The same time without the option: probability under staying, same particles.</param>
/// <param name="Difference">Controlled with the option minus staying, paired.</param>
public sealed record AfterStop(int Months, Chance Controlled, Chance? IfClear, Chance Staying, Chance Difference);

/// <summary>Expected infections of one kind in the coming year, per 100 patients like this one.</summary>
/// <param name="Infection">Which.</param>
/// <param name="Total">With this option: median and 90% interval over particles.</param>
/// <param name="Staying">With staying.</param>
/// <param name="FromDrug">The part due to JAK inhibitors, on the skin as it would be under staying.</param>
/// <param name="IsInteractionUnknown">True when a biologic and a JAK inhibitor are given together: no rate was ever measured.</param>
public sealed record HazardAnswer(InfectionEvent Infection, Chance Total, Chance Staying, Chance FromDrug, bool IsInteractionUnknown);

/// <summary>An option against staying in one week.</summary>
/// <param name="Week">Weeks from now.</param>
/// <param name="Endpoint">What is reached.</param>
/// <param name="Difference">Probability under the option minus under staying, paired, with 90% interval.</param>
/// <param name="NumberNeeded">Patients to be treated for one more that reaches it; null when the interval of the difference holds 0.</param>
public sealed record Contrast(int Week, Endpoint Endpoint, Chance Difference, Chance? NumberNeeded);
