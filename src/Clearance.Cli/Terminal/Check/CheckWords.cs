using Clearance.Consult;
using Clearance.Course;

namespace Clearance.Cli;

/// <summary>Words that the pages of the gate share.</summary>
internal static class CheckWords
{
    /// <summary>A closed value as files write it.</summary>
    public static string Token<T>(T value)
        where T : struct, Enum => Course.Token.Of(value);

    /// <summary>How far a rule can be trusted, as a mark beside its id: what is not verified stands out.</summary>
    public static string Status(RuleEvidence status) => status switch
    {
        RuleEvidence.Verified => "verified",
        RuleEvidence.Partial => "PARTLY RECALLED",
        RuleEvidence.Recalled => "RECALLED",
        RuleEvidence.Policy => "POLICY",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>The weight as the first word of a line.</summary>
    public static string Severity(CheckFinding finding) => finding switch
    {
        { Recorded: not null } => "EXCEPT",
        { Severity: FindingSeverity.Stop } => "STOP",
        { Severity: FindingSeverity.Hold } => "HOLD",
        { Severity: FindingSeverity.Warn } => "WARN",
        { Severity: FindingSeverity.Inform } => "INFO",
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding.Severity, null),
    };

    /// <summary>A day, with its date where there is one.</summary>
    public static string Day(double day, string? date) => date ?? $"day {Math.Round(day):0}";

    /// <summary>The decision in capitals, for the first line.</summary>
    public static string Decision(CheckDecision decision, CheckStage stage, ExceptionState exception, bool blocks) => (stage, decision) switch
    {
        (CheckStage.BeforeStart, CheckDecision.ClearToStart) => "CLEAR TO START",
        (CheckStage.BeforeStart, CheckDecision.StartWhen) => "DO NOT START YET",
        (CheckStage.BeforeStart, CheckDecision.DoNotStart) => "DO NOT START",
        (CheckStage.OnTreatment, CheckDecision.ClearToStart) => "MAY GO ON",
        (CheckStage.OnTreatment, CheckDecision.StartWhen) => "INTERRUPT OR SETTLE",
        (CheckStage.OnTreatment, CheckDecision.DoNotStart) => "STOP",
        (CheckStage.AfterStop, CheckDecision.ClearToStart) => "STOPPED",
        (CheckStage.AfterStop, CheckDecision.StartWhen or CheckDecision.DoNotStart) => "STOPPED, SEE BELOW",
        (_, CheckDecision.NotRecommendedExceptionMustBeRecorded) => exception == ExceptionState.Recorded && !blocks ? "NOT RECOMMENDED, CLEARED AS AN EXCEPTION" : "NOT RECOMMENDED, EXCEPTION MUST BE RECORDED",
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, null),
    };
}
