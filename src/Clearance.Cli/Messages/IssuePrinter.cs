using Clearance.Course;

namespace Clearance.Cli;

/// <summary>Prints issues as compilers do, grouped by file: place, code, field, what is wrong, how to cure it; on a terminal also the line.</summary>
internal static class IssuePrinter
{
    private const int LongestLine = 160;

    /// <summary>Prints the issues and how many there are.</summary>
    /// <param name="issues">The issues.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="ink">Emphasis.</param>
    /// <param name="lines">The lines of a file by its name, or null where they cannot be had; asked only if <paramref name="showLines"/>.</param>
    /// <param name="showLines">Whether to show the offending line and a caret.</param>
    public static void Print(IReadOnlyCollection<Issue> issues, TextWriter writer, Ink ink, Func<string, string[]?> lines, bool showLines)
    {
        foreach (var file in issues.GroupBy(issue => issue.Where.File, StringComparer.Ordinal))
        {
            var text = showLines ? lines(file.Key) : null;
            foreach (var issue in file)
            {
                writer.WriteLine(Page.Clean(One(issue, ink, out var head)).Insert(0, head));
                Excerpt(issue.Where, text, writer);
            }
        }

        var errors = issues.Count(issue => issue.Severity == IssueSeverity.Error);
        var warnings = issues.Count(issue => issue.Severity == IssueSeverity.Warning);
        if (errors + warnings > 1)
        {
            writer.WriteLine($"{Number(errors, "error")}, {Number(warnings, "warning")}");
        }
    }

    private static string One(Issue issue, Ink ink, out string head)
    {
        var place = Page.Clean(issue.Where.File) + issue.Where switch
        {
            { Line: <= 0 } => "",
            { Column: <= 0 } => $":{issue.Where.Line}",
            _ => $":{issue.Where.Line}:{issue.Where.Column}",
        };
        var word = issue.Severity switch
        {
            IssueSeverity.Error => ink.Alarm("error"),
            IssueSeverity.Warning => ink.Caution("warning"),
            IssueSeverity.Information => "note",
            _ => throw new ArgumentOutOfRangeException(nameof(issue), issue.Severity, null),
        };
        head = $"{place}: {word} ";
        var field = issue.Where.Field.Length > 0 ? $" {issue.Where.Field}" : "";
        return $"{issue.Code}{field}: {issue.What} {issue.Cure}";
    }

    private static void Excerpt(SourcePlace where, string[]? text, TextWriter writer)
    {
        if (text is null || where.Line < 1 || where.Line > text.Length)
        {
            return;
        }

        // A caret under a very long line would stand on another row of the terminal: show the part around it.
        var line = Page.Clean(text[where.Line - 1].TrimEnd());
        var caret = Math.Clamp(where.Column - 1, 0, line.Length);
        var from = caret > LongestLine * 3 / 4 ? caret - LongestLine / 2 : 0;
        line = line[from..Math.Min(line.Length, from + LongestLine)];
        writer.WriteLine($"{where.Line,6} | {line}");
        if (where.Column > 0)
        {
            writer.WriteLine($"       | {new string(' ', caret - from)}^");
        }
    }

    private static string Number(int count, string word) => $"{count} {word}{(count == 1 ? "" : "s")}";
}
