namespace Clearance.Forecast;

/// <summary>What a week is asked about. All are judged on what would be written, with the errors of raters and patients.</summary>
[Flags]
public enum Endpoint
{
    None = 0,

    /// <summary>EASI at most 1 and IGA 0 or 1.</summary>
    Clear = 1,

    /// <summary>EASI at most 7.</summary>
    Easi7 = 2,

    /// <summary>EASI down by 75% or more against the last EASI before the first systemic treatment, before now when there is none yet.</summary>
    Easi75 = 4,

    /// <summary>The same, by 90%.</summary>
    Easi90 = 8,

    /// <summary>Peak itch at most 4.</summary>
    Itch4 = 16,

    /// <summary>EASI at most 7 and peak itch at most 4.</summary>
    Controlled = Easi7 | Itch4,

    /// <summary>EASI of head and neck at most 1.</summary>
    HeadClear = 32,

    /// <summary>EASI of the upper limbs at most 1.</summary>
    UpperClear = 64,

    /// <summary>EASI of the trunk at most 1.</summary>
    TrunkClear = 128,

    /// <summary>EASI of the lower limbs at most 1.</summary>
    LowerClear = 256,
}
