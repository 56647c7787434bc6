using System.Collections.Immutable;
using System.Globalization;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Reads population/posterior.yaml and the table beside it. No such file means that the model has not been calibrated.</summary>
internal sealed class DrawsReader(string directory)
{
    public const string Schema = "clearance.knowledge.draws/1";
    public const string Header = "population/posterior.yaml";
    public const string Table = "population/posterior.csv";
    private const int MostIssues = 20;

    public PopulationDraws? Read(FieldReader root, ISet<string> known)
    {
        root.NeedSchema(Schema);
        int count = root.Integer("draws") ?? 0;
        DrawProvenance provenance = new()
        {
            Method = root.NeedText("method"),
            Program = root.NeedText("program"),
            Seed = ulong.TryParse(root.NeedText("seed"), NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed) ? seed : 0,
            Rows = root.NeedText("rows"),
            RowCount = root.Integer("row_count") ?? 0,
            LeftOut = [.. root.Texts("left_out")],
            RowsHash = root.NeedText("rows_hash"),
            PriorsHash = root.NeedText("priors_hash"),
            Dispersion = root.NeedNumber("dispersion"),
            Misfit = root.NeedNumber("misfit"),
        };
        ImmutableArray<DrawColumn> columns = [.. root.FieldsList("columns").Select(item => ReadColumn(item, known))];
        root.Finish();
        if (root.Log.ErrorCount > 0)
        {
            return null;
        }

        ImmutableArray<double> values = ReadTable(columns, root.Log);
        if (columns.Length > 0 && root.Log.ErrorCount == 0 && values.Length != count * columns.Length)
        {
            root.Log.Error("draws.count", root.PlaceOf("draws"), $"The table holds {values.Length / columns.Length} draws, the header says {count}.", "Run 'clearance calibrate' again, or restore both files together.");
        }

        return root.Log.ErrorCount > 0 ? null : new PopulationDraws { Columns = columns, Values = values, Provenance = provenance };
    }

    private static DrawColumn ReadColumn(FieldReader item, ISet<string> known)
    {
        DrawColumn column = new(item.NeedText("name"), item.NeedText("unit"));
        item.Finish();
        if (column.Name.Length > 0 && !known.Contains(column.Name))
        {
            item.Log.Error("draws.unknown", item.PlaceOf("name"), $"The model has no parameter '{column.Name}'.", "Run 'clearance calibrate' again: the draws belong to another version of the model.");
        }

        if (column.Unit.Length > 0 && !UnitTable.Knows(column.Unit))
        {
            item.Log.Error("unit.unknown", item.PlaceOf("unit"), $"The unit '{column.Unit}' is not known.", $"Known units: {string.Join(", ", UnitTable.Names)}.");
        }

        return column;
    }

    private ImmutableArray<double> ReadTable(ImmutableArray<DrawColumn> columns, IssueLog log)
    {
        string path = Path.Combine(directory, Table);
        if (!File.Exists(path))
        {
            log.Error("knowledge.missing", SourcePlace.WholeFile(path), "The table of draws is missing.", "Run 'clearance calibrate', or remove posterior.yaml to work with the priors.");
            return [];
        }

        string[] lines = File.ReadAllLines(path);
        string header = string.Join(',', columns.Select(c => c.Name));
        if (lines.Length == 0 || lines[0] != header)
        {
            log.Error("draws.header", new SourcePlace(path, 1, 1, ""), "The columns of the table are not those of posterior.yaml.", "Run 'clearance calibrate' again, or restore both files together.");
            return [];
        }

        var values = ImmutableArray.CreateBuilder<double>((lines.Length - 1) * columns.Length);
        for (int line = 1; line < lines.Length && log.ErrorCount < MostIssues; line++)
        {
            string[] cells = lines[line].Split(',');
            if (cells.Length != columns.Length)
            {
                log.Error("draws.cells", new SourcePlace(path, line + 1, 1, ""), $"{cells.Length} numbers where {columns.Length} are needed.", "Restore the file, or run 'clearance calibrate' again.");
                continue;
            }

            for (int c = 0; c < cells.Length; c++)
            {
                if (!double.TryParse(cells[c], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
                {
                    log.Error("draws.number", new SourcePlace(path, line + 1, 1, columns[c].Name), $"'{cells[c]}' is not a finite number.", "Restore the file, or run 'clearance calibrate' again.");
                    value = 0.0;
                }

                values.Add(UnitTable.ToInternal(value, columns[c].Unit));
            }
        }

        return values.ToImmutable();
    }
}
