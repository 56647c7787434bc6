using System.Text;

namespace Clearance.Cli;

/// <summary>Where the program reads and writes: data to <see cref="Out"/>, messages and progress to <see cref="Error"/>.</summary>
internal sealed record Streams
{
    private const int DefaultWidth = 100;
    private const int BrokenPipe = 32; // EPIPE on Linux
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Standard input, opened when asked for.</summary>
    public required Func<Stream> In { get; init; }

    /// <summary>Bytes of data.</summary>
    public required Stream Out { get; init; }

    /// <summary>Messages.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>True if data goes to a terminal.</summary>
    public required bool OutIsTerminal { get; init; }

    /// <summary>True if messages go to a terminal.</summary>
    public required bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal, or 100 where there is none.</summary>
    public required int Width { get; init; }

    /// <summary>False under NO_COLOR or TERM=dumb.</summary>
    public required bool ColourAllowed { get; init; }

    /// <summary>The characters the terminal can show.</summary>
    public required Glyphs Glyphs { get; init; }

    /// <summary>Emphasis for data.</summary>
    public Ink Ink => OutIsTerminal && ColourAllowed ? Ink.Terminal : Ink.None;

    /// <summary>Emphasis for messages.</summary>
    public Ink ErrorInk => ErrorIsTerminal && ColourAllowed ? Ink.Terminal : Ink.None;

    /// <summary>The streams of this process.</summary>
    public static Streams OfProcess()
    {
        var (outIsTerminal, errorIsTerminal) = (!Console.IsOutputRedirected, !Console.IsErrorRedirected);
        return new()
        {
            In = Console.OpenStandardInput,
            Out = Console.OpenStandardOutput(),
            Error = new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true },
            OutIsTerminal = outIsTerminal,
            ErrorIsTerminal = errorIsTerminal,
            Width = outIsTerminal ? TerminalWidth() : DefaultWidth,
            ColourAllowed = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") is not "dumb",
            Glyphs = outIsTerminal && !TerminalSpeaksUtf8(Environment.GetEnvironmentVariable) ? Glyphs.Ascii : Glyphs.Unicode,
        };
    }

    /// <summary>Writes text as UTF-8 to the data stream and hands it on at once. A reader that went away (head, less) is no fault.</summary>
    public void Write(Action<TextWriter> write)
    {
        var buffer = new StringWriter();
        write(buffer);
        Write(Utf8.GetBytes(buffer.ToString()));
    }

    /// <summary>Writes bytes to the data stream.</summary>
    /// <exception cref="IOException">The data cannot be written, for example to a full disk.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            Out.Write(bytes);
            Out.Flush();
        }
        catch (IOException e) when (e.HResult == BrokenPipe)
        {
            // The reader closed the pipe: nobody is left to tell.
        }
    }

    /// <summary>
    /// True unless the locale names another character set. A locale that is not set says nothing, and terminals of today speak UTF-8.
    /// </summary>
    public static bool TerminalSpeaksUtf8(Func<string, string?> environment)
    {
        var locale = new[] { "LC_ALL", "LC_CTYPE", "LANG" }.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return locale is null || locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase) || locale.Contains("utf8", StringComparison.OrdinalIgnoreCase);
    }

    private static int TerminalWidth()
    {
        try
        {
            return Console.WindowWidth > 0 ? Console.WindowWidth : DefaultWidth;
        }
        catch (IOException)
        {
            return DefaultWidth;
        }
    }
}
