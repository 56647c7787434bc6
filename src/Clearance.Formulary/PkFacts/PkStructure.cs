namespace Clearance.Formulary;

/// <summary>The disposition of a drug; it fixes which parameter names a model must have.</summary>
public enum PkStructure
{
    /// <summary>CL (or CLr and CLnr), V. Linear elimination.</summary>
    LinearOneCompartment,

    /// <summary>CL (or CLr and CLnr), Vc, Q, Vp. Linear elimination.</summary>
    LinearTwoCompartment,

    /// <summary>
    /// Vc, ke, kcp, kpc, Vm, Km and a transit absorption chain (MTT, ka). Linear plus saturable elimination:
    /// dC/dt contains -Vm C/(Km + C) with Vm in mg/L/day.
    /// </summary>
    SaturableTransit,
}
