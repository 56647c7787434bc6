namespace Clearance.Formulary;

/// <summary>Which kinases carry the IL-13 signal: a switch, because the case's authors and receptor biology disagree.</summary>
public enum Il13Reading
{
    /// <summary>JAK1 with TYK2 or JAK2: the receptor has no gamma chain for JAK3 to bind. The default.</summary>
    ReceptorBiology,

    /// <summary>JAK1 and JAK3, as the authors of the index case write.</summary>
    Authors,
}
