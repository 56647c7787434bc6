namespace Clearance.Formulary;

/// <summary>Mechanism class of a systemic drug.</summary>
public enum DrugClass
{
    /// <summary>Antibody to the IL-4 receptor alpha chain.</summary>
    Il4ReceptorAntibody,

    /// <summary>Antibody to IL-13.</summary>
    Il13Antibody,

    /// <summary>Antibody to the IL-31 receptor A.</summary>
    Il31ReceptorAntibody,

    /// <summary>Oral Janus kinase inhibitor.</summary>
    JakInhibitor,
}
