namespace Clearance.Formulary;

/// <summary>A way out of the body that another drug or a genotype can open or close.</summary>
public enum ClearancePathway
{
    Cyp3a4,
    Cyp2c19,
    Cyp2c9,
    Cyp2b6,

    /// <summary>Secretion by the kidney through the transporter OAT3.</summary>
    Oat3,

    /// <summary>The rest of what the kidney does.</summary>
    Kidney,
}

/// <summary>The share of a drug's clearance that takes one pathway. Shares of a drug sum to 1 at most.</summary>
/// <param name="Pathway">The pathway.</param>
/// <param name="Share">Between 0 and 1.</param>
public sealed record ClearanceShare(ClearancePathway Pathway, SourcedValue Share);
