using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Everything in <c>knowledge/</c>, typed, with units converted at the edge to days, litres and milligrams.</summary>
public sealed record DrugFormulary
{
    /// <summary>Systemic drugs by nonproprietary name.</summary>
    public required ImmutableSortedDictionary<string, SystemicDrug> Drugs { get; init; }

    /// <summary>What classes of co-medication do to pathways of clearance.</summary>
    public required InteractionFacts Interactions { get; init; }

    /// <summary>Topical corticosteroids.</summary>
    public required TopicalFacts Topicals { get; init; }

    /// <summary>Scores and the meaning of words.</summary>
    public required ScaleFacts Scales { get; init; }

    /// <summary>Receptor classes of the signals and the table of cytokines.</summary>
    public required SignallingFacts Signalling { get; init; }

    /// <summary>Parameters of the skin, observation and hazard model.</summary>
    public required SkinModelFacts Skin { get; init; }

    /// <summary>The adult population that fills what a course leaves open.</summary>
    public required PopulationFacts Population { get; init; }

    /// <summary>How trials are weighed in a calibration.</summary>
    public required CalibrationFacts Calibration { get; init; }

    /// <summary>How a forecast judges what was written.</summary>
    public required ForecastFacts Forecast { get; init; }

    /// <summary>The calibrated population; null when the model runs on its priors.</summary>
    public required PopulationDraws? Calibrated { get; init; }

    /// <summary>Sources by key.</summary>
    public required ImmutableSortedDictionary<string, Source> Sources { get; init; }

    /// <summary>SHA-256 over all knowledge files, for the run record.</summary>
    public required string Hash { get; init; }

    /// <summary>
    /// Reads a knowledge directory. Any fault is an issue with file, line and cure, and then there is no value:
    /// a formulary with a doubtful number is never handed out.
    /// </summary>
    /// <param name="knowledgeDirectory">The directory that holds sources.yaml and drugs/.</param>
    public static Reading<DrugFormulary> Load(string knowledgeDirectory) => new FormularyLoader(knowledgeDirectory).Load();

    /// <summary>Finds a systemic drug by name or alias, ignoring case; null when there is none.</summary>
    public SystemicDrug? FindDrug(string nameOrAlias) =>
        Drugs.Values.FirstOrDefault(d => string.Equals(d.Name, nameOrAlias, StringComparison.OrdinalIgnoreCase)
            || d.Aliases.Any(a => string.Equals(a, nameOrAlias, StringComparison.OrdinalIgnoreCase)));
}
