using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Simulation;

/// <summary>The known part of a course, which particles live through.</summary>
public sealed record ParticlePlan
{
    /// <summary>Which patients; their number is the number of particles.</summary>
    public required PopulationSpec Population { get; init; }

    /// <summary>What was taken.</summary>
    public required Treatment History { get; init; }

    /// <summary>Days of life under the patient's own triggers before day 0.</summary>
    public required int BurnInDays { get; init; }

    /// <summary>Days whose scores are kept, ascending, from the first day of the burn-in on, all before <see cref="Now"/>.</summary>
    public required ImmutableArray<int> KeptDays { get; init; }

    /// <summary>The day on which the future begins; 0 or later.</summary>
    public required int Now { get; init; }

    /// <summary>Which kinases carry IL-13.</summary>
    public Il13Reading Il13Reading { get; init; } = Il13Reading.ReceptorBiology;
}

/// <summary>How well a particle explains what was seen up to the day reached.</summary>
/// <param name="particle">Number of the particle.</param>
/// <param name="scores">True scores of the kept days so far, <see cref="ParticleCourse.ScoreColumns"/> a day: regional EASI, EASI, itch.</param>
/// <returns>Log likelihood; negative infinity when impossible.</returns>
public delegate double ParticleLikelihood(int particle, ReadOnlySpan<double> scores);
