using Clearance.Formulary;

namespace Clearance.Cli;

/// <summary>Drugs as text: the overview of all, or every value of one; the sources once below.</summary>
internal static class DrugPage
{
    /// <summary>One row per drug: class, default regimen, molecular weight, and how well its values are supported.</summary>
    public static void WriteAll(DrugFormulary formulary, Page page)
    {
        var rows = new List<string[]> { new[] { "drug", "class", "values", "of them not verified" } };
        foreach (var drug in formulary.Drugs.Values)
        {
            var facts = DrugFacts.Of(drug).Where(fact => fact.Value is not null).ToList();
            var doubtful = facts.Where(fact => fact.Status != "verified").GroupBy(fact => fact.Status, StringComparer.Ordinal).OrderByDescending(group => group.Key == "recalled").ThenBy(group => group.Key, StringComparer.Ordinal);
            rows.Add([drug.Name, Class(drug.Class), facts.Count.ToString(), string.Join(", ", doubtful.Select(group => $"{group.Count()} {Status(group.Key)}"))]);
        }

        page.Title("Systemic drugs");
        Columns.Write(rows, page);
        page.Heading("Default regimens", "mg, intervals in days");
        foreach (var drug in formulary.Drugs.Values)
        {
            page.Line($"  {drug.Name,-14}{Regimen(drug.DefaultRegimen)}  [{drug.DefaultRegimen.Source}]");
        }

        page.Line();
        page.Paragraph("clearance drugs NAME shows every value with unit, source and status; --format json or csv gives those of all drugs.");
        WriteSources(formulary, formulary.Drugs.Values.Select(drug => drug.DefaultRegimen.Source), page);
    }

    /// <summary>Every value and statement of one drug.</summary>
    public static void WriteOne(SystemicDrug drug, DrugFormulary formulary, Page page)
    {
        var facts = DrugFacts.Of(drug).ToList();
        page.Title($"{drug.Name}: {drug.Description}");
        if (drug.Aliases.Length > 0)
        {
            page.Paragraph($"also: {string.Join(", ", drug.Aliases)}", indent: 0);
        }

        foreach (var group in facts.GroupBy(fact => fact.Group, StringComparer.Ordinal))
        {
            page.Heading(group.Key);
            Group([.. group], page);
        }

        WriteSources(formulary, facts.Select(fact => fact.Source), page);
    }

    private static void Group(IReadOnlyList<DrugFact> facts, Page page)
    {
        var name = Math.Min(40, facts.Max(fact => Page.Clean(fact.Name).Length));
        var value = facts.Max(fact => Value(fact).Length);
        var source = Math.Min(20, facts.Max(fact => fact.Source.Length));
        foreach (var fact in facts)
        {
            if (fact.Value is null)
            {
                page.Paragraph($"{fact.Name}: {fact.Note.TrimEnd('.')}.{(fact.Source.Length > 0 ? $" [{fact.Source}; {Status(fact.Status)}]" : "")}", hang: 2);
                continue;
            }

            page.Line($"  {fact.Name.PadRight(name)}  {Value(fact).PadRight(value)}  {Status(fact.Status),-10}  {fact.Source}");
            if (fact.Note.Length > 0)
            {
                page.Paragraph(fact.Note, indent: 6);
            }
        }
    }

    private static void WriteSources(DrugFormulary formulary, IEnumerable<string> named, Page page)
    {
        page.Heading("Sources");
        foreach (var key in named.SelectMany(keys => keys.Split(", ", StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var text = formulary.Sources.TryGetValue(key, out var source)
                ? $"{source.Cite.TrimEnd('.')}.{(source.Doi is null ? "" : $" doi:{source.Doi}")}{(source.SeenIn.Length == 0 ? "" : $" (seen in: {source.SeenIn})")}"
                : "not in sources.yaml";
            page.Paragraph($"{key}: {text}", hang: 4);
        }
    }

    private static string Value(DrugFact fact) => $"{Number(fact.Value ?? 0)} {(fact.Unit == "1" ? "" : fact.Unit)}".TrimEnd();

    // As published: no rounding, no thousands separators that a reader might take for a decimal.
    private static string Number(double value) => value.ToString("R");

    private static string Status(string status) => status == "recalled" ? "RECALLED" : status;

    private static string Class(DrugClass drug) => drug switch
    {
        DrugClass.Il4ReceptorAntibody => "antibody, IL-4 receptor",
        DrugClass.Il13Antibody => "antibody, IL-13",
        DrugClass.Il31ReceptorAntibody => "antibody, IL-31 receptor",
        DrugClass.JakInhibitor => "JAK inhibitor",
        _ => throw new ArgumentOutOfRangeException(nameof(drug), drug, null),
    };

    private static string Regimen(LabelRegimen regimen) => string.Join(", then ", regimen.Phases.Select(Phase));

    private static string Phase(LabelPhase phase)
    {
        var count = phase.Count is { } times ? $"{times} x " : "";
        var every = phase.Count == 1 ? "" : phase.IntervalDays switch
        {
            0.5 => " twice daily",
            1 => " daily",
            _ => $" every {phase.IntervalDays:0.##}",
        };
        return $"{count}{phase.DoseMg:0.##}{every}";
    }
}
