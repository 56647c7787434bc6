namespace Clearance.Pharmacokinetics;

/// <summary>Rates of one patient as the resolver needs them.</summary>
/// <param name="Absorption">ka, 1/day.</param>
/// <param name="Out">ke + kcp, 1/day.</param>
/// <param name="Over">kcp, 1/day.</param>
/// <param name="Back">kpc, 1/day.</param>
/// <param name="MaximumRate">Vm, mg/L/day.</param>
/// <param name="HalfSaturation">Km, mg/L.</param>
internal readonly record struct SaturableRates(
    double Absorption, double Out, double Over, double Back, double MaximumRate, double HalfSaturation);
