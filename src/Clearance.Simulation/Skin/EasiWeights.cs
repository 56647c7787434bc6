using System.Collections.Immutable;

namespace Clearance.Simulation;

/// <summary>Weights of the EASI regions from the 8th birthday on: head and neck, upper limbs, trunk, lower limbs.</summary>
/// <remarks>Hanifin et al. 2001 (Exp Dermatol 10:11); the same shares weigh a region's part of the itch.</remarks>
public static class EasiWeights
{
    /// <summary>The four weights, summing to 1.</summary>
    public static ImmutableArray<double> Adult { get; } = [0.1, 0.2, 0.3, 0.4];
}
