using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Clearance.Report.Page;

/// <summary>
/// HTML that is safe to write. <see cref="Of"/> takes an interpolated string: its literal parts are markup, every hole is
/// escaped text unless it is HTML itself, so a word from a course file can never become markup.
/// </summary>
internal readonly struct Html(string markup)
{
    private readonly string markup = markup;

    public static Html Empty => new("");

    public static Html Of(Interpolated parts) => new(parts.ToString());

    /// <summary>Pieces one after another, each on its own line.</summary>
    public static Html Join(IEnumerable<Html> pieces) => new(string.Join('\n', pieces));

    public override string ToString() => markup ?? "";

    /// <summary>Receives the parts of an interpolated string from the compiler.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Interpolated
    {
        private readonly StringBuilder builder;

        public Interpolated(int literalLength, int holes) => builder = new(literalLength + (holes * 16));

        public void AppendLiteral(string literal) => builder.Append(literal);

        public void AppendFormatted(Html html) => builder.Append(html.ToString());

        public void AppendFormatted(IEnumerable<Html> pieces) => builder.AppendJoin('\n', pieces);

        public void AppendFormatted(string? text) => builder.Append(WebUtility.HtmlEncode(text));

        public void AppendFormatted(int number) => builder.Append(number);

        public override string ToString() => builder.ToString();
    }
}
