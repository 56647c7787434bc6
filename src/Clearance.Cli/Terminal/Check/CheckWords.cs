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
}
