using Clearance.Formulary;

namespace Clearance.Cli;

/// <summary>Drugs as text: the overview of all, or every value of one; the sources once below.</summary>
internal static class DrugPage
{
    /// <summary>One row per drug: class, how well its values are supported, and what is given where a course names no dose.</summary>
    public static void WriteAll(IReadOnlyList<DrugListing> listings, Page page)
    {
        foreach (var kind in listings.GroupBy(listing => listing.Summary.Kind, StringComparer.Ordinal))
        {
            page.Heading($"{kind.Key} drugs", "values held, and how well supported");
            var rows = new List<string[]> { new[] { "drug", "class", "values", "verified", "other" } };
            rows.AddRange(kind.Select(listing => (string[])
                [listing.Summary.Name, listing.Summary.Class.Replace('_', ' '), $"{listing.Summary.Values}", $"{listing.Summary.Verified}", Others(listing)]));
            Columns.Write(rows, page);
            page.Line();
            page.Line("  given where a course names no dose:");
            var name = kind.Max(listing => listing.Summary.Name.Length);
            foreach (var drug in kind.Select(listing => listing.Summary))
            {
                page.Paragraph($"{drug.Name.PadRight(name + 2).Replace(' ', '\u00A0')}{drug.DefaultDosing}", indent: 4, hang: name + 2);
            }
        }

        page.Line();
        page.Paragraph("clearance drugs NAME shows every value with unit, source and status; --format json or csv gives those of all drugs.", indent: 0);
    }

    /// <summary>Every value and statement of one drug.</summary>
    public static void WriteOne(DrugListing listing, Page page)
    {
        page.Title($"{listing.Summary.Name}: {listing.Summary.Description}");
        if (listing.Aliases.Length > 0)
        {
            page.Paragraph($"also: {string.Join(", ", listing.Aliases)}", indent: 0);
        }

        foreach (var section in DrugFact.Of(listing).GroupBy(fact => fact.Section, StringComparer.Ordinal))
        {
            page.Heading(section.Key);
            Section([.. section], page);
        }

        page.Heading("Sources");
        foreach (var source in listing.Sources)
        {
            var doi = source.Doi is null ? "" : $" doi:{source.Doi}";
            var seen = source.SeenIn.Length == 0 ? "" : $" (seen in: {source.SeenIn})";
            page.Paragraph($"{source.Key}: {source.Cite.TrimEnd('.')}.{doi}{seen}", hang: 4);
        }
    }

    private static void Section(IReadOnlyList<DrugFact> facts, Page page)
    {
        var name = facts.Where(fact => fact.Value is not null).Select(fact => Page.Clean(fact.Name).Length).DefaultIfEmpty(0).Max();
        var value = facts.Max(fact => Value(fact).Length);
        foreach (var fact in facts)
        {
            if (fact.Value is null)
            {
                page.Paragraph($"{fact.Name}: {fact.Text.TrimEnd('.')} [{fact.Source}; {Status(fact.Status)}]{(fact.Note.Length > 0 ? " " + fact.Note : "")}", hang: 4);
                continue;
            }

            var figures = $"{Value(fact).PadRight(value)}  {Status(fact.Status),-10}  {fact.Source}";
            var row = $"  {fact.Name.PadRight(name)}  {figures}";
            if (row.Length <= page.Width)
            {
                page.Line(row);
            }
            else
            {
                page.Paragraph(fact.Name);
                page.Line($"      {figures}");
            }

            if (fact.Note.Length > 0)
            {
                page.Paragraph(fact.Note, indent: 6);
            }
        }
    }

    // As published: no rounding, no thousands separators that a reader might take for a decimal.
    private static string Value(DrugFact fact) => fact.Value is { } value ? $"{value:R} {(fact.Unit == "1" ? "" : fact.Unit)}".TrimEnd() : "";

    private static string Others(DrugListing listing) => string.Join(", ", DrugFact.Of(listing).Where(fact => fact.Status != "verified")
        .GroupBy(fact => fact.Status, StringComparer.Ordinal).OrderByDescending(group => group.Key == "recalled").ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => $"{group.Count()} {Status(group.Key)}"));

    private static string Status(string status) => status == "recalled" ? "RECALLED" : status;
}
