using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Names of those numbers of a draw of the model that are not parameters or spreads of the skin model.</summary>
public static class DrawNames
{
    /// <summary>IC50 of a JAK inhibitor at a class of receptors, nM: IC50_tofacitinib_jak1_jak3.</summary>
    public static string Ic50(string drug, PotencyClass receptorClass) => $"IC50_{drug}_{Token.Of(receptorClass)}";

    /// <summary>Largest effect of a class of topical steroid, a share: Etop_potent.</summary>
    public static string Steroid(SteroidClass steroid) => $"Etop_{Token.Of(steroid)}";
}
