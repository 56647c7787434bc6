namespace Clearance.Formulary;

/// <summary>The eight signals of the skin model.</summary>
public enum SkinSignal
{
    /// <summary>IL-4 at T cells, type I receptor ("4t").</summary>
    Il4AtTCells,

    /// <summary>IL-4 at keratinocytes, type II receptor ("4k").</summary>
    Il4AtKeratinocytes,

    /// <summary>IL-13, type II receptor ("13").</summary>
    Il13,

    /// <summary>IL-31 ("31").</summary>
    Il31,

    /// <summary>IL-22 ("22").</summary>
    Il22,

    /// <summary>Interferon gamma ("g").</summary>
    InterferonGamma,

    /// <summary>TSLP ("T").</summary>
    Tslp,

    /// <summary>IL-2, IL-7 and IL-15 through the common gamma chain ("gc").</summary>
    GammaChain,
}
