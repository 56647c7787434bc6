using System.Globalization;
using System.Text;

namespace Clearance.Formulary;

/// <summary>The texts of the two files of a calibrated population, as <c>DrugFormulary.Load</c> reads them back.</summary>
public static class DrawsWriter
{
    /// <summary>Path of the header inside the knowledge folder.</summary>
    public const string HeaderFile = DrawsReader.Header;

    /// <summary>Path of the table inside the knowledge folder.</summary>
    public const string TableFile = DrawsReader.Table;

    /// <summary>The header with the provenance, YAML.</summary>
    public static string Header(PopulationDraws draws)
    {
        DrawProvenance p = draws.Provenance;
        StringBuilder text = new();
        text.Append("# The calibrated population: one row of posterior.csv is one joint draw. Written by 'clearance calibrate'; do not edit.\n");
        Line("schema", DrawsReader.Schema);
        Line("draws", draws.Count.ToString(CultureInfo.InvariantCulture));
        Line("method", Quoted(p.Method));
        Line("program", Quoted(p.Program));
        Line("seed", p.Seed.ToString(CultureInfo.InvariantCulture));
        Line("rows", p.Rows);
        Line("row_count", p.RowCount.ToString(CultureInfo.InvariantCulture));
        Line("left_out", $"[{string.Join(", ", p.LeftOut.Select(Quoted))}]");
        Line("rows_hash", Quoted(p.RowsHash));
        Line("priors_hash", Quoted(p.PriorsHash));
        Line("dispersion", Number(p.Dispersion));
        Line("misfit", Number(p.Misfit));
        text.Append("columns:\n");
        foreach (DrawColumn column in draws.Columns)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{name: {column.Name}, unit: {(column.Unit == "1" ? "\"1\"" : column.Unit)}}}\n");
        }

        return text.ToString();

        void Line(string key, string value) => text.Append(CultureInfo.InvariantCulture, $"{key}: {value}\n");
    }

    /// <summary>The table, CSV with one line a draw, numbers in the units of the header with six significant digits.</summary>
    public static string Table(PopulationDraws draws)
    {
        StringBuilder text = new();
        text.AppendJoin(',', draws.Columns.Select(c => c.Name)).Append('\n');
        for (int d = 0; d < draws.Count; d++)
        {
            text.AppendJoin(',', draws.Row(d).Zip(draws.Columns, (value, column) => Number(value.Value / UnitTable.ToInternal(1.0, column.Unit)))).Append('\n');
        }

        return text.ToString();
    }

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
