using System.Text;

using YamlDotNet.Core;

namespace Clearance.Course;

/// <summary>
/// Reads a YAML document strictly into nodes that remember their place. It accepts the plain part of YAML that people
/// write by hand (maps, lists, scalars, comments) and refuses what hides mistakes or attacks: duplicate keys, anchors
/// and aliases, tags, several documents, tabs as indentation, binary or oversized files. It never throws for any content.
/// </summary>
public static class DocumentReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file. A file that is missing or cannot be opened is an issue, not an exception.</summary>
    public static Reading<MapNode> ReadFile(string path, DocumentLimits? limits = null)
    {
        limits ??= DocumentLimits.Default;
        try
        {
            using var stream = File.OpenRead(path);
            // One byte over the limit is enough to know; a device or a huge file is never read whole.
            var buffer = new byte[limits.MaxBytes + 1];
            var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return ReadBytes(buffer.AsSpan(0, length), path, limits);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Refused("file.missing", SourcePlace.WholeFile(path), "The file does not exist.", "Check the path.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Refused("file.unreadable", SourcePlace.WholeFile(path), "The file cannot be opened.", "Check that it is a file and that you may read it.");
        }
    }

    /// <summary>Reads bytes that came from <paramref name="file"/> (a name for messages only).</summary>
    public static Reading<MapNode> ReadBytes(ReadOnlySpan<byte> bytes, string file, DocumentLimits? limits = null)
    {
        limits ??= DocumentLimits.Default;
        if (bytes.Length > limits.MaxBytes)
        {
            return TooLarge(file, limits);
        }

        bytes = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
        try
        {
            return ReadText(StrictUtf8.GetString(bytes), file, limits);
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes[..Math.Clamp(e.Index, 0, bytes.Length)].Count((byte)'\n');
            return Refused(
                "file.binary", new SourcePlace(file, line, 0, ""), "The file is not text in UTF-8.", "Save it as UTF-8 text; a course file is YAML, not a document or a picture.");
        }
    }

    /// <summary>Reads text that came from <paramref name="file"/> (a name for messages only).</summary>
    public static Reading<MapNode> ReadText(string text, string file, DocumentLimits? limits = null)
    {
        limits ??= DocumentLimits.Default;
        if (text.Length > limits.MaxBytes)
        {
            return TooLarge(file, limits);
        }

        if (RefusedCharacter(text, file) is { } refused)
        {
            return new Reading<MapNode>(null, [refused]);
        }

        var log = new IssueLog();
        var parser = new Parser(new StringReader(text));
        try
        {
            var builder = new DocumentBuilder(parser, file, limits, log);
            var root = builder.Build();
            return new Reading<MapNode>(log.ErrorCount == 0 ? root : null, log.ToImmutable());
        }
        catch (YamlException e)
        {
            log.Error("yaml.syntax", new SourcePlace(file, (int)e.Start.Line, (int)e.Start.Column, ""), $"This is not valid YAML: {FirstLine(e)}.", "Check indentation, colons and quotes on this line and the one before.");
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException or FormatException or OverflowException or NullReferenceException)
        {
            // The scanner below us is not ours; whatever it throws on broken text is still the user's text.
            var last = parser.Current?.End ?? Mark.Empty;
            log.Error("yaml.syntax", new SourcePlace(file, (int)last.Line, (int)last.Column, ""), "This is not valid YAML from here on.", "Check indentation, brackets, colons and quotes.");
        }

        return new Reading<MapNode>(null, log.ToImmutable());
    }

    private static Issue? RefusedCharacter(string text, string file)
    {
        var line = 1;
        var column = 0;
        var leading = true;
        foreach (var c in text)
        {
            column++;
            if (c == '\n')
            {
                line++;
                column = 0;
                leading = true;
                continue;
            }

            if (c == '\t' && leading)
            {
                return new Issue("yaml.tab", IssueSeverity.Error, new SourcePlace(file, line, column, ""), "A tab is used as indentation.", "Use two spaces for each level.");
            }

            if ((char.IsControl(c) && c is not ('\t' or '\r' or '\u0085')) || c == '\uFFFE' || c == '\uFFFF')
            {
                return new Issue("file.binary", IssueSeverity.Error, new SourcePlace(file, line, column, ""), $"The control character U+{(int)c:X4} has no place in a text file.", "Save the file as plain UTF-8 text.");
            }

            leading &= c == ' ';
        }

        return null;
    }

    private static string FirstLine(YamlException e)
    {
        var message = (e.InnerException ?? e).Message;
        var end = message.IndexOf('\n', StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).Trim().TrimEnd('.');
    }

    private static Reading<MapNode> TooLarge(string file, DocumentLimits limits) => Refused(
        "file.too-large", SourcePlace.WholeFile(file), $"The file is larger than {limits.MaxBytes / 1024} kB.", "Split it: one file holds one course.");

    private static Reading<MapNode> Refused(string code, SourcePlace where, string what, string cure) =>
        new(null, [new Issue(code, IssueSeverity.Error, where, what, cure)]);
}
