using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Clearance.Consult;
using Clearance.Formulary;

namespace Clearance.Cli;

/// <summary>The facts of drugs for other programs: JSON of schema clearance.drugs/1, or CSV with a heading row.</summary>
internal static class DrugFiles
{
    private const string CsvHeading = "drug,section,name,value,text,unit,status,source,note";

    private static readonly DrugJsonContext Context = new(ResultBytes.Readable(DrugJsonContext.Default));

    /// <summary>JSON in UTF-8.</summary>
    public static byte[] Json(IReadOnlyList<DrugListing> listings, string knowledgeHash)
    {
        var document = new DrugDocument
        {
            Drugs = [.. listings.Select(listing => listing.Summary)],
            Facts = [.. listings.SelectMany(DrugFact.Of)],
            Sources = [.. listings.SelectMany(listing => listing.Sources).DistinctBy(source => source.Key).OrderBy(source => source.Key, StringComparer.Ordinal)],
            Record = new DrugRecord(ProgramVersion.Text, $"sha256:{knowledgeHash.Replace("sha256:", "", StringComparison.Ordinal)}"),
        };
        return ResultBytes.Of(document, Context.DrugDocument);
    }

    /// <summary>CSV in UTF-8, quoted where needed, lines ended by line feeds.</summary>
    public static byte[] Csv(IReadOnlyList<DrugListing> listings)
    {
        var table = new CsvText(CsvHeading);
        foreach (var fact in listings.SelectMany(DrugFact.Of))
        {
            table.Row(fact.Drug, fact.Section, fact.Name, fact.Value?.ToString("R") ?? "", fact.Text, fact.Unit, fact.Status, fact.Source, fact.Note);
        }

        return table.ToBytes();
    }
}

/// <summary>The shape of the JSON.</summary>
internal sealed record DrugDocument
{
    /// <summary>The version of this shape.</summary>
    public string Schema => "clearance.drugs/1";

    /// <summary>The drugs, one line each.</summary>
    public required ImmutableArray<DrugSummary> Drugs { get; init; }

    /// <summary>Values and statements.</summary>
    public required ImmutableArray<DrugFact> Facts { get; init; }

    /// <summary>The sources that the facts name.</summary>
    public required ImmutableArray<Source> Sources { get; init; }

    /// <summary>Where the listing comes from.</summary>
    public required DrugRecord Record { get; init; }
}

/// <summary>Which program and which knowledge a listing comes from.</summary>
internal sealed record DrugRecord(string Version, string KnowledgeHash);

/// <summary>Source-generated serialisation: no reflection at start.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DrugDocument))]
internal sealed partial class DrugJsonContext : JsonSerializerContext;
