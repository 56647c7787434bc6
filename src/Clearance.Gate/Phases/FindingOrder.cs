namespace Clearance.Gate;

/// <summary>The order in which findings are shown.</summary>
internal static class FindingOrder
{
    /// <summary>By weight, then what needs an exception, then the phase, then how sure the rule is, then its id.</summary>
    public static IComparer<GateFinding> MostImportantFirst { get; } = Comparer<GateFinding>.Create(static (a, b) =>
    {
        var order = b.Severity.CompareTo(a.Severity);
        order = order != 0 ? order : b.Record.CompareTo(a.Record);
        order = order != 0 ? order : a.Phase.CompareTo(b.Phase);
        order = order != 0 ? order : a.Status.CompareTo(b.Status);
        return order != 0 ? order : string.CompareOrdinal(a.Rule, b.Rule);
    });
}
