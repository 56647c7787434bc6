using System.Text;

namespace Clearance.Cli;

/// <summary>A comma-separated table with a heading row, for spreadsheets: cells quoted where needed (RFC 4180), lines ended by line feeds.</summary>
/// <param name="heading">Names of the columns, separated by commas.</param>
internal sealed class CsvText(string heading)
{
    private readonly StringBuilder text = new StringBuilder(heading).Append('\n');

    /// <summary>Adds a row.</summary>
    public void Row(params IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Cell)).Append('\n');

    /// <summary>The table as UTF-8.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(text.ToString());

    private static string Cell(string text) => text.AsSpan().ContainsAny(",\"\n\r") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
