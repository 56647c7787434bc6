using System.Collections.Immutable;
using System.Text;
using Clearance.Course;

namespace Clearance.Calibration;

/// <summary>A comma-separated table (RFC 4180) whose every cell knows where it stands in the file.</summary>
internal sealed class CsvTable
{
    private readonly ImmutableDictionary<string, int> _columns;

    private CsvTable(string file, ImmutableDictionary<string, int> columns, ImmutableArray<ImmutableArray<CsvCell>> rows)
    {
        File = file;
        _columns = columns;
        Rows = rows;
    }

    /// <summary>Name of the file as the user gave it.</summary>
    public string File { get; }

    /// <summary>The rows below the header.</summary>
    public ImmutableArray<ImmutableArray<CsvCell>> Rows { get; }

    /// <summary>The cell of a column that the header is known to have.</summary>
    public CsvCell Cell(int row, string column) => Rows[row][_columns[column]];

    /// <summary>Where a cell stands, for issues.</summary>
    public SourcePlace Place(int row, string column)
    {
        CsvCell cell = Cell(row, column);
        return new SourcePlace(File, cell.Line, cell.Column, column);
    }

    /// <summary>Reads a table; a missing column, a row of another length and an unclosed quote are errors.</summary>
    /// <param name="file">Name for messages.</param>
    /// <param name="text">The content.</param>
    /// <param name="needed">Columns the table must have, in any order; others are let be.</param>
    /// <param name="log">Receives what is wrong.</param>
    /// <returns>The table; null when the header cannot be used.</returns>
    public static CsvTable? Read(string file, string text, ImmutableArray<string> needed, IssueLog log)
    {
        List<ImmutableArray<CsvCell>> rows = [.. Records(file, text, log)];
        if (rows.Count == 0)
        {
            log.Error("csv.empty", SourcePlace.WholeFile(file), "The file is empty.", $"It needs a header with the columns {string.Join(", ", needed)}.");
            return null;
        }

        ImmutableArray<CsvCell> header = rows[0];
        Dictionary<string, int> columns = new(StringComparer.Ordinal);
        for (int i = 0; i < header.Length; i++)
        {
            string name = header[i].Text.Trim();
            if (!columns.TryAdd(name, i))
            {
                log.Error("csv.column-twice", new SourcePlace(file, header[i].Line, header[i].Column, name), $"The column '{name}' stands twice.", "Keep one of them.");
            }
        }

        foreach (string missing in needed.Where(name => !columns.ContainsKey(name)))
        {
            string? near = NearestKey.Of(missing, columns.Keys);
            log.Error("csv.column-missing", new SourcePlace(file, header[0].Line, 1, missing), $"The column '{missing}' is missing.", near is null ? "Add it; it may be empty." : $"Rename '{near}' or add it; it may be empty.");
        }

        if (log.ErrorCount > 0)
        {
            return null;
        }

        ImmutableArray<ImmutableArray<CsvCell>>.Builder body = ImmutableArray.CreateBuilder<ImmutableArray<CsvCell>>();
        foreach (ImmutableArray<CsvCell> row in rows.Skip(1).Where(row => row.Length > 1 || row[0].Text.Trim().Length > 0))
        {
            if (row.Length == header.Length)
            {
                body.Add(row);
                continue;
            }

            log.Error("csv.row-length", new SourcePlace(file, row[0].Line, 1, ""), $"The row has {row.Length} cells, the header {header.Length}.", "Quote cells that hold a comma, and keep empty cells.");
        }

        return new CsvTable(file, columns.ToImmutableDictionary(StringComparer.Ordinal), body.ToImmutable());
    }

    private static IEnumerable<ImmutableArray<CsvCell>> Records(string file, string text, IssueLog log)
    {
        ImmutableArray<CsvCell>.Builder row = ImmutableArray.CreateBuilder<CsvCell>();
        StringBuilder cell = new();
        int line = 1, column = 1, cellLine = 1, cellColumn = 1, i = text.StartsWith('\uFEFF') ? 1 : 0;
        bool isQuoted = false, isOpen = i < text.Length;
        while (i < text.Length)
        {
            char c = text[i++];
            if (isQuoted)
            {
                if (c == '"' && i < text.Length && text[i] == '"')
                {
                    cell.Append('"');
                    i++;
                    column++;
                }
                else if (c == '"')
                {
                    isQuoted = false;
                }
                else
                {
                    cell.Append(c);
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                isQuoted = true;
            }
            else if (c is ',' or '\n')
            {
                row.Add(new CsvCell(cell.ToString(), cellLine, cellColumn));
                cell.Clear();
                (cellLine, cellColumn) = c == ',' ? (line, column + 1) : (line + 1, 1);
                isOpen = c == ',';
                if (c == '\n')
                {
                    yield return row.ToImmutable();
                    row.Clear();
                }
            }
            else if (c != '\r')
            {
                cell.Append(c);
                isOpen = true;
            }

            (line, column) = c == '\n' ? (line + 1, 1) : (line, column + 1);
        }

        if (isQuoted)
        {
            log.Error("csv.quote", new SourcePlace(file, cellLine, cellColumn, ""), "A quote is opened here and never closed.", "Close it, or write a quote inside a cell twice.");
        }
        else if (isOpen || cell.Length > 0 || row.Count > 0)
        {
            row.Add(new CsvCell(cell.ToString(), cellLine, cellColumn));
            yield return row.ToImmutable();
        }
    }
}

/// <summary>One cell.</summary>
/// <param name="Text">What it holds, quotes taken off.</param>
/// <param name="Line">Line of its first character, from 1.</param>
/// <param name="Column">Column of its first character, from 1.</param>
internal readonly record struct CsvCell(string Text, int Line, int Column);
