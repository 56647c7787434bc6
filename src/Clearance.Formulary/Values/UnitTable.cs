using System.Collections.Frozen;

namespace Clearance.Formulary;

/// <summary>
/// The units the knowledge files may use, each with its dimension and its factor to the program's unit.
/// The program counts in days, litres and milligrams; molar concentrations stay in nM. Conversion happens here only.
/// </summary>
public static class UnitTable
{
    private const double HoursPerDay = 24.0;
    private const double DaysPerWeek = 7.0;
    private const double DaysPerYear = 365.25;

    private static readonly FrozenDictionary<string, UnitEntry> Units = new Dictionary<string, UnitEntry>
    {
        ["1"] = new(Dimension.Number, "1", 1.0),
        ["fraction"] = new(Dimension.Number, "1", 1.0),
        ["ratio"] = new(Dimension.Number, "1", 1.0),
        ["percent"] = new(Dimension.Number, "1", 0.01),
        ["day"] = new(Dimension.Time, "day", 1.0),
        ["h"] = new(Dimension.Time, "day", 1.0 / HoursPerDay),
        ["week"] = new(Dimension.Time, "day", DaysPerWeek),
        ["year"] = new(Dimension.Time, "day", DaysPerYear),
        ["1/day"] = new(Dimension.Rate, "1/day", 1.0),
        ["1/h"] = new(Dimension.Rate, "1/day", HoursPerDay),
        ["1/week"] = new(Dimension.Rate, "1/day", 1.0 / DaysPerWeek),
        ["L"] = new(Dimension.Volume, "L", 1.0),
        ["L/day"] = new(Dimension.Clearance, "L/day", 1.0),
        ["L/h"] = new(Dimension.Clearance, "L/day", HoursPerDay),
        ["mg"] = new(Dimension.Mass, "mg", 1.0),
        ["g"] = new(Dimension.Mass, "mg", 1000.0),
        ["mg/h"] = new(Dimension.MassRate, "mg/day", HoursPerDay),
        ["g/week"] = new(Dimension.MassRate, "mg/day", 1000.0 / DaysPerWeek),
        ["mg/L"] = new(Dimension.MassConcentration, "mg/L", 1.0),
        ["ng/mL"] = new(Dimension.MassConcentration, "mg/L", 0.001),
        ["mg/L/day"] = new(Dimension.MassConcentrationRate, "mg/L/day", 1.0),
        ["nM"] = new(Dimension.MolarConcentration, "nM", 1.0),
        ["g/mol"] = new(Dimension.MolarMass, "g/mol", 1.0),
        ["kg"] = new(Dimension.BodyMass, "kg", 1.0),
        ["cm"] = new(Dimension.Length, "cm", 1.0),
        ["age year"] = new(Dimension.Age, "age year", 1.0),
        ["g/L"] = new(Dimension.ProteinConcentration, "g/L", 1.0),
        ["g/dL"] = new(Dimension.ProteinConcentration, "g/L", 10.0),
        ["1e9/L"] = new(Dimension.CellCount, "1e9/L", 1.0),
        ["cells/mm3"] = new(Dimension.CellCount, "1e9/L", 0.001),
        ["mL/min"] = new(Dimension.RenalFunction, "mL/min", 1.0),
        ["mL/min/1.73m2"] = new(Dimension.RenalFunctionPerArea, "mL/min/1.73m2", 1.0),
        ["points"] = new(Dimension.Score, "points", 1.0),
        ["application"] = new(Dimension.Application, "application", 1.0),
        ["per 100 patient-years"] = new(Dimension.Incidence, "1/day", 1.0 / (100.0 * DaysPerYear)),
    }.ToFrozenDictionary();

    /// <summary>Every unit the files may use, in alphabetical order (for messages and documentation).</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Units.Keys.Order(StringComparer.Ordinal)];

    /// <summary>True when the unit is known.</summary>
    public static bool Knows(string unit) => Units.ContainsKey(unit);

    /// <summary>The dimension of a known unit.</summary>
    public static Dimension DimensionOf(string unit) => Units[unit].Dimension;

    /// <summary>The program's unit of the same dimension.</summary>
    public static string InternalUnit(string unit) => Units[unit].Internal;

    /// <summary>Converts a value to the program's unit of its dimension.</summary>
    public static double ToInternal(double value, string unit) => value * Units[unit].Factor;

    private readonly record struct UnitEntry(Dimension Dimension, string Internal, double Factor);
}
