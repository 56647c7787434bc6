using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Clearance.Report.Page;

/// <summary>The pieces every section is made of: a figure with its words and its numbers, and a table.</summary>
internal static class Pieces
{
    public static Html Figure(Figure figure, string headingLevel = "h3", string css = "")
    {
        // The encoder of JsonNode escapes every angle bracket, so a string can never end the script element.
        var spec = new Html(figure.Spec.ToJsonString());
        return Html.Of(
            $"""
            <figure id="figure-{figure.Id}" class="{css}">
            <figcaption>{Heading(headingLevel, figure.Title)}</figcaption>
            <div class="drawing" role="img" aria-label="{figure.Summary}" data-figure="{figure.Id}"><p class="pending">The figure is drawn when the page's script runs. Its numbers are in the table below.</p></div>
            <script type="application/json" id="spec-{figure.Id}">{spec}</script>
            {Folded(figure.Table)}
            </figure>
            """);
    }

    public static Html Folded(DataTable table, string? summary = null) => Html.Of(
        $"""<details><summary>{summary ?? "The numbers"}<span class="hidden">: {table.Caption}</span></summary>{Table(table)}</details>""");

    public static Html Table(DataTable table) => Html.Of(
        $"""
        <div class="scroll" tabindex="0" role="region" aria-label="{table.Caption}"><table><caption>{table.Caption}</caption>
        <thead><tr>{table.Columns.Select(column => Html.Of($"""<th scope="col">{column}</th>"""))}</tr></thead>
        <tbody>{table.Rows.Select(Row)}</tbody></table></div>
        """);

    private static Html Row(ImmutableArray<string> cells) => Html.Of(
        $"""<tr><th scope="row">{cells[0]}</th>{cells.Skip(1).Select(cell => Html.Of($"<td>{cell}</td>"))}</tr>""");

    private static Html Heading(string level, string title) => level == "h3" ? Html.Of($"<h3>{title}</h3>") : Html.Of($"<h4>{title}</h4>");
}
