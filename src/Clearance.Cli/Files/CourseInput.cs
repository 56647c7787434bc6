using Clearance.Course;

namespace Clearance.Cli;

/// <summary>The bytes of a course, from a file or from standard input, and the name that messages give it.</summary>
/// <param name="Name">The path as typed, or "stdin".</param>
/// <param name="Bytes">The bytes; one more than the reader allows if there are too many, so that the reader refuses them.</param>
internal sealed record CourseInput(string Name, byte[] Bytes)
{
    /// <summary>What stands for standard input on the command line.</summary>
    public const string StandardInput = "-";

    /// <summary>Reads the file, or standard input for "-". A file that cannot be read is an issue.</summary>
    public static Reading<CourseInput> Read(string path, Streams streams)
    {
        try
        {
            using var stream = path == StandardInput ? streams.In() : File.OpenRead(path);
            var buffer = new byte[DocumentLimits.Default.MaxBytes + 1];
            var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return new(new CourseInput(path == StandardInput ? "stdin" : path, buffer[..length]), []);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Refused("file.missing", path, "The file does not exist.", "Check the path; published courses are in cases/.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var folder = Directory.Exists(path);
            return Refused("file.unreadable", path, folder ? "This is a folder." : "The file cannot be opened.", folder ? "Name one course file in it." : "Check that it is a file and that you may read it.");
        }
    }

    /// <summary>The course and the folder of the knowledge files, as every command on a course begins; null after saying what is missing.</summary>
    public static (CourseInput Course, string Knowledge)? Open(string path, string? knowledge, Streams streams)
    {
        var input = Read(path, streams);
        if (input.Value is not { } course)
        {
            IssuePrinter.Print(input.Issues, streams.Error, streams.ErrorInk, _ => null, showLines: false);
            return null;
        }

        if (KnowledgeFolder.Find(knowledge, streams) is not { } folder)
        {
            return null;
        }

        return (course, folder);
    }

    /// <summary>A course that was put together from other words.</summary>
    public static Reading<CourseInput> Of(string name, Reading<byte[]> course) =>
        new(course.Value is { } bytes ? new CourseInput(name, bytes) : null, course.Issues);

    /// <summary>The lines of the text, for showing an offending line.</summary>
    public string[] Lines() => System.Text.Encoding.UTF8.GetString(Bytes).Split('\n');

    private static Reading<CourseInput> Refused(string code, string path, string what, string cure) =>
        new(null, [new Issue(code, IssueSeverity.Error, SourcePlace.WholeFile(path), what, cure)]);
}
