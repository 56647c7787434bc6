using System.Collections.Immutable;

using Clearance.Gate;

namespace Clearance.Consult;

/// <summary>A decision as one sentence.</summary>
internal static class AnswerWords
{
    public static string Of(string drug, TreatmentStage stage, CheckDecision decision, bool blocks, ExceptionState exception, ImmutableArray<CheckFinding> findings)
    {
        var name = char.ToUpperInvariant(drug[0]) + drug[1..];
        var holds = findings.Count(static f => f.Severity == FindingSeverity.Hold && f.Recorded is null);
        var rule = findings.FirstOrDefault(static f => f.RecordNeeded || f.Recorded is not null)?.Rule;
        var also = exception == ExceptionState.Needed && decision != CheckDecision.NotRecommendedExceptionMustBeRecorded
            ? $"; and an exception must be recorded ({rule})" : "";
        return (stage, decision) switch
        {
            (TreatmentStage.BeforeStart, CheckDecision.ClearToStart) => $"{name}: clear to start.",
            (TreatmentStage.BeforeStart, CheckDecision.StartWhen) => $"{name}: do not start yet; {Count(holds)} first{also}.",
            (TreatmentStage.BeforeStart, CheckDecision.DoNotStart) => $"{name}: do not start.",
            (TreatmentStage.OnTreatment, CheckDecision.ClearToStart) => $"{name}: may go on.",
            (TreatmentStage.OnTreatment, CheckDecision.StartWhen) => $"{name}: interrupt or settle; {Count(holds)} first{also}.",
            (TreatmentStage.OnTreatment, CheckDecision.DoNotStart) => $"{name}: stop.",
            (TreatmentStage.AfterStop, CheckDecision.ClearToStart) => $"{name}: stopped; nothing to do.",
            (TreatmentStage.AfterStop, CheckDecision.StartWhen or CheckDecision.DoNotStart) => $"{name}: stopped; see below.",
            (_, CheckDecision.NotRecommendedExceptionMustBeRecorded) when exception == ExceptionState.Recorded && !blocks => $"{name}: cleared as an exception only; the label says not recommended, and the exception is on record ({rule}).",
            (_, CheckDecision.NotRecommendedExceptionMustBeRecorded) => $"{name}: not recommended; an exception must be recorded ({rule}).",
            _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, null),
        };
    }

    private static string Count(int holds) => holds == 1 ? "one thing must be settled" : $"{holds} things must be settled";
}
