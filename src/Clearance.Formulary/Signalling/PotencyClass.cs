namespace Clearance.Formulary;

/// <summary>Receptor classes that share a JAK pair and hence a potency.</summary>
public enum PotencyClass
{
    Jak1Jak3,
    Jak1Jak2,
    Jak1Tyk2,
    Jak2Tyk2,
    Jak2Jak2,
}
