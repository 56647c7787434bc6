using System.Collections.Immutable;

namespace Clearance.Gate;

/// <summary>Asks the rules.</summary>
public static class GateCheck
{
    /// <summary>The answer to a question. Pure: equal questions give equal answers.</summary>
    public static GateFindings Evaluate(RuleBook rules, GateQuestion question) => throw new NotSupportedException("The phases follow the contract.");

    /// <summary>Entries of the monitoring timetable that hold for a question: drug, region, and the condition where there is one (unknown counts as yes).</summary>
    public static ImmutableArray<MonitoringEntry> Monitoring(RuleBook rules, GateQuestion question) => throw new NotSupportedException("The timetable follows the contract.");
}
