using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Calibration;

/// <summary>Reads the two tables of published results, and what each row means.</summary>
public sealed class TrialFiles
{
    private static readonly ImmutableArray<string> EfficacyColumns =
    [
        "trial", "nct", "arm", "drug", "dose", "frequency", "background_tcs", "n", "population", "base_easi", "base_bsa_pct", "base_iga4_pct", "base_status",
        "endpoint", "week", "qualifier", "value", "unit", "ci_low", "ci_high", "se", "value_recalled", "source", "doi", "status", "address", "note",
    ];

    private static readonly ImmutableArray<string> DurabilityColumns =
    [
        "trial", "nct", "drug_stopped_or_spaced", "regimen_before", "arm_after", "n", "population", "weeks_after_change", "measure", "value", "unit",
        "ci_low", "ci_high", "se", "source", "doi", "status", "address", "note",
    ];

    private readonly EfficacyMeaning _efficacy;
    private readonly DurabilityMeaning _durability;

    /// <summary>A reader that knows these designs and drugs.</summary>
    public TrialFiles(DesignBook designs, DrugFormulary formulary)
    {
        _efficacy = new EfficacyMeaning(designs, formulary);
        _durability = new DurabilityMeaning(designs, formulary);
    }

    /// <summary>Reads a table from a file.</summary>
    public Reading<TrialRows> Load(TrialTable table, string path)
    {
        try
        {
            return Read(table, path, File.ReadAllText(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(null, [new Issue("file.unreadable", IssueSeverity.Error, SourcePlace.WholeFile(path), "The file cannot be read.", "Check the path and your rights.")]);
        }
        catch (DecoderFallbackException)
        {
            return new(null, [new Issue("csv.encoding", IssueSeverity.Error, SourcePlace.WholeFile(path), "The file is not UTF-8 text.", "Save it as UTF-8.")]);
        }
    }

    /// <summary>Reads a table from text.</summary>
    /// <param name="table">Which table.</param>
    /// <param name="file">Name for messages.</param>
    /// <param name="text">The content.</param>
    public Reading<TrialRows> Read(TrialTable table, string file, string text)
    {
        IssueLog log = new();
        CsvTable? csv = CsvTable.Read(file, text, table == TrialTable.Efficacy ? EfficacyColumns : DurabilityColumns, log);
        if (csv is null)
        {
            return new(null, log.ToImmutable());
        }

        ImmutableArray<TrialRow> rows = [.. Enumerable.Range(0, csv.Rows.Length).Select(row => table == TrialTable.Efficacy ? Efficacy(csv, row, log) : Durability(csv, row, log))];
        return new(log.ErrorCount == 0 ? new TrialRows(rows) : null, log.ToImmutable());
    }

    private TrialRow Efficacy(CsvTable csv, int row, IssueLog log)
    {
        string Text(string column) => csv.Cell(row, column).Text.Trim();
        RowCells cells = new()
        {
            Trial = Needed(csv, row, "trial", log),
            Arm = Text("arm"),
            Drug = Text("drug"),
            Dose = Text("dose"),
            Frequency = Text("frequency"),
            Topical = Topical(csv, row, log) || (Text("background_tcs").Length == 0 && Text("arm").Contains("TCS", StringComparison.OrdinalIgnoreCase)),
            Population = Text("population"),
            Endpoint = Needed(csv, row, "endpoint", log),
            Week = Text("week"),
            Unit = Text("unit"),
            MeanEasi = Number(csv, row, "base_easi", 0.0, 72.0, log),
        };
        Number(csv, row, "base_bsa_pct", 0.0, 100.0, log);
        Number(csv, row, "base_iga4_pct", 0.0, 100.0, log);
        return Row(TrialTable.Efficacy, csv, row, cells, cells.Arm, _efficacy.Read(cells), log);
    }

    private TrialRow Durability(CsvTable csv, int row, IssueLog log)
    {
        string Text(string column) => csv.Cell(row, column).Text.Trim();
        RowCells cells = new()
        {
            Trial = Needed(csv, row, "trial", log),
            Arm = Text("arm_after"),
            Drug = Text("drug_stopped_or_spaced"),
            Dose = Text("regimen_before"),
            Frequency = "",
            Topical = false,
            Population = Text("population"),
            Endpoint = Needed(csv, row, "measure", log),
            Week = Text("weeks_after_change"),
            Unit = Text("unit"),
            MeanEasi = null,
        };
        return Row(TrialTable.Durability, csv, row, cells, $"{cells.Drug} {cells.Dose} -> {cells.Arm}", _durability.Read(cells), log);
    }

    private static TrialRow Row(TrialTable table, CsvTable csv, int row, RowCells cells, string arm, Interpretation meaning, IssueLog log)
    {
        string valueText = csv.Cell(row, "value").Text.Trim();
        double? value = double.TryParse(valueText, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
        bool isShare = meaning.Statement?.Measure.IsShare ?? false;
        if (value is { } share && isShare && share is < 0.0 or > 100.0)
        {
            log.Error("csv.share", csv.Place(row, "value"), $"'{valueText}' is not a share of patients.", "A per cent from 0 to 100 is wanted.");
        }

        foreach (string column in new[] { "ci_low", "ci_high" })
        {
            Number(csv, row, column, double.MinValue, double.MaxValue, log);
        }

        ArmStatement? statement = value is null ? null : meaning.Statement;
        return new TrialRow
        {
            Table = table,
            File = csv.File,
            Line = csv.Cell(row, "trial").Line,
            Trial = cells.Trial,
            Arm = arm,
            Endpoint = cells.Endpoint,
            Week = cells.Week,
            Value = value,
            Unit = cells.Unit,
            Patients = Number(csv, row, "n", 1.0, 1e7, log) is { } n ? (int)Math.Round(n) : null,
            StandardError = Number(csv, row, "se", 0.0, double.MaxValue, log),
            Status = Status(csv, row, log),
            Note = csv.Cell(row, "note").Text.Trim(),
            Class = meaning.Class,
            Statement = statement,
            WhyNot = statement is not null ? "" : meaning.WhyNot.Length > 0 ? meaning.WhyNot : valueText.Length == 0 ? "no value is given" : $"the value '{valueText}' is not a number",
            Doubt = meaning.Doubt,
        };
    }

    private static string Needed(CsvTable csv, int row, string column, IssueLog log)
    {
        string text = csv.Cell(row, column).Text.Trim();
        if (text.Length == 0)
        {
            log.Error("csv.cell-empty", csv.Place(row, column), $"'{column}' is empty.", "Every row needs one.");
        }

        return text;
    }

    private static double? Number(CsvTable csv, int row, string column, double least, double most, IssueLog log)
    {
        string text = csv.Cell(row, column).Text.Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
        {
            log.Error("csv.number", csv.Place(row, column), $"'{text}' is not a number.", "Write a plain number with a decimal point, or leave the cell empty.");
            return null;
        }

        if (value < least || value > most)
        {
            log.Error("csv.range", csv.Place(row, column), $"{text} is outside {least} to {most}.", "Check the number and its unit.");
            return null;
        }

        return value;
    }

    private static bool Topical(CsvTable csv, int row, IssueLog log)
    {
        string text = csv.Cell(row, "background_tcs").Text.Trim();
        switch (text.ToLowerInvariant())
        {
            case "yes" or "allowed" or "true":
                return true;
            case "no" or "" or "false" or "none":
                return false;
            default:
                log.Error("csv.choice", csv.Place(row, "background_tcs"), $"'{text}' says neither yes nor no.", "Write yes, no, or nothing.");
                return false;
        }
    }

    private static ValueStatus Status(CsvTable csv, int row, IssueLog log)
    {
        string text = csv.Cell(row, "status").Text.Trim();
        if (text.Length == 0)
        {
            return ValueStatus.Recalled;
        }

        if (Enum.TryParse(text, ignoreCase: true, out ValueStatus status) && Enum.IsDefined(status))
        {
            return status;
        }

        log.Error("csv.status", csv.Place(row, "status"), $"The status '{text}' is not known.", $"Use one of: {string.Join(", ", Enum.GetNames<ValueStatus>().Select(n => n.ToLowerInvariant()))}.");
        return ValueStatus.Recalled;
    }
}

/// <summary>The rows of a table, in its order.</summary>
/// <param name="Rows">The rows.</param>
public sealed record TrialRows(ImmutableArray<TrialRow> Rows);
