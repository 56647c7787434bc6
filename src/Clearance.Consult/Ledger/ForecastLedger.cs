using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Clearance.Course;

namespace Clearance.Consult;

/// <summary>
/// Forecasts that were kept, and how they stood when scores came: lines of JSON in one file, only ever added to, each written whole.
/// </summary>
public static class ForecastLedger
{
    /// <summary>Name of the file in a folder.</summary>
    public const string FileName = "forecasts.jsonl";

    private const int EveryWeeks = 4;

    /// <summary>The file meant by a path: itself, or the usual file in it when it is a folder.</summary>
    public static string FileOf(string path) => Directory.Exists(path) || path.EndsWith('/') ? Path.Combine(path, FileName) : path;

    /// <summary>Keeps a forecast; nothing is added when the same is kept already.</summary>
    /// <returns>Whether a line was added.</returns>
    public static bool Keep(ForecastResult result, string path)
    {
        KeptForecast kept = Line(result);
        if (Read(path).OfType<KeptForecast>().Any(k => k.Key == kept.Key))
        {
            return false;
        }

        Append(path, [kept]);
        return true;
    }

    /// <summary>Adds scores that are not there yet.</summary>
    /// <returns>How many were added.</returns>
    public static int Add(string path, ImmutableArray<ScoredStatement> scores)
    {
        HashSet<(string, double, string)> known = [.. Read(path).OfType<ScoredStatement>().Select(s => (s.Forecast, s.Day, s.Text))];
        ImmutableArray<ScoredStatement> added = [.. scores.Where(s => known.Add((s.Forecast, s.Day, s.Text)))];
        Append(path, added);
        return added.Length;
    }

    /// <summary>All lines; none when there is no file. A line that cannot be read is left out and told.</summary>
    /// <param name="path">The ledger.</param>
    /// <param name="issues">Receives what is wrong; null to leave it untold.</param>
    public static ImmutableArray<LedgerLine> Read(string path, List<Issue>? issues = null)
    {
        string file = FileOf(path);
        if (!File.Exists(file))
        {
            return [];
        }

        ImmutableArray<LedgerLine>.Builder lines = ImmutableArray.CreateBuilder<LedgerLine>();
        int number = 0;
        foreach (string text in File.ReadLines(file))
        {
            number++;
            try
            {
                if (text.Length > 0 && JsonSerializer.Deserialize(text, LedgerJsonContext.Default.LedgerLine) is { Schema: LedgerLine.CurrentSchema } line)
                {
                    lines.Add(line);
                }
            }
            catch (JsonException)
            {
                issues?.Add(new Issue("ledger.unreadable", IssueSeverity.Warning, new SourcePlace(file, number, 1, ""), "This line is no line of a ledger of forecasts; it is left out.", "Restore the file from a copy; lines are never changed once written."));
            }
        }

        return lines.ToImmutable();
    }

    // One write to the end of the file: a reader sees whole lines or none.
    private static void Append(string path, IEnumerable<LedgerLine> lines)
    {
        using MemoryStream bytes = new();
        foreach (LedgerLine line in lines)
        {
            bytes.Write(JsonSerializer.SerializeToUtf8Bytes(line, LedgerJsonContext.Default.LedgerLine));
            bytes.WriteByte((byte)'\n');
        }

        if (bytes.Length == 0)
        {
            return;
        }

        string file = FileOf(path);
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        using FileStream stream = new(file, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 1);
        stream.Write(bytes.ToArray());
        stream.Flush(flushToDisk: true);
    }

    private static KeptForecast Line(ForecastResult result)
    {
        ImmutableArray<int> weeks = [.. result.Options[0].ByWeek.Where(w => w.Week % EveryWeeks == 0).Select(w => w.Week)];
        return new KeptForecast
        {
            Schema = LedgerLine.CurrentSchema,
            Key = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(result.Record, LedgerJsonContext.Default.ForecastRecord)))}",
            Course = result.Course.Id,
            Now = result.Now,
            Weeks = weeks,
            Options =
            [
                .. result.Options.Select(o => new KeptOption(
                    o.Id,
                    [.. weeks.Select(w => o.ByWeek[w - 1].Easi)],
                    [.. weeks.Select(w => o.ByWeek[w - 1].Itch)],
                    [.. weeks.Select(w => o.ByWeek[w - 1].Clear.P)],
                    [.. weeks.Select(w => o.ByWeek[w - 1].Controlled.P)])),
            ],
            Record = result.Record,
        };
    }
}

/// <summary>Source-generated serialisation of ledger lines.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(SixSignificantDigits)])]
[JsonSerializable(typeof(LedgerLine))]
[JsonSerializable(typeof(ForecastRecord))]
internal sealed partial class LedgerJsonContext : JsonSerializerContext;
