using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>A course whose names, doses, sites and words have been given their meaning by the formulary.</summary>
public sealed record ResolvedCourse
{
    /// <summary>The course as read.</summary>
    public required TreatmentCourse Course { get; init; }

    /// <summary>One entry for each regimen, in the order of the course.</summary>
    public required ImmutableArray<ResolvedRegimen> Regimens { get; init; }

    /// <summary>Words as intervals, in the order of time.</summary>
    public required ImmutableArray<IntervalObservation> Intervals { get; init; }

    /// <summary>Exact scores, computed from items where items are given, in the order of time.</summary>
    public required ImmutableArray<ScoreObservation> Scores { get; init; }

    /// <summary>What was filled in.</summary>
    public required ImmutableArray<Assumption> Assumptions { get; init; }

    /// <summary>Systemic regimens that are modelled.</summary>
    public IEnumerable<ResolvedRegimen.Systemic> Systemics => Regimens.OfType<ResolvedRegimen.Systemic>();

    /// <summary>Topical steroids that are modelled.</summary>
    public IEnumerable<ResolvedRegimen.Topical> Topicals => Regimens.OfType<ResolvedRegimen.Topical>();
}

/// <summary>An exact score at a day.</summary>
/// <param name="Observation">Position in the course's observations.</param>
/// <param name="Day">Days from the anchor.</param>
/// <param name="Kind">The score.</param>
/// <param name="Region">The region for a regional EASI (0 to 72 before weighting); null for the whole.</param>
/// <param name="Value">The value.</param>
public sealed record ScoreObservation(int Observation, double Day, ScoreKind Kind, BodyRegion? Region, decimal Value);
