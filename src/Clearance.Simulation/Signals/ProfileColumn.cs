namespace Clearance.Simulation;

/// <summary>
/// Where the moments of a JAK inhibitor's within-step profile stand in a block. Moment 0 is the mean over the step; moment 1
/// is the coefficient of the first Legendre polynomial (three times the mean of f times 2x - 1, x the share of the step gone).
/// </summary>
internal static class ProfileColumn
{
    /// <summary>Residual signal behind JAK1/TYK2 receptors (IL-4 at keratinocytes, IL-22): moments 0 and 1.</summary>
    public const int Tyk2 = 0;

    /// <summary>Residual IL-13 signal under the reading of the run.</summary>
    public const int Il13 = 2;

    /// <summary>Residual signal behind JAK1/JAK2 receptors (IL-31, interferon gamma).</summary>
    public const int Jak2 = 4;

    /// <summary>(chi f_T + 1 - chi)(1 - gam b_gc): what drives the type-2 effectors.</summary>
    public const int Drive = 6;

    /// <summary>The same times the residual IL-4 signal at T cells.</summary>
    public const int DriveIl4 = 8;

    /// <summary>1 - gam b_gc: what drives the other effectors.</summary>
    public const int GammaChain = 10;

    /// <summary>Blockade of the gamma chain, mean.</summary>
    public const int GammaChainBlockade = 12;

    /// <summary>exp(slope x Jz) - 1 of serious infection, zoster and eczema herpeticum, Jz from blood blockade.</summary>
    public const int SeriousExcess = 13, ZosterExcess = 14, HerpeticumExcess = 15;

    /// <summary>
    /// Ripple: SD over the step of the integral of (f - mean f), days, for the residual signals above. A state that follows
    /// the signal at rate k ripples with k times this.
    /// </summary>
    public const int Tyk2Ripple = 16, Il13Ripple = 17, Jak2Ripple = 18;

    /// <summary>Mean total plasma concentration of the JAK inhibitors, nM.</summary>
    public const int Concentration = 19;

    /// <summary>Columns in all.</summary>
    public const int Count = 20;

    /// <summary>The profile of no JAK inhibitor at all.</summary>
    public static void SetNone(Span<double> profile)
    {
        profile.Clear();
        foreach (int column in (ReadOnlySpan<int>)[Tyk2, Il13, Jak2, Drive, DriveIl4, GammaChain])
        {
            profile.Slice(column * BlockLayout.Lanes, BlockLayout.Lanes).Fill(1.0);
        }
    }
}
