using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Calibration;

/// <summary>Leave-one-trial-out row by row, kept beside the calibrated population it was made with.</summary>
public sealed class LeftOutTable
{
    /// <summary>Its path inside a knowledge folder.</summary>
    public const string File = "population/leave-one-out.csv";

    private const string Mark = "# every row predicted without its trial; made with posterior.csv ";
    private static readonly ImmutableArray<string> Columns =
        ["table", "trial", "arm", "endpoint", "week", "unit", "class", "status", "observed", "predicted", "median", "low95", "high95", "inside", "method", "pareto_k"];

    private readonly Dictionary<(TrialTable, string, string, string, string, string, double), LeftOutCheck> _byRow = [];

    private LeftOutTable(ImmutableArray<LeftOutCheck> rows)
    {
        Rows = rows;
        foreach (LeftOutCheck row in rows)
        {
            _byRow.TryAdd((row.Table, row.Trial, row.Arm, row.Endpoint, row.Week, row.Unit, row.Observed), row);
        }
    }

    /// <summary>The rows.</summary>
    public ImmutableArray<LeftOutCheck> Rows { get; }

    /// <summary>What the table says of a row; null when the row is not in it.</summary>
    public LeftOutCheck? Find(TrialRow row) => row.Value is not { } value
        ? null
        : _byRow.GetValueOrDefault((row.Table, row.Trial, row.Arm, row.Endpoint, row.Week, row.Unit, value));

    /// <summary>The text of the file.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="posterior">The text of the posterior.csv it belongs to.</param>
    public static string Text(ImmutableArray<LeftOutCheck> rows, string posterior)
    {
        StringBuilder text = new($"{Mark}{Hash(Encoding.UTF8.GetBytes(posterior))}\n{string.Join(',', Columns)}\n");
        foreach (LeftOutCheck row in rows)
        {
            text.AppendJoin(',', [
                Token(row.Table), Quoted(row.Trial), Quoted(row.Arm), Quoted(row.Endpoint), Quoted(row.Week), Quoted(row.Unit), Token(row.Class), Token(row.Status),
                row.Observed.ToString("R", CultureInfo.InvariantCulture), Figure(row.Predicted), Figure(row.Median), Figure(row.Low95), Figure(row.High95), row.IsInside ? "yes" : "no",
                Token(row.Method), double.IsFinite(row.ParetoK) ? row.ParetoK.ToString("0.00", CultureInfo.InvariantCulture) : "",
            ]).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Reads the table of a knowledge folder; null when there is none, and with a remark when it belongs to another posterior.</summary>
    /// <param name="knowledgeFolder">The knowledge folder.</param>
    public static Reading<LeftOutTable> Load(string knowledgeFolder)
    {
        IssueLog log = new();
        string path = Path.Combine(knowledgeFolder, File.Replace('/', Path.DirectorySeparatorChar));
        string posterior = Path.Combine(knowledgeFolder, DrawsWriter.TableFile.Replace('/', Path.DirectorySeparatorChar));
        if (!System.IO.File.Exists(path) || !System.IO.File.Exists(posterior))
        {
            return new(null, []);
        }

        string[] parts = System.IO.File.ReadAllText(path).Split('\n', 2);
        if (parts.Length < 2 || parts[0].TrimEnd() != Mark + Hash(System.IO.File.ReadAllBytes(posterior)))
        {
            log.Warning("left-out.stale", SourcePlace.WholeFile(path), "The table of left-out trials was not made with this posterior.csv and is not used.", $"Run '{HowToMake}'.");
            return new(null, log.ToImmutable());
        }

        if (CsvTable.Read(path, parts[1], Columns, log) is not { } table)
        {
            return new(null, log.ToImmutable());
        }

        ImmutableArray<LeftOutCheck> rows = [.. Enumerable.Range(0, table.Rows.Length).Select(r => Row(table, r, log))];
        return new(log.ErrorCount > 0 ? null : new LeftOutTable(rows), log.ToImmutable());
    }

    /// <summary>The command that makes the table.</summary>
    public const string HowToMake = "clearance calibrate --resume --refit 48";

    private static LeftOutCheck Row(CsvTable table, int r, IssueLog log) => new()
    {
        Table = Choice<TrialTable>(table, r, "table", log),
        Trial = table.Cell(r, "trial").Text,
        Arm = table.Cell(r, "arm").Text,
        Endpoint = table.Cell(r, "endpoint").Text,
        Week = table.Cell(r, "week").Text,
        Unit = table.Cell(r, "unit").Text,
        Class = Choice<RowClass>(table, r, "class", log),
        Status = Choice<ValueStatus>(table, r, "status", log),
        Observed = Number(table, r, "observed", log),
        Predicted = Number(table, r, "predicted", log),
        Median = Number(table, r, "median", log),
        Low95 = Number(table, r, "low95", log),
        High95 = Number(table, r, "high95", log),
        Method = Choice<LeftOutMethod>(table, r, "method", log),
        ParetoK = table.Cell(r, "pareto_k").Text.Length == 0 ? double.NegativeInfinity : Number(table, r, "pareto_k", log),
    };

    private static T Choice<T>(CsvTable table, int row, string column, IssueLog log)
        where T : struct, Enum
    {
        string text = table.Cell(row, column).Text;
        foreach (T value in Enum.GetValues<T>())
        {
            if (Token(value) == text)
            {
                return value;
            }
        }

        log.Error("left-out.token", table.Place(row, column), $"'{text}' is not one of {string.Join(", ", Enum.GetValues<T>().Select(Token))}.", $"Run '{HowToMake}'.");
        return default;
    }

    private static double Number(CsvTable table, int row, string column, IssueLog log)
    {
        if (double.TryParse(table.Cell(row, column).Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            return number;
        }

        log.Error("left-out.number", table.Place(row, column), $"'{table.Cell(row, column).Text}' is not a number.", $"Run '{HowToMake}'.");
        return double.NaN;
    }

    private static string Hash(byte[] bytes) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";

    // JakInhibitor as jak_inhibitor.
    private static string Token<T>(T value)
        where T : struct, Enum => string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? "_" : "")}{char.ToLowerInvariant(c)}" : $"{c}"));

    private static string Figure(double value) => value.ToString("G5", CultureInfo.InvariantCulture);

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
