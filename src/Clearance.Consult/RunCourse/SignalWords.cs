using Clearance.Formulary;

namespace Clearance.Consult;

/// <summary>Tokens and words for the signals of the skin model.</summary>
internal static class SignalWords
{
    /// <summary>Stable token of a signal.</summary>
    public static string Token(SkinSignal signal) => signal switch
    {
        SkinSignal.Il4AtTCells => "il4_t_cell",
        SkinSignal.Il4AtKeratinocytes => "il4_keratinocyte",
        SkinSignal.Il13 => "il13",
        SkinSignal.Il31 => "il31",
        SkinSignal.Il22 => "il22",
        SkinSignal.InterferonGamma => "interferon_gamma",
        SkinSignal.Tslp => "tslp",
        SkinSignal.GammaChain => "gamma_chain",
        _ => throw new InvalidOperationException($"Unknown signal {signal}."),
    };

    /// <summary>What the signal does in the disease.</summary>
    public static string Meaning(SkinSignal signal) => signal switch
    {
        SkinSignal.Il4AtTCells => "keeps type-2 T cells going",
        SkinSignal.Il4AtKeratinocytes => "weakens the barrier",
        SkinSignal.Il13 => "main skin effector: barrier, itch nerves",
        SkinSignal.Il31 => "itch",
        SkinSignal.Il22 => "thickens plaques",
        SkinSignal.InterferonGamma => "chronic lesions; defence against viruses",
        SkinSignal.Tslp => "alarm signal of the skin",
        SkinSignal.GammaChain => "IL-2, IL-7, IL-15: T-cell survival and defence",
        _ => throw new InvalidOperationException($"Unknown signal {signal}."),
    };

    /// <summary>Token of a potency class as the knowledge files write it.</summary>
    public static string ClassToken(PotencyClass potencyClass) => potencyClass switch
    {
        PotencyClass.Jak1Jak3 => "JAK1_JAK3",
        PotencyClass.Jak1Jak2 => "JAK1_JAK2",
        PotencyClass.Jak1Tyk2 => "JAK1_TYK2",
        PotencyClass.Jak2Tyk2 => "JAK2_TYK2",
        PotencyClass.Jak2Jak2 => "JAK2_JAK2",
        _ => throw new InvalidOperationException($"Unknown class {potencyClass}."),
    };
}
