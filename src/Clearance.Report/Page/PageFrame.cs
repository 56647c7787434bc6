using System.Security.Cryptography;
using System.Text;

namespace Clearance.Report.Page;

/// <summary>What every page has in common: head, style, script, policy, and the note when figures are absent.</summary>
internal static class PageFrame
{
    /// <summary>False if the program was built without the figure library.</summary>
    public static bool HasFigures => Resource("figures.min.js") is not null;

    /// <summary>A page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="header">Below the brand.</param>
    /// <param name="main">The sections; the first has the id "answer".</param>
    /// <param name="footer">Program and version.</param>
    public static string Create(string title, Html header, Html main, string footer)
    {
        string library = Resource("figures.min.js") ?? "";
        string script = Resource("page.js")!;
        string style = Resource("page.css")!;
        string policy = $"default-src 'none'; style-src 'unsafe-inline'; script-src '{Hash(library)}' '{Hash(script)}'; base-uri 'none'; form-action 'none'";
        Html absent = library.Length > 0 ? Html.Empty : Html.Of($"""<p class="absent" role="note">Figures are absent: this program was built without its figure library (src/Clearance.Report/figures/build.sh). All numbers are in the tables.</p>""");
        return Html.Of(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <title>{title} – Clearance</title>
            <style>{new Html(style)}</style>
            </head>
            <body>
            <a class="skip" href="#answer">Skip to the answer</a>
            <header>
            <p class="brand">Clearance</p>
            {header}
            {absent}
            </header>
            <main>
            {main}
            </main>
            <footer><p>{footer}</p></footer>
            <script>{new Html(library)}</script>
            <script>{new Html(script)}</script>
            </body>
            </html>

            """).ToString();
    }

    private static string Hash(string script) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));

    private static string? Resource(string name)
    {
        using Stream? stream = typeof(PageFrame).Assembly.GetManifestResourceStream(name);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
