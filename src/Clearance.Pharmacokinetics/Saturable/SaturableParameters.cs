using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>
/// Individual parameters of the antibody model with transit absorption and parallel linear and saturable elimination
/// (Kovalenko et al. 2020, doi 10.1002/cpdd.780).
/// </summary>
/// <remarks>
/// Depot, first and second transit compartment leave at <see cref="TransitRate"/>, the third at <see cref="AbsorptionRate"/>
/// into the central compartment, where dC/dt = input/V - (ke + kcp) C + kpc P - Vm C/(Km + C).
/// What reaches the central compartment does not depend on the order of the four stages.
/// </remarks>
/// <param name="Volume">Central volume, L.</param>
/// <param name="Elimination">Linear elimination ke, 1/day.</param>
/// <param name="ToPeripheral">kcp, 1/day.</param>
/// <param name="FromPeripheral">kpc, 1/day.</param>
/// <param name="TransitRate">ktr of the three transit stages, 1/day.</param>
/// <param name="AbsorptionRate">ka of the last stage, 1/day.</param>
/// <param name="MaximumRate">Vm, mg/L/day. Zero makes the model linear.</param>
/// <param name="HalfSaturation">Km, mg/L.</param>
/// <param name="Bioavailability">Share of the dose that is absorbed.</param>
public readonly record struct SaturableParameters<T>(
    T Volume,
    T Elimination,
    T ToPeripheral,
    T FromPeripheral,
    T TransitRate,
    T AbsorptionRate,
    T MaximumRate,
    T HalfSaturation,
    T Bioavailability)
    where T : struct, ILane<T>;
