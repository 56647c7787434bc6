namespace Clearance.Formulary;

/// <summary>What a unit measures. A parameter asks for a dimension and the loader refuses any other.</summary>
public enum Dimension
{
    Number,
    Time,
    Rate,
    Volume,
    Clearance,
    Mass,
    MassRate,
    MassConcentration,
    MassConcentrationRate,
    MolarConcentration,
    MolarMass,
    BodyMass,
    Length,
    Age,
    ProteinConcentration,
    CellCount,
    RenalFunction,
    RenalFunctionPerArea,
    Score,
    Application,
    Incidence,
}
