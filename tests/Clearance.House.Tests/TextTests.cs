using System.Text.Json;
using System.Text.RegularExpressions;

namespace Clearance.House.Tests;

public sealed partial class TextTests
{
    // Written in pieces, so that this file does not hold what it forbids.
    private static readonly (string Word, string Why)[] Banned =
    [
        ("/wo" + "rk/", "a path of one machine"),
        ("/tm" + "p/contracts", "a path of one machine"),
        ("../sha" + "red", "a path outside the repository"),
        ("sha" + "red/knowledge", "a path outside the repository"),
        ("sha" + "red/science", "a path outside the repository"),
        ("sha" + "red/bench", "a path outside the repository"),
        ("\"reso" + "lved\": \"ht" + "tp", "a download address in a lock file"),
        ("registry." + "npmjs", "a package registry's host"),
        ("registry." + "yarnpkg", "a package registry's host"),
        ("api." + "nuget.org", "a package registry's host"),
        ("deb." + "debian.org", "a package registry's host"),
    ];

    [Fact]
    public void No_committed_file_names_one_machine_or_a_registry()
    {
        var found =
            from file in CommittedFiles.All
            where CommittedFiles.IsText(file)
            from line in File.ReadLines(Repository.At(file)).Select((text, at) => (Text: text, At: at + 1))
            from banned in Banned
            where line.Text.Contains(banned.Word, StringComparison.Ordinal)
            select $"{file}:{line.At}: {banned.Word} ({banned.Why})";
        Assert.Empty(found);
    }

    [Fact]
    public void Every_relative_link_of_the_documents_leads_to_a_file()
    {
        var dead =
            from file in CommittedFiles.EndingIn(".md")
            from Match link in Link().Matches(WithoutCode(File.ReadAllText(Repository.At(file))))
            let target = link.Groups["target"].Value.Split('#')[0]
            where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
            let place = Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(file)!, target))
            where !File.Exists(place) && !Directory.Exists(place)
            select $"{file}: {target}";
        Assert.Empty(dead);
    }

    [Fact]
    public void Every_json_file_parses()
    {
        Assert.All(CommittedFiles.EndingIn(".json"), file =>
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Repository.At(file)));
            Assert.NotEqual(JsonValueKind.Undefined, document.RootElement.ValueKind);
        });
    }

    [Fact]
    public void Every_schema_names_its_dialect()
    {
        Assert.All(CommittedFiles.EndingIn(".schema.json"), file =>
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Repository.At(file)));
            Assert.True(document.RootElement.TryGetProperty("$schema", out _), $"{file} lacks $schema");
        });
    }

    private static string WithoutCode(string markdown) => Fence().Replace(markdown, "");

    [GeneratedRegex(@"\]\(<?(?<target>[^)\s>]+)>?(\s+""[^""]*"")?\)", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Link();

    [GeneratedRegex("```.*?```|`[^`\n]*`", RegexOptions.Singleline, 2000)]
    private static partial Regex Fence();
}
