using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Consult;

/// <summary>Support of a value in the words of the result.</summary>
internal static class StatusWords
{
    /// <summary>Of a value of the knowledge files.</summary>
    public static EvidenceStatus Of(ValueStatus status) => status switch
    {
        ValueStatus.Verified => EvidenceStatus.Verified,
        ValueStatus.Recalled => EvidenceStatus.Recalled,
        ValueStatus.Assumption => EvidenceStatus.Assumption,
        ValueStatus.Inferred => EvidenceStatus.Inferred,
        ValueStatus.Policy => EvidenceStatus.Policy,
        _ => throw new InvalidOperationException($"Unknown status {status}."),
    };

    /// <summary>Of a fact of a course.</summary>
    public static EvidenceStatus Of(FactStatus status) => status switch
    {
        FactStatus.Verified => EvidenceStatus.Verified,
        FactStatus.Recalled => EvidenceStatus.Recalled,
        FactStatus.Assumption => EvidenceStatus.Assumption,
        FactStatus.Inferred => EvidenceStatus.Inferred,
        FactStatus.Policy => EvidenceStatus.Policy,
        _ => throw new InvalidOperationException($"Unknown status {status}."),
    };
}
