using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Reads the files of a knowledge directory one after another.</summary>
internal sealed class FormularyLoader(string directory)
{
    private readonly IssueLog log = new();
    private readonly KnowledgeFiles files = new(directory);

    public Reading<DrugFormulary> Load()
    {
        var sources = files.Open("sources.yaml", log) is { } root ? SourceReader.Read(root) : null;
        if (sources is null)
        {
            return new Reading<DrugFormulary>(null, InOrder());
        }

        var sourced = new SourcedReader(sources);
        var drugs = ReadDrugs(sourced);
        var interactions = Open("interactions.yaml", new InteractionFactsReader(sourced).Read);
        var topicals = Open("topicals.yaml", new TopicalReader(sourced).Read);
        var scales = Open("scales.yaml", new ScaleReader(sourced).Read);
        var signalling = Open("signalling.yaml", new SignallingReader(sourced).Read);
        var skin = Open("model/skin.yaml", new SkinReader(sourced).Read);
        var population = Open("population/adults.yaml", new PopulationReader(sourced).Read);
        var calibration = Open("model/calibration.yaml", root => CalibrationFacts.Read(root, sourced));
        var forecast = Open("model/forecast.yaml", root => ForecastFacts.Read(root, sourced));
        if (log.ErrorCount > 0 || interactions is null || calibration is null || forecast is null || topicals is null || scales is null || signalling is null || skin is null || population is null)
        {
            return new Reading<DrugFormulary>(null, InOrder());
        }

        var calibrated = ReadDraws(skin, topicals, calibration, drugs);
        if (log.ErrorCount > 0)
        {
            return new Reading<DrugFormulary>(null, InOrder());
        }

        var formulary = new DrugFormulary
        {
            Drugs = drugs,
            Interactions = interactions,
            Topicals = topicals,
            Scales = scales,
            Signalling = signalling,
            Skin = skin,
            Population = population,
            Calibration = calibration,
            Forecast = forecast,
            Calibrated = calibrated,
            Sources = sources,
            Hash = files.Hash(),
        };
        return new Reading<DrugFormulary>(formulary, InOrder());
    }

    private PopulationDraws? ReadDraws(SkinModelFacts skin, TopicalFacts topicals, CalibrationFacts calibration, ImmutableSortedDictionary<string, SystemicDrug> drugs)
    {
        if (!File.Exists(Path.Combine(directory, DrawsReader.Header)) || files.Open(DrawsReader.Header, log) is not { } root)
        {
            return null;
        }

        HashSet<string> known = new(StringComparer.Ordinal);
        known.UnionWith(skin.Parameters.Keys);
        known.UnionWith(skin.RandomEffects.Select(static e => e.Name));
        known.UnionWith(topicals.Classes.Keys.Select(DrawNames.Steroid));
        known.UnionWith(drugs.Values.SelectMany(static d => d.Potencies.Keys.Select(c => DrawNames.Ic50(d.Name, c))));
        var draws = new DrawsReader(directory).Read(root, known);
        if (draws is not null && draws.Provenance.PriorsHash != PriorsHash.Of(skin, topicals, calibration))
        {
            log.Warning("draws.stale", root.PlaceOf("priors_hash"), "The calibrated population was made from other priors than those of the knowledge folder.", "Run 'clearance calibrate' again.");
        }

        return draws;
    }

    private T? Open<T>(string file, Func<FieldReader, T> read)
        where T : class => files.Open(file, log) is { } root ? read(root) : null;

    private ImmutableSortedDictionary<string, SystemicDrug> ReadDrugs(SourcedReader sourced)
    {
        var drugs = ImmutableSortedDictionary.CreateBuilder<string, SystemicDrug>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files.DrugFiles())
        {
            if (files.Open(file, log) is not { } root || new DrugReader(sourced).Read(root) is not { } drug)
            {
                continue;
            }

            foreach (var name in drug.Aliases.Prepend(drug.Name).Where(n => !names.TryAdd(n, drug.Name)))
            {
                log.Error("name.duplicate", root.PlaceOf("name"), $"The name '{name}' already belongs to {names[name]}.", "Give each drug names of its own.");
            }

            drugs[drug.Name] = drug;
        }

        if (drugs.Count == 0 && log.ErrorCount == 0)
        {
            log.Error("knowledge.no-drugs", SourcePlace.WholeFile(Path.Combine(directory, "drugs")), "There is no drug file.", "Point to the knowledge directory that holds drugs/*.yaml.");
        }

        return drugs.ToImmutable();
    }

    private ImmutableArray<Issue> InOrder() =>
        [.. log.ToImmutable().OrderBy(static i => i.Where.File, StringComparer.Ordinal).ThenBy(static i => i.Where.Line).ThenBy(static i => i.Where.Column)];
}
