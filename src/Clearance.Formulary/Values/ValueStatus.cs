namespace Clearance.Formulary;

/// <summary>How far a value can be trusted; printed beside it everywhere.</summary>
public enum ValueStatus
{
    /// <summary>The number was read in a text whose address stands in the sources.</summary>
    Verified,

    /// <summary>From memory or from a secondary remark; the text itself was not seen.</summary>
    Recalled,

    /// <summary>Follows from verified values by a stated step (arithmetic, unit conversion, reasoning).</summary>
    Inferred,

    /// <summary>A modelling choice made here; not a publication.</summary>
    Assumption,

    /// <summary>A rule of this product, configurable; not a scientific statement.</summary>
    Policy,
}
