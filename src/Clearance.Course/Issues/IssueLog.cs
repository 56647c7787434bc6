using System.Collections.Immutable;

namespace Clearance.Course;

/// <summary>Collects issues while a document is read, so that one reading names all of them. Not thread safe.</summary>
public sealed class IssueLog
{
    private readonly List<Issue> issues = [];
    private readonly HashSet<string> keysAsked = new(StringComparer.Ordinal);

    /// <summary>Number of errors so far.</summary>
    public int ErrorCount { get; private set; }

    /// <summary>
    /// Every key a reader asked for, as a path with list positions left out (<c>regimens[].drug</c>).
    /// A test holds a published schema against it.
    /// </summary>
    public IReadOnlySet<string> KeysAsked => keysAsked;

    /// <summary>Adds an issue.</summary>
    public void Add(Issue issue)
    {
        ArgumentNullException.ThrowIfNull(issue);
        if (issue.Severity == IssueSeverity.Error)
        {
            ErrorCount++;
        }

        issues.Add(issue);
    }

    /// <summary>Adds issues of another reading.</summary>
    public void AddRange(IEnumerable<Issue> others)
    {
        foreach (var issue in others)
        {
            Add(issue);
        }
    }

    /// <summary>Adds an error.</summary>
    public void Error(string code, SourcePlace where, string what, string cure) =>
        Add(new Issue(code, IssueSeverity.Error, where, what, cure));

    /// <summary>Adds a warning.</summary>
    public void Warning(string code, SourcePlace where, string what, string cure) =>
        Add(new Issue(code, IssueSeverity.Warning, where, what, cure));

    /// <summary>All issues, in the order of lines; those of one place in the order found.</summary>
    public ImmutableArray<Issue> ToImmutable() =>
        [.. issues.OrderBy(static i => i.Where.Line).ThenBy(static i => i.Where.Column)];

    internal void Asked(string parentField, string key)
    {
        var path = new System.Text.StringBuilder(parentField.Length + key.Length + 1);
        var inPosition = false;
        foreach (var c in parentField)
        {
            inPosition = c == '[' || (inPosition && c != ']');
            if (!inPosition || c == '[')
            {
                path.Append(c);
            }
        }

        keysAsked.Add((path.Length == 0 ? path : path.Append('.')).Append(key).ToString());
    }
}
