using System.Text;

namespace Clearance.Cli;

/// <summary>
/// Lines of text of a given width. Text that comes from files may hold control characters; they are shown as a replacement
/// character, so that no file can move the cursor or colour of the terminal.
/// </summary>
internal sealed class Page(TextWriter writer, int width, Glyphs glyphs, Ink ink)
{
    /// <summary>The narrowest page that is laid out; a narrower terminal wraps.</summary>
    public const int Narrowest = 80;

    /// <summary>The widest page that is laid out: longer lines are hard to read.</summary>
    public const int Widest = 100;

    /// <summary>The bytes of a page: laid out for the terminal, or for a file, where it is wide, plain and the same everywhere.</summary>
    public static byte[] Bytes(Streams streams, bool toTerminal, Action<Page> write)
    {
        using var text = new StringWriter();
        write(toTerminal ? new Page(text, streams.Width, streams.Glyphs, streams.Ink) : new Page(text, Widest, Glyphs.Unicode, Ink.None));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Columns.</summary>
    public int Width { get; } = Math.Clamp(width, Narrowest, Widest);

    /// <summary>The characters to draw with.</summary>
    public Glyphs Drawn => glyphs;

    /// <summary>Writes one line as it is, without blanks at its end.</summary>
    public void Line(string text = "") => writer.Write(Clean(text).TrimEnd().Replace('\u00A0', ' ') + "\n");

    /// <summary>Writes the page's title in as many lines as it needs, emphasised where colour is allowed.</summary>
    public void Title(string text) => Wrap(text, indent: 0, hang: 0, ink.Strong);

    /// <summary>Starts a section: an empty line, the title, and a remark at the right edge or, if it does not fit, below.</summary>
    public void Heading(string title, string remark = "")
    {
        Line();
        title = Clean(title).ToUpperInvariant();
        remark = Clean(remark);
        var rule = Width - title.Length - remark.Length - (remark.Length > 0 ? 2 : 1);
        if (rule >= 2)
        {
            writer.Write($"{ink.Strong(title)} {new string(glyphs.Rule, rule)}{(remark.Length > 0 ? " " + remark : "")}\n");
            return;
        }

        writer.Write($"{ink.Strong(title)} {new string(glyphs.Rule, Math.Max(2, Width - title.Length - 1))}\n");
        Paragraph(remark);
    }

    /// <summary>Writes text in as many lines as it needs; every line after the first is indented by <paramref name="hang"/> more.</summary>
    public void Paragraph(string text, int indent = 2, int hang = 0) => Wrap(text, indent, hang, static line => line);

    private void Wrap(string text, int indent, int hang, Func<string, string> ink)
    {
        var line = new StringBuilder(new string(' ', indent));
        var empty = true;
        foreach (var word in Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!empty && line.Length + 1 + word.Length > Width)
            {
                Write(line);
                line.Clear().Append(' ', indent + hang);
                empty = true;
            }

            line.Append(empty ? "" : " ").Append(word);
            empty = false;
        }

        if (!empty)
        {
            Write(line);
        }

        void Write(StringBuilder done) => writer.Write(ink(done.Replace('\u00A0', ' ').ToString().TrimEnd()) + "\n");
    }

    /// <summary>Writes a decision in capitals and the sentence behind it, emphasised where colour is allowed.</summary>
    public void Decision(string decision, string sentence, bool blocks)
    {
        writer.Write((blocks ? ink.Alarm(decision) : ink.Strong(decision)) + "\n");
        Paragraph(sentence);
    }

    /// <summary>The text with control characters made visible.</summary>
    public static string Clean(string text)
    {
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        return string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = source[i] is '\n' or '\r' or '\t' ? ' ' : char.IsControl(source[i]) ? '\uFFFD' : source[i];
            }
        });
    }
}
