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

    /// <summary>Refuses a file that cannot be written, before any work is done; true if it was refused.</summary>
    public static bool Refuses(string? path, Streams streams)
    {
        if (path is null || AtomicFile.Refusal(path) is not { } reason)
        {
            return false;
        }

        streams.Error.WriteLine($"{path}: error file.unwritable: {reason}");
        return true;
    }
}
