using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>What is needed to repeat the run, and how many virtual patients ended how.</summary>
internal static class RecordSection
{
    private const int HashShown = 19; // "sha256:" and twelve digits; the whole hash stands in the JSON.

    /// <summary>Writes the section.</summary>
    public static void Write(RunResult result, Page page)
    {
        var record = result.Record;
        page.Heading("Record");
        page.Paragraph($"Population: {result.Population.Description}. Drawn {Rounded.Count(result.Population.Drawn)}, enrolled {Rounded.Count(result.Population.Enrolled)}, partial responders {Rounded.Count(result.Population.PartialResponders)}.");
        page.Paragraph($"Numerics: {string.Join("; ", record.Statuses.Select(status => $"{Rounded.Count(status.Count)} {status.Status} ({LowerFirst(status.Meaning)})"))}.");
        var asOf = record.AsOf is null ? "" : $", as of {record.AsOf}";
        page.Paragraph($"{record.Program} {record.Version}, seed {record.Seed}, {Rounded.Count(record.Patients)} patients{asOf}; {record.CourseFile} {Short(record.CourseHash)}; knowledge {Short(record.KnowledgeHash)}; schema {result.Schema}");
    }

    private static string Short(string hash) => hash.Length > HashShown ? hash[..HashShown] : hash;

    private static string LowerFirst(string text) => text.Length > 1 && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
