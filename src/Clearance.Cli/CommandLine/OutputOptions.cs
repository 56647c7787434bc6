using System.CommandLine;

namespace Clearance.Cli;

/// <summary>How and where a command's data goes: the same two options in every command.</summary>
internal sealed class OutputOptions
{
    /// <summary>The options, with the formats the command can write; the first is the default.</summary>
    public OutputOptions(params string[] formats)
    {
        Format = new Option<string>("--format", "-f")
        {
            Description = $"How to print: {string.Join(", ", formats)}.",
            HelpName = string.Join('|', formats),
            DefaultValueFactory = _ => formats[0],
        };
        Format.AcceptOnlyFromAmong(formats);
        File = new Option<string?>("--out", "-o") { Description = "Write the data to this file instead of stdout, whole or not at all.", HelpName = "FILE" };
    }

    /// <summary>The format.</summary>
    public Option<string> Format { get; }

    /// <summary>The file, or null for stdout.</summary>
    public Option<string?> File { get; }

    /// <summary>Adds both to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Format);
        command.Options.Add(File);
    }

    /// <summary>Writes the data where it was asked for. A file that cannot be written is said and gives exit code 2.</summary>
    public int Write(ParseResult parsed, Streams streams, byte[] data)
    {
        if (parsed.GetValue(File) is not { } path)
        {
            streams.Write(data);
            return ExitCode.Ok;
        }

        return WriteFile(path, data, streams);
    }

    /// <summary>Writes a file whole or not at all and says so; a file that cannot be written gives exit code 2.</summary>
    public static int WriteFile(string path, byte[] data, Streams streams)
    {
        try
        {
            AtomicFile.Write(path, data);
            streams.Error.WriteLine($"wrote {path} ({data.Length / 1024.0:#,0.#} kB)");
            return ExitCode.Ok;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            streams.Error.WriteLine($"{path}: error file.unwritable: The file cannot be written ({Page.Clean(e.Message)}). Choose another place.");
            return ExitCode.BadInput;
        }
    }

    /// <summary>Refuses, before any work is done, a file of <see cref="File"/> that cannot be written or that another option names too; true if it was refused.</summary>
    public bool Refuses(ParseResult parsed, Streams streams, params ReadOnlySpan<(string Option, string? File)> others) =>
        Refuses(streams, [("--out", parsed.GetValue(File)), .. others]);

    /// <summary>Refuses, before any work is done, files that cannot be written and one file for two things; true if any was refused.</summary>
    /// <param name="streams">Where the refusal is said.</param>
    /// <param name="files">Each option that names a file to write, and the file; null where it was not given.</param>
    public static bool Refuses(Streams streams, params ReadOnlySpan<(string Option, string? File)> files)
    {
        var refused = false;
        foreach (var (_, file) in files)
        {
            if (file is not null && AtomicFile.Refusal(file) is { } reason)
            {
                streams.Error.WriteLine($"{file}: error file.unwritable: {reason}");
                refused = true;
            }
        }

        return refused || RefusesTwice(streams, files);
    }

    /// <summary>Refuses one file for two things, of which the second would undo the first; true if it was refused.</summary>
    public static bool RefusesTwice(Streams streams, params ReadOnlySpan<(string Option, string? File)> files)
    {
        Dictionary<string, string> options = new(StringComparer.Ordinal);
        foreach (var (option, file) in files)
        {
            if (file is not null && AtomicFile.Target(file) is var target && !options.TryAdd(target, option))
            {
                streams.Error.WriteLine($"{file}: error file.twice: {options[target]} and {option} name the same file. Give each its own.");
                return true;
            }
        }

        return false;
    }
}
