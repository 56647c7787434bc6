using System.Collections.Immutable;

namespace Clearance.Forecast;

/// <summary>How one thing seen looked to the particles just before it was taken in.</summary>
/// <param name="Item">The thing.</param>
/// <param name="Day">Days from the anchor.</param>
/// <param name="LogScore">Log of its predictive density (exact scores) or probability (words, zeros).</param>
/// <param name="Below">Predictive probability of less.</param>
/// <param name="At">Predictive probability of just this; for words the probability of the words.</param>
public sealed record Foreseen(SeenItem Item, double Day, double LogScore, double Below, double At)
{
    /// <summary>Two-sided probability of something at least as far out; for words their probability.</summary>
    public double Surprise => Item is SeenItem.Words ? At : Math.Min(1.0, 2.0 * Math.Min(Below + At, 1.0 - Below));

    /// <summary>Where the thing fell in its predictive distribution: the middle of its atom if it has one.</summary>
    public double Pit => Below + (0.5 * At);
}

/// <summary>How a visit was taken in.</summary>
public sealed record VisitReport
{
    /// <summary>Days from the anchor.</summary>
    public required double Day { get; init; }

    /// <summary>Effective sample size after its weights, before any resampling.</summary>
    public required double Effective { get; init; }

    /// <summary>Stages it was taken in; 1 when the particles could bear it at once.</summary>
    public required int Stages { get; init; }

    /// <summary>Share of its log likelihood that was used: 1, or less when too few particles explain it.</summary>
    public required double Used { get; init; }

    /// <summary>Each thing seen, as foreseen.</summary>
    public required ImmutableArray<Foreseen> Items { get; init; }
}

/// <summary>Particles that explain a history.</summary>
public sealed record Conditioned
{
    /// <summary>Weights of the particles that go on; they sum to 1.</summary>
    public required double[] Weights { get; init; }

    /// <summary>How each visit was taken in.</summary>
    public required ImmutableArray<VisitReport> Visits { get; init; }

    /// <summary>
    /// Effective number of particles: copies whose numbers never moved apart count as one, weights as they are.
    /// </summary>
    public required double Effective { get; init; }
}
