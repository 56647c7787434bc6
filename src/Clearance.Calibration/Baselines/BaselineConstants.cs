using System.Collections.Immutable;
using System.Globalization;
using Clearance.Course;

namespace Clearance.Calibration;

/// <summary>Constants of a published model that serves as a baseline: a table of <c>knowledge/models</c>.</summary>
internal sealed class BaselineConstants
{
    private readonly ImmutableDictionary<string, (double Value, double Sd)> _values;

    private BaselineConstants(ImmutableDictionary<string, (double, double)> values) => _values = values;

    /// <summary>A value, in the table's unit.</summary>
    public double this[string name] => _values[name].Value;

    /// <summary>The SD beside a value; 0 where the table has none.</summary>
    public double Sd(string name) => _values[name].Sd;

    /// <summary>Reads a table with the columns name, value, sd, unit, source, status, meaning.</summary>
    /// <param name="knowledgeFolder">The knowledge folder.</param>
    /// <param name="file">Name of the file in <c>models/</c>.</param>
    /// <param name="needed">Names the table must have.</param>
    public static Reading<BaselineConstants> Load(string knowledgeFolder, string file, IEnumerable<string> needed)
    {
        IssueLog log = new();
        string path = Path.Combine(knowledgeFolder, "models", file);
        if (!File.Exists(path))
        {
            log.Error("file.missing", SourcePlace.WholeFile(path), "The file is missing.", "Restore it from the repository.");
            return new(null, log.ToImmutable());
        }

        if (CsvTable.Read(path, File.ReadAllText(path), ["name", "value", "sd", "unit", "source", "status", "meaning"], log) is not { } table)
        {
            return new(null, log.ToImmutable());
        }

        ImmutableDictionary<string, (double, double)>.Builder values = ImmutableDictionary.CreateBuilder<string, (double, double)>(StringComparer.Ordinal);
        for (int row = 0; row < table.Rows.Length; row++)
        {
            values[table.Cell(row, "name").Text.Trim()] = (Number(table, row, "value", log), table.Cell(row, "sd").Text.Trim().Length == 0 ? 0.0 : Number(table, row, "sd", log));
        }

        foreach (string name in needed.Where(name => !values.ContainsKey(name)))
        {
            log.Error("constant.missing", SourcePlace.WholeFile(path), $"The constant '{name}' is missing.", "Add a row for it.");
        }

        return new(log.ErrorCount > 0 ? null : new BaselineConstants(values.ToImmutable()), log.ToImmutable());
    }

    private static double Number(CsvTable table, int row, string column, IssueLog log)
    {
        if (double.TryParse(table.Cell(row, column).Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value))
        {
            return value;
        }

        log.Error("constant.number", table.Place(row, column), $"'{table.Cell(row, column).Text}' is not a number.", "Write it with a decimal point.");
        return 0.0;
    }
}
