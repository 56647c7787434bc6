using System.Collections.Immutable;

using Clearance.Gate;

namespace Clearance.Consult;

/// <summary>A decision as one sentence.</summary>
internal static class AnswerWords
{
    public static string Of(string drug, TreatmentStage stage, CheckDecision decision, bool blocks, ExceptionState exception, ImmutableArray<CheckFinding> findings)
    {
        var name = char.ToUpperInvariant(drug[0]) + drug[1..];
        var stops = findings.Count(static f => f.Severity == FindingSeverity.Stop && f.Recorded is null);
        var asking = findings.Where(static f => f.RecordNeeded).Select(static f => f.Rule).ToList();
        var needed = string.Join(", ", asking);
        var recorded = string.Join(", ", findings.Where(static f => f.Recorded is not null).Select(static f => f.Rule));
        var until = Until([.. findings.Where(static f => f.Severity == FindingSeverity.Hold && f.Recorded is null)], exception == ExceptionState.Needed ? asking : [])
            + (exception != ExceptionState.Needed && recorded.Length > 0 ? $"; exception on record ({recorded})" : "");
        return (stage, decision) switch
        {
            (TreatmentStage.BeforeStart, CheckDecision.ClearToStart) => $"{name} is clear to start.",
            (TreatmentStage.BeforeStart, CheckDecision.StartWhen) => $"{name} may start if {until}.",
            (TreatmentStage.BeforeStart, CheckDecision.DoNotStart) => $"{name} must not be started: {Reasons(stops)}.",
            (TreatmentStage.OnTreatment, CheckDecision.ClearToStart) => $"{name} may go on.",
            (TreatmentStage.OnTreatment, CheckDecision.StartWhen) => $"Interrupt {drug} until {until}.",
            (TreatmentStage.OnTreatment, CheckDecision.DoNotStart) => $"Stop {drug}: {Reasons(stops)}.",
            (TreatmentStage.AfterStop, CheckDecision.ClearToStart) => $"{name} was stopped; nothing is due for it.",
            (TreatmentStage.AfterStop, CheckDecision.StartWhen or CheckDecision.DoNotStart) => $"{name} was stopped; see what is left to do.",
            (_, CheckDecision.NotRecommendedExceptionMustBeRecorded) when !blocks => $"The label does not recommend it; {drug} is cleared as an exception only, which is on record ({recorded}).",
            (_, CheckDecision.NotRecommendedExceptionMustBeRecorded) => $"The label does not recommend it; a named prescriber must record an exception with the reason ({needed}).",
            _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, null),
        };
    }

    /// <summary>The decision in a few words, as a heading says it.</summary>
    public static string Verdict(TreatmentStage stage, CheckDecision decision, bool blocks) => (stage, decision) switch
    {
        (TreatmentStage.BeforeStart, CheckDecision.ClearToStart) => "clear to start",
        (TreatmentStage.BeforeStart, CheckDecision.StartWhen) => "do not start yet",
        (TreatmentStage.BeforeStart, CheckDecision.DoNotStart) => "do not start",
        (TreatmentStage.OnTreatment, CheckDecision.ClearToStart) => "may go on",
        (TreatmentStage.OnTreatment, CheckDecision.StartWhen) => "interrupt until settled",
        (TreatmentStage.OnTreatment, CheckDecision.DoNotStart) => "stop",
        (TreatmentStage.AfterStop, CheckDecision.ClearToStart) => "stopped",
        (TreatmentStage.AfterStop, CheckDecision.StartWhen or CheckDecision.DoNotStart) => "stopped, see below",
        (_, CheckDecision.NotRecommendedExceptionMustBeRecorded) => blocks ? "not recommended, exception must be recorded" : "not recommended, cleared as an exception",
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, null),
    };

    /// <summary>
    /// What has to come first. The one hold for what is not recorded stands for many facts, each of which may still forbid: they are
    /// counted, and recording them alone is not called enough.
    /// </summary>
    private static string Until(ImmutableArray<CheckFinding> holds, List<string> asking)
    {
        var missing = holds.Where(static f => f.Rule == GateFinding.NotRecorded).Sum(static f => f.Facts.Length);
        var others = holds.Count(static f => f.Rule != GateFinding.NotRecorded);
        var exceptions = asking.Count == 0 ? "" : $"{(asking.Count == 1 ? "an exception" : "exceptions")} ({string.Join(", ", asking)})";
        var recorded = (missing, asking.Count) switch
        {
            (0, 0) => "",
            (0, 1) => $"{exceptions} is recorded",
            (0, _) => $"{exceptions} are recorded",
            (1, 0) => "the missing fact is recorded and allows it",
            (_, 0) => $"the {missing} missing facts are recorded and allow it",
            (1, _) => $"a fact that allows it and {exceptions} are recorded",
            _ => $"{missing} facts that allow it and {exceptions} are recorded",
        };
        var settled = others switch { 0 => "", 1 => "one thing is settled", _ => $"{others} things are settled" };
        return string.Join(" and ", new[] { settled, recorded }.Where(static part => part.Length > 0));
    }

    private static string Reasons(int stops) => stops == 1 ? "one rule forbids it" : $"{stops} rules forbid it";
}
