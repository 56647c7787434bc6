namespace Clearance.Formulary;

/// <summary>A typical value of a pharmacokinetic model, in days, litres and milligrams.</summary>
public sealed record PkParameter
{
    /// <summary>
    /// The symbol, one per meaning in every model: CL, CLr, CLnr (clearances), V, Vc, Vp (volumes), Q (flow between
    /// compartments), ke, kcp, kpc (rate constants), Vm, Km (saturable elimination), F (bioavailability);
    /// absorption symbols carry the formulation when there are several: ka_ER, tlag_IR.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>The typical value in the program's unit (see <see cref="Unit"/>).</summary>
    public required double Value { get; init; }

    /// <summary>The program's unit: L/day, L, 1/day, day, mg/L, mg/L/day, mg, mg/day or 1.</summary>
    public required string Unit { get; init; }

    /// <summary>The value as published, with its unit, source and status.</summary>
    public required SourcedValue Published { get; init; }

    /// <summary>How individuals differ from the typical value.</summary>
    public required PkVariability Variability { get; init; }

    /// <summary>Variance of the log-scale random effect, or null when the parameter has no own random effect between patients.</summary>
    public double? Omega2 => Variability switch
    {
        PkVariability.LogNormal v => v.Omega2,
        PkVariability.BoxCox v => v.Omega2,
        _ => null,
    };
}
