using System.Collections.Immutable;
using System.Xml.Linq;

namespace Clearance.House.Tests;

/// <summary>A project of the repository as its file states it.</summary>
internal sealed record ProjectFile
{
    /// <summary>Path from the repository's root, with forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>File name without ending, such as Clearance.Course.</summary>
    public required string Name { get; init; }

    /// <summary>Names of the projects it references directly.</summary>
    public required ImmutableSortedSet<string> References { get; init; }

    /// <summary>The room's short name: Clearance.Course and Clearance.Course.Tests are both Course.</summary>
    public string Room => Name.Replace("Clearance.", "", StringComparison.Ordinal).Replace(".Tests", "", StringComparison.Ordinal);

    public static ProjectFile Read(string path) => new()
    {
        Path = path,
        Name = System.IO.Path.GetFileNameWithoutExtension(path),
        References = XDocument.Load(Repository.At(path)).Descendants("ProjectReference")
            .Select(reference => System.IO.Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
            .ToImmutableSortedSet(StringComparer.Ordinal),
    };

    /// <summary>Every project in src, tests and bench.</summary>
    public static ImmutableArray<ProjectFile> All { get; } =
        [.. CommittedFiles.All.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).Select(Read)];

    public static IEnumerable<ProjectFile> In(string folder) => All.Where(project => project.Path.StartsWith(folder + "/", StringComparison.Ordinal));
}
