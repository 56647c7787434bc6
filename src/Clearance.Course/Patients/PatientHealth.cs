namespace Clearance.Course;

/// <summary>Pregnancy as stated, or as a test showed.</summary>
public enum PregnancyState
{
    NotPregnant,
    Pregnant,
    NotApplicable,
}

/// <summary>Contraception as stated.</summary>
public enum ContraceptionState
{
    Effective,
    NotEffective,
    NotApplicable,
}

/// <summary>Metaboliser type of CYP2C19 by genotype.</summary>
public enum Cyp2c19Genotype
{
    Normal,
    Intermediate,
    Poor,
    Rapid,
    Ultrarapid,
}

/// <summary>Child-Pugh class of hepatic impairment; none is a healthy liver.</summary>
public enum ChildPugh
{
    None,
    A,
    B,
    C,
}

/// <summary>Renal replacement therapy.</summary>
public enum RenalReplacement
{
    None,
    Haemodialysis,
    Peritoneal,
}
