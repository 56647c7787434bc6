using Clearance.Course;

namespace Clearance.Formulary.Tests;

/// <summary>A copy of the shipped knowledge in which a test may break one line.</summary>
internal sealed class KnowledgeCopy : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("clearance-knowledge-").FullName;

    public KnowledgeCopy()
    {
        foreach (var file in Directory.GetFiles(Knowledge.Directory, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(directory, Path.GetRelativePath(Knowledge.Directory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>Changes the first line that contains <paramref name="marker"/> and returns its number.</summary>
    public int Replace(string file, string marker, string find, string replace)
    {
        var path = Path.Combine(directory, file);
        var lines = File.ReadAllLines(path);
        var index = Array.FindIndex(lines, l => l.Contains(marker, StringComparison.Ordinal));
        Assert.True(index >= 0, $"No line of {file} contains '{marker}'.");
        Assert.Contains(find, lines[index], StringComparison.Ordinal);
        lines[index] = lines[index].Replace(find, replace, StringComparison.Ordinal);
        File.WriteAllLines(path, lines);
        return index + 1;
    }

    /// <summary>Writes a file of the copy.</summary>
    public void Write(string file, string text) => File.WriteAllText(Path.Combine(directory, file), text);

    /// <summary>Removes a file from the copy, if it is there.</summary>
    public void Remove(string file) => File.Delete(Path.Combine(directory, file));

    public Reading<DrugFormulary> Load() => DrugFormulary.Load(directory);

    public void Dispose() => Directory.Delete(directory, recursive: true);
}
