using Clearance.Course;

namespace Clearance.Gate.Tests;

/// <summary>A copy of the shipped rules that a test may spoil.</summary>
internal sealed class RulesCopy : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("clearance-rules-").FullName;

    public RulesCopy()
    {
        Directory.CreateDirectory(Path.Combine(directory, "rules"));
        foreach (var file in Directory.GetFiles(Path.Combine(Book.Folder, "rules")))
        {
            File.Copy(file, At(Path.GetFileName(file)));
        }
    }

    /// <summary>Changes the first line that contains <paramref name="marker"/> and returns its number.</summary>
    public int Replace(string file, string marker, string find, string replace)
    {
        var lines = File.ReadAllLines(At(file));
        var index = Array.FindIndex(lines, l => l.Contains(marker, StringComparison.Ordinal));
        Assert.True(index >= 0, $"No line of {file} contains '{marker}'.");
        Assert.Contains(find, lines[index], StringComparison.Ordinal);
        lines[index] = lines[index].Replace(find, replace, StringComparison.Ordinal);
        File.WriteAllLines(At(file), lines);
        return index + 1;
    }

    public void Append(string file, string text) => File.AppendAllText(At(file), text);

    public Reading<RuleBook> Load() => RuleBook.Load(directory, Book.Formulary);

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private string At(string file) => Path.Combine(directory, "rules", file);
}
