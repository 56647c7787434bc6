using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>The files of a knowledge directory in a fixed order, and their common hash.</summary>
internal sealed class KnowledgeFiles(string directory)
{
    /// <summary>Opens one file by its path inside the directory; issues name that path. Null when the file cannot be used.</summary>
    public FieldReader? Open(string relativePath, IssueLog log)
    {
        var reading = DocumentReader.ReadFile(Path.Combine(directory, relativePath));
        foreach (var issue in reading.Issues)
        {
            log.Add(issue);
        }

        return reading.Value is { } map ? new FieldReader(map, log) : null;
    }

    /// <summary>Drug files in alphabetical order of their names.</summary>
    public ImmutableArray<string> DrugFiles()
    {
        var drugs = Path.Combine(directory, "drugs");
        return Directory.Exists(drugs)
            ? [.. Directory.GetFiles(drugs, "*.yaml").Select(f => Path.GetRelativePath(directory, f)).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>
    /// SHA-256 in lower-case hexadecimal over every YAML and CSV file in ordinal order of its path: path with forward
    /// slashes, a zero byte, the length as text, a zero byte, the content.
    /// </summary>
    public string Hash()
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = Directory.GetFiles(directory, "*", SearchOption.AllDirectories)
            .Where(static f => f.EndsWith(".yaml", StringComparison.Ordinal) || f.EndsWith(".csv", StringComparison.Ordinal))
            .Select(f => (Full: f, Relative: Path.GetRelativePath(directory, f).Replace('\\', '/')))
            .OrderBy(static f => f.Relative, StringComparer.Ordinal);
        foreach (var (full, relative) in files)
        {
            var content = File.ReadAllBytes(full);
            sha.AppendData(Encoding.UTF8.GetBytes($"{relative}\0{content.Length}\0"));
            sha.AppendData(content);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
