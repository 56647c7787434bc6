using System.Text.Json.Serialization;

namespace Clearance.Consult;

/// <summary>The gate's answer, in rising order of what stands against the drug.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckDecision>))]
public enum CheckDecision
{
    /// <summary>Nothing stands against it.</summary>
    [JsonStringEnumMemberName("clear_to_start")] ClearToStart,

    /// <summary>The label says not recommended; only as an exception that a named prescriber records. Never green.</summary>
    [JsonStringEnumMemberName("not_recommended_exception_must_be_recorded")] NotRecommendedExceptionMustBeRecorded,

    /// <summary>Something must be there or normal first; on treatment: interrupt until then.</summary>
    [JsonStringEnumMemberName("start_when")] StartWhen,

    /// <summary>Contraindicated; on treatment: stop.</summary>
    [JsonStringEnumMemberName("do_not_start")] DoNotStart,
}

/// <summary>Weight of a finding.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingSeverity>))]
public enum FindingSeverity
{
    /// <summary>Shown, nothing is blocked.</summary>
    [JsonStringEnumMemberName("inform")] Inform,

    /// <summary>Care or a decision is asked for; may go on.</summary>
    [JsonStringEnumMemberName("warn")] Warn,

    /// <summary>Do not start, or interrupt, until a fact is there or normal again.</summary>
    [JsonStringEnumMemberName("hold")] Hold,

    /// <summary>Do not give.</summary>
    [JsonStringEnumMemberName("stop")] Stop,
}

/// <summary>The phase of the gate that found something, in the order they run.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingPhase>))]
public enum FindingPhase
{
    [JsonStringEnumMemberName("facts")] Facts,
    [JsonStringEnumMemberName("contraindications")] Contraindications,
    [JsonStringEnumMemberName("screening")] Screening,
    [JsonStringEnumMemberName("laboratory")] Laboratory,
    [JsonStringEnumMemberName("interactions_and_dose")] InteractionsAndDose,
    [JsonStringEnumMemberName("combination")] Combination,
    [JsonStringEnumMemberName("monitoring")] Monitoring,
    [JsonStringEnumMemberName("decision")] Decision,
}

/// <summary>How far a rule can be trusted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RuleEvidence>))]
public enum RuleEvidence
{
    /// <summary>Read in a text whose address stands in the sources.</summary>
    [JsonStringEnumMemberName("verified")] Verified,

    /// <summary>Part read, part recalled.</summary>
    [JsonStringEnumMemberName("partial")] Partial,

    /// <summary>From memory: check the current label.</summary>
    [JsonStringEnumMemberName("recalled")] Recalled,

    /// <summary>A default of this program; nobody else's.</summary>
    [JsonStringEnumMemberName("policy")] Policy,
}

/// <summary>Where the treatment stands on the day of the check.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckStage>))]
public enum CheckStage
{
    [JsonStringEnumMemberName("before_start")] BeforeStart,
    [JsonStringEnumMemberName("on_treatment")] OnTreatment,
    [JsonStringEnumMemberName("after_stop")] AfterStop,
}

/// <summary>Whose labels decide.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckRegion>))]
public enum CheckRegion
{
    [JsonStringEnumMemberName("US")] Us,
    [JsonStringEnumMemberName("EU")] Eu,
}

/// <summary>Whether a decision rests on an exception.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExceptionState>))]
public enum ExceptionState
{
    /// <summary>None is needed.</summary>
    [JsonStringEnumMemberName("none")] None,

    /// <summary>One is needed and not recorded.</summary>
    [JsonStringEnumMemberName("needed")] Needed,

    /// <summary>The course records it.</summary>
    [JsonStringEnumMemberName("recorded")] Recorded,
}

/// <summary>How a line of the schedule stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScheduleState>))]
public enum ScheduleState
{
    [JsonStringEnumMemberName("planned")] Planned,
    [JsonStringEnumMemberName("due")] Due,
    [JsonStringEnumMemberName("overdue")] Overdue,
    [JsonStringEnumMemberName("done")] Done,

    /// <summary>Not done, and a later check has taken its place.</summary>
    [JsonStringEnumMemberName("missed")] Missed,

    /// <summary>Its time has come, and a course file has no place to record it.</summary>
    [JsonStringEnumMemberName("not_recordable")] NotRecordable,
}

/// <summary>What a line of the schedule is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScheduleLineKind>))]
public enum ScheduleLineKind
{
    [JsonStringEnumMemberName("check")] Check,
    [JsonStringEnumMemberName("planned_stop")] PlannedStop,
    [JsonStringEnumMemberName("approval_expires")] ApprovalExpires,
}
