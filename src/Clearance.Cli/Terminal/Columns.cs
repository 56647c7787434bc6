namespace Clearance.Cli;

/// <summary>Rows of text under each other, the first column to the left.</summary>
internal static class Columns
{
    /// <summary>True if the rows have room on the page with one blank between columns.</summary>
    public static bool Fits(IReadOnlyList<string[]> rows, Page page, int indent = 2) =>
        indent + Widths(rows).Sum() + rows[0].Length - 1 <= page.Width;

    /// <summary>The rows without those columns that can be spared, the first named first, until they have room.</summary>
    public static IReadOnlyList<string[]> Fitted(IReadOnlyList<string[]> rows, Page page, params IEnumerable<string> spared)
    {
        foreach (var name in spared.Where(name => rows[0].Contains(name, StringComparer.Ordinal)))
        {
            if (Fits(rows, page))
            {
                break;
            }

            var column = Array.LastIndexOf(rows[0], name);
            rows = [.. rows.Select(row => row.Where((_, c) => c != column).ToArray())];
        }

        return rows;
    }

    /// <summary>Where each column of the rows begins, as <see cref="Write"/> lays them out.</summary>
    public static int[] Starts(IReadOnlyList<string[]> rows, Page page, int indent = 2)
    {
        var (widths, gap) = (Widths(rows), Gap(rows, page, indent));
        return [.. Enumerable.Range(0, widths.Length).Select(column => indent + widths.Take(column).Sum() + gap * column)];
    }

    /// <summary>Writes the rows with the widest gap (at most three, at least one blank) that the page has room for. The first row is the heading.</summary>
    public static void Write(IReadOnlyList<string[]> rows, Page page, int indent = 2)
    {
        var (widths, gap) = (Widths(rows), Gap(rows, page, indent));
        foreach (var row in rows)
        {
            page.Line(new string(' ', indent) + string.Join(new string(' ', gap), row.Select((cell, column) => Page.Clean(cell).PadRight(widths[column]))));
        }
    }

    private static int[] Widths(IReadOnlyList<string[]> rows) =>
        [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => Page.Clean(row[column]).Length))];

    private static int Gap(IReadOnlyList<string[]> rows, Page page, int indent) =>
        rows[0].Length > 1 ? Math.Clamp((page.Width - indent - Widths(rows).Sum()) / (rows[0].Length - 1), 1, 3) : 1;
}
