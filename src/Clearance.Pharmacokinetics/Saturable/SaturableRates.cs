using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics;

/// <summary>Rates of a block of patients as the resolver needs them.</summary>
internal readonly struct SaturableRates<T>
    where T : struct, ILane<T>
{
    /// <summary>The rates that belong to the parameters.</summary>
    public SaturableRates(in SaturableParameters<T> p)
    {
        Absorption = p.AbsorptionRate;
        Out = p.Elimination + p.ToPeripheral;
        Over = p.ToPeripheral;
        Back = p.FromPeripheral;
        BackOver = Back * Over;
        MaximumRate = p.MaximumRate;
        HalfSaturation = p.HalfSaturation;
        Remainder = MaximumRate * HalfSaturation;
        LowSlope = MaximumRate / HalfSaturation;
    }

    /// <summary>ka, 1/day.</summary>
    public T Absorption { get; }

    /// <summary>ke + kcp, 1/day.</summary>
    public T Out { get; }

    /// <summary>kcp, 1/day.</summary>
    public T Over { get; }

    /// <summary>kpc, 1/day.</summary>
    public T Back { get; }

    /// <summary>kpc kcp, 1/day^2.</summary>
    public T BackOver { get; }

    /// <summary>Vm, mg/L/day.</summary>
    public T MaximumRate { get; }

    /// <summary>Km, mg/L.</summary>
    public T HalfSaturation { get; }

    /// <summary>Vm Km.</summary>
    public T Remainder { get; }

    /// <summary>Vm/Km, 1/day.</summary>
    public T LowSlope { get; }
}
