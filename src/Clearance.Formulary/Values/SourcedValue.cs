namespace Clearance.Formulary;

/// <summary>A number as it stands in the knowledge files: value, unit, where it comes from, how sure it is.</summary>
/// <param name="Value">The number in <paramref name="Unit"/>, unconverted.</param>
/// <param name="Unit">The unit as written (one of the units of <see cref="UnitTable"/>).</param>
/// <param name="Source">Key or keys (joined by ", ") into the sources file.</param>
/// <param name="Status">How far the number can be trusted.</param>
/// <param name="Note">What a reader should know; empty when there is nothing to say.</param>
public sealed record SourcedValue(double Value, string Unit, string Source, ValueStatus Status, string Note = "")
{
    /// <summary>The value in the program's unit of its dimension (days, litres, milligrams; nM stays nM).</summary>
    /// <exception cref="KeyNotFoundException">The unit is unknown; the loader never lets such a value through.</exception>
    public double Internal => UnitTable.ToInternal(Value, Unit);

    /// <summary>The program's unit for the dimension of this value, for example L/day for a value in L/h.</summary>
    public string InternalUnit => UnitTable.InternalUnit(Unit);
}
