namespace Clearance.Formulary;

/// <summary>The symbols a pharmacokinetic model may use, with the dimension each must have.</summary>
public static class PkSymbol
{
    /// <summary>The dimension of a symbol, or null when the symbol is unknown. A formulation suffix (ka_ER) is ignored.</summary>
    public static Dimension? DimensionOf(string symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        var stem = symbol.Split('_')[0];
        return stem switch
        {
            "CL" or "CLr" or "CLnr" or "Q" => Dimension.Clearance,
            "V" or "Vc" or "Vp" => Dimension.Volume,
            "ke" or "kcp" or "kpc" or "ka" => Dimension.Rate,
            "MTT" or "tlag" or "D" => Dimension.Time,
            "Vm" => Dimension.MassConcentrationRate,
            "Km" => Dimension.MassConcentration,
            "F" => Dimension.Number,
            "k0" => Dimension.MassRate,
            "AK1" => Dimension.Mass,
            _ => null,
        };
    }

    /// <summary>The symbols a structure cannot do without; a clearance may also be given as CLr and CLnr.</summary>
    public static IReadOnlyList<string> Required(PkStructure structure) => structure switch
    {
        PkStructure.LinearOneCompartment => ["CL", "V"],
        PkStructure.LinearTwoCompartment => ["CL", "Vc", "Q", "Vp"],
        PkStructure.SaturableTransit => ["Vc", "ke", "kcp", "kpc", "ka", "MTT", "Vm", "Km", "F"],
        _ => throw new ArgumentOutOfRangeException(nameof(structure), structure, "Not a structure."),
    };

    /// <summary>The unit a numeric covariate is given in, as a dimension; null for a covariate with levels.</summary>
    public static Dimension? DimensionOf(PkCovariate covariate) => covariate switch
    {
        PkCovariate.Weight => Dimension.BodyMass,
        PkCovariate.Age => Dimension.Age,
        PkCovariate.CreatinineClearance => Dimension.RenalFunction,
        PkCovariate.Egfr => Dimension.RenalFunctionPerArea,
        PkCovariate.Albumin => Dimension.ProteinConcentration,
        _ => null,
    };
}
