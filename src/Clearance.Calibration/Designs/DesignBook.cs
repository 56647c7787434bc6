using System.Collections.Immutable;
using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Calibration;

/// <summary>The designs of <c>knowledge/trials/designs.yaml</c>. A trial that is not among them gets defaults.</summary>
public sealed class DesignBook
{
    private const string Schema = "clearance.knowledge.trial-designs/1";
    private readonly ImmutableArray<(string Name, TrialDesign Design)> _names;

    private DesignBook(ImmutableArray<TrialDesign> designs)
    {
        Designs = designs;
        _names = [.. designs.SelectMany(d => d.Trials.Select(t => (t, d))).OrderByDescending(pair => pair.t.Length).ThenBy(pair => pair.t, StringComparer.Ordinal)];
    }

    /// <summary>No design known.</summary>
    public static DesignBook Empty { get; } = new([]);

    /// <summary>The designs in the order of the file.</summary>
    public ImmutableArray<TrialDesign> Designs { get; }

    /// <summary>The design of a trial: the longest name that the trial's name begins with, or null.</summary>
    public TrialDesign? Find(string trial) =>
        _names.FirstOrDefault(pair => IsCalled(trial, pair.Name)).Design;

    /// <summary>Reads the file of a knowledge folder.</summary>
    /// <param name="knowledgeFolder">The folder that holds trials/.</param>
    /// <param name="formulary">Sources and drugs the designs may name.</param>
    public static Reading<DesignBook> Load(string knowledgeFolder, DrugFormulary formulary)
    {
        Reading<MapNode> file = DocumentReader.ReadFile(Path.Combine(knowledgeFolder, "trials", "designs.yaml"));
        IssueLog log = new();
        log.AddRange(file.Issues);
        if (file.Value is not { } map)
        {
            return new(null, log.ToImmutable());
        }

        FieldReader root = new(map, log);
        if (root.RequiredText("schema") is var schema && schema != Schema)
        {
            log.Error("schema.unknown", root.PlaceOf("schema"), $"The schema '{schema}' is not the one this file needs.", $"Write 'schema: {Schema}'.");
        }

        ImmutableArray<TrialDesign> designs = [.. root.FieldsList("designs").Select(item => Read(item, formulary))];
        root.Finish();
        return new(log.ErrorCount == 0 ? new DesignBook(designs) : null, log.ToImmutable());
    }

    // "SOLO 1" speaks for "SOLO 1 (rerun)" and not for "SOLO 12".
    private static bool IsCalled(string trial, string name) =>
        trial.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (trial.Length == name.Length || !char.IsLetterOrDigit(trial[name.Length]));

    private static TrialDesign Read(FieldReader item, DrugFormulary formulary)
    {
        FieldReader? entry = item.Fields("entry");
        TrialDesign design = new()
        {
            Trials = [.. item.Texts("trials")],
            Easi = entry?.Number("easi"),
            Bsa = entry?.Number("bsa"),
            MostBsa = entry?.Number("most_bsa"),
            Iga = entry?.Integer("iga"),
            Itch = entry?.Number("itch"),
            MeanEasi = entry?.Number("mean_easi"),
            Topical = item.Flag("topical"),
            TopicalAfter = item.Flag("topical_after") ?? false,
            ObservedFromWeek = item.Number("observed_from_week"),
            Rescue = item.Number("rescue"),
            Means = item.Choice<MeanRule>("means"),
            Setting = item.Choice<TrialSetting>("setting"),
            Loading = item.Flag("loading") ?? true,
            Drug = KnownDrug(item, "drug", formulary),
            Before = item.Fields("before") is { } before ? ReadBefore(before, formulary) : null,
            Responders = item.Choice<SelectionRule>("responders"),
            VisitWeeks = item.Integer("visit_weeks"),
            Source = item.RequiredText("source"),
            Status = item.RequiredChoice<ValueStatus>("status"),
            Note = item.Text("note") ?? "",
        };
        entry?.Finish();
        item.Finish();
        if (!formulary.Sources.ContainsKey(design.Source))
        {
            item.Log.Error("source.unknown", item.PlaceOf("source"), $"The source '{design.Source}' is not in the sources file.", "Add it to sources.yaml, or name one that is there.");
        }

        return design;
    }

    private static EarlierTreatment ReadBefore(FieldReader before, DrugFormulary formulary)
    {
        EarlierTreatment earlier = new(
            KnownDrug(before, "drug", formulary) ?? "",
            before.RequiredNumber("weeks"),
            before.Flag("topical") ?? false,
            before.Number("washout_weeks") ?? 0.0,
            before.Flag("judged_by_endpoint") ?? false);
        before.Finish();
        return earlier;
    }

    private static string? KnownDrug(FieldReader item, string key, DrugFormulary formulary)
    {
        if (item.Text(key) is not { } name)
        {
            return null;
        }

        if (formulary.FindDrug(name) is { } drug)
        {
            return drug.Name;
        }

        item.Log.Error("drug.unknown", item.PlaceOf(key), $"The formulary has no drug '{name}'.", $"Use one of: {string.Join(", ", formulary.Drugs.Keys)}.");
        return null;
    }
}
