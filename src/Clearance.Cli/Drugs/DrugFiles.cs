using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Clearance.Formulary;

namespace Clearance.Cli;

/// <summary>The facts of drugs for other programs: JSON of schema clearance.drugs/1, or CSV with a heading row.</summary>
internal static class DrugFiles
{
    private const string CsvHeading = "drug,group,name,value,unit,status,source,note";

    private static readonly DrugJsonContext Context = new(new JsonSerializerOptions(DrugJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>JSON in UTF-8.</summary>
    public static byte[] Json(IReadOnlyList<DrugFact> facts, DrugFormulary formulary)
    {
        var named = facts.SelectMany(fact => fact.Source.Split(", ", StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal);
        var listing = new DrugListing
        {
            Facts = [.. facts],
            Sources = [.. formulary.Sources.Values.Where(source => named.Contains(source.Key)).Select(source => new DrugSource(source.Key, source.Cite, source.Doi, source.Addresses, source.SeenIn))],
            Record = new DrugListingRecord(ProgramVersion.Text, $"sha256:{formulary.Hash.Replace("sha256:", "", StringComparison.Ordinal)}"),
        };
        return [.. JsonSerializer.SerializeToUtf8Bytes(listing, Context.DrugListing), (byte)'\n'];
    }

    /// <summary>CSV in UTF-8, quoted where needed, lines ended by line feeds.</summary>
    public static byte[] Csv(IReadOnlyList<DrugFact> facts)
    {
        var text = new StringBuilder(CsvHeading).Append('\n');
        foreach (var fact in facts)
        {
            text.AppendJoin(',', new[] { fact.Drug, fact.Group, fact.Name, fact.Value?.ToString("R") ?? "", fact.Unit, fact.Status, fact.Source, fact.Note }.Select(Field)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Field(string text) => text.AsSpan().ContainsAny(",\"\n\r") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}

/// <summary>The shape of the JSON.</summary>
internal sealed record DrugListing
{
    /// <summary>The version of this shape.</summary>
    public string Schema => "clearance.drugs/1";

    /// <summary>Values and statements.</summary>
    public required ImmutableArray<DrugFact> Facts { get; init; }

    /// <summary>The sources that the facts name.</summary>
    public required ImmutableArray<DrugSource> Sources { get; init; }

    /// <summary>Where the listing comes from.</summary>
    public required DrugListingRecord Record { get; init; }
}

/// <summary>A source in the JSON.</summary>
internal sealed record DrugSource(string Key, string Cite, string? Doi, ImmutableArray<string> Addresses, string SeenIn);

/// <summary>Which program and which knowledge a listing comes from.</summary>
internal sealed record DrugListingRecord(string Version, string KnowledgeHash);

/// <summary>Source-generated serialisation: no reflection at start.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DrugListing))]
internal sealed partial class DrugJsonContext : JsonSerializerContext;
