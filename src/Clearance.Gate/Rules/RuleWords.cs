namespace Clearance.Gate;

/// <summary>How much a finding weighs, in rising order.</summary>
public enum GateSeverity
{
    /// <summary>Shown, nothing is blocked.</summary>
    Inform,

    /// <summary>The label asks for care or a decision; may go on.</summary>
    Warn,

    /// <summary>Do not start, or interrupt, until a stated fact is there or normal again.</summary>
    Hold,

    /// <summary>Contraindicated, or the label says do not give or discontinue.</summary>
    Stop,
}

/// <summary>How far a rule can be trusted.</summary>
public enum RuleStatus
{
    /// <summary>The figure was read in a text whose address stands in the sources.</summary>
    Verified,

    /// <summary>Part was read, part recalled; the note says which.</summary>
    Partial,

    /// <summary>From memory; check the current label.</summary>
    Recalled,

    /// <summary>A default of this product; nobody else's.</summary>
    Policy,
}

/// <summary>Whose label a check follows.</summary>
public enum GateRegion
{
    Us,
    Eu,
}

/// <summary>Where a rule holds.</summary>
public enum RuleRegion
{
    Any,
    Us,
    Eu,
}

/// <summary>Where in the treatment the question stands.</summary>
public enum TreatmentStage
{
    BeforeStart,
    OnTreatment,
    AfterStop,
}

/// <summary>The phases of the gate, in the order they run and are shown.</summary>
public enum GatePhase
{
    Facts,
    Contraindications,
    Screening,
    Laboratory,
    InteractionsAndDose,
    Combination,
    Monitoring,
    Decision,
}

/// <summary>What a prescriber must write down for a rule.</summary>
public enum RecordNeeded
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The decision the label asks for; recording it lifts the rule.</summary>
    Decision,

    /// <summary>An exception to the label; recording it never makes the answer green.</summary>
    Exception,
}
