using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>Words that every section of one run's page shares.</summary>
/// <param name="Rescue">The rescue drug: "tofacitinib"; "the rescue" if the course names none.</param>
/// <param name="Main">The reading of IL-13 whose figures are shown in full.</param>
internal sealed record RunWords(string Rescue, Il13Reading Main)
{
    /// <summary>The words of <paramref name="result"/>.</summary>
    public static RunWords Of(RunResult result)
    {
        var names = result.Course.DrugBars.Where(bar => bar.IsRescue).Select(bar => LowerFirst(bar.Name)).Distinct(StringComparer.Ordinal).ToList();
        return new RunWords(
            names.Count > 0 ? string.Join(" + ", names) : "the rescue",
            result.Record.Il13Readings.IsDefaultOrEmpty ? Il13Reading.ReceptorBiology : result.Record.Il13Readings[0]);
    }

    /// <summary>A reading of IL-13 as a reader knows it.</summary>
    public static string Reading(Il13Reading reading) => reading switch
    {
        Il13Reading.ReceptorBiology => "receptor biology",
        Il13Reading.Authors => "the authors",
        _ => throw new ArgumentOutOfRangeException(nameof(reading), reading, null),
    };

    /// <summary>How well a value is supported, as a word to show.</summary>
    public static string Status(EvidenceStatus status) => status switch
    {
        EvidenceStatus.Verified => "verified",
        EvidenceStatus.Recalled => "RECALLED, not seen again",
        EvidenceStatus.Assumption => "assumption",
        EvidenceStatus.Inferred => "inferred",
        EvidenceStatus.Policy => "policy",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>A region as a reader knows it.</summary>
    public static string Region(EasiRegion region) => region switch
    {
        EasiRegion.HeadNeck => "Head and neck",
        EasiRegion.UpperLimbs => "Upper limbs",
        EasiRegion.Trunk => "Trunk",
        EasiRegion.LowerLimbs => "Lower limbs",
        _ => throw new ArgumentOutOfRangeException(nameof(region), region, null),
    };

    private static string LowerFirst(string name) => name.Length > 1 && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
}
