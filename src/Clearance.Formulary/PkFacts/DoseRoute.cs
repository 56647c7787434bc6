namespace Clearance.Formulary;

/// <summary>How a systemic drug is given.</summary>
public enum DoseRoute
{
    Subcutaneous,
    Oral,
    Intravenous,
}
