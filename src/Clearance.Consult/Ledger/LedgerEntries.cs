using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Clearance.Consult;

/// <summary>A line of a ledger of forecasts: a forecast that was kept, or a score of one that came true or not. Lines are only ever added.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(KeptForecast), "forecast")]
[JsonDerivedType(typeof(ScoredStatement), "score")]
public abstract record LedgerLine
{
    /// <summary>The version of the shape of a line.</summary>
    public const string CurrentSchema = "clearance.forecast-ledger/1";

    /// <summary>Always clearance.forecast-ledger/1.</summary>
    public required string Schema { get; init; }
}

/// <summary>A forecast as it was made.</summary>
public sealed record KeptForecast : LedgerLine
{
    /// <summary>SHA-256 of the forecast's record: what was asked of what, with which program.</summary>
    public required string Key { get; init; }

    /// <summary>Id of the course.</summary>
    public required string Course { get; init; }

    /// <summary>First day of the future.</summary>
    public required int Now { get; init; }

    /// <summary>Weeks that are kept.</summary>
    public required ImmutableArray<int> Weeks { get; init; }

    /// <summary>The options.</summary>
    public required ImmutableArray<KeptOption> Options { get; init; }

    /// <summary>The forecast's record.</summary>
    public required ForecastRecord Record { get; init; }
}

/// <summary>An option of a kept forecast, in the kept weeks.</summary>
/// <param name="Id">Token of the option.</param>
/// <param name="Easi">EASI.</param>
/// <param name="Itch">Peak itch.</param>
/// <param name="Clear">Probability of EASI at most 1 and IGA 0 or 1.</param>
/// <param name="Controlled">Probability of EASI at most 7 and itch at most 4.</param>
public sealed record KeptOption(string Id, ImmutableArray<Fan> Easi, ImmutableArray<Fan> Itch, ImmutableArray<double> Clear, ImmutableArray<double> Controlled);

/// <summary>Something seen later, against a kept forecast.</summary>
public sealed record ScoredStatement : LedgerLine
{
    /// <summary>Key of the forecast.</summary>
    public required string Forecast { get; init; }

    /// <summary>Id of the course.</summary>
    public required string Course { get; init; }

    /// <summary>The option that was in fact followed.</summary>
    public required string Option { get; init; }

    /// <summary>Days from the course's day 0.</summary>
    public required double Day { get; init; }

    /// <summary>What was seen, in words.</summary>
    public required string Text { get; init; }

    /// <summary>For a score: whether it lies within the central 50, 80 and 90%; null for words.</summary>
    public required bool? Within50 { get; init; }

    public required bool? Within80 { get; init; }

    public required bool? Within90 { get; init; }

    /// <summary>For a score: mean pinball loss over the kept percentiles, twice: an approximation of the continuous ranked probability score, in points. Null for words.</summary>
    public required double? QuantileScore { get; init; }

    /// <summary>For words: the probability they were given; null for a score.</summary>
    public required double? Probability { get; init; }
}
