using System.Collections.Immutable;

namespace Clearance.Simulation;

/// <summary>
/// Where each standard normal number behind a virtual patient stands when the numbers are given and not counted: effects of
/// the patient and of the regions, facts of the population, effects of each drug's pharmacokinetics.
/// </summary>
internal sealed class LatentLayout
{
    private static readonly ImmutableArray<string> FactNames =
        ["sex", "weight_female", "weight_male", "age", "renal_function", "albumin", "race", "peak_itch", "easi_share"];

    private readonly Dictionary<string, int> _facts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _drugs = new(StringComparer.Ordinal);

    /// <summary>The layout of a population.</summary>
    /// <param name="drugs">The drugs.</param>
    public LatentLayout(ImmutableSortedDictionary<string, DrugBlocks> drugs)
    {
        Count = PatientEffects.Places;
        foreach (string name in FactNames)
        {
            _facts.Add(name, Count++);
        }

        foreach ((string name, DrugBlocks drug) in drugs)
        {
            _drugs.Add(name, Count);
            Count += drug.Model.ParameterNames.Length;
        }
    }

    /// <summary>Numbers in all.</summary>
    public int Count { get; }

    /// <summary>How many of them, from the first, are effects of the skin model.</summary>
    public static int Effects => PatientEffects.Places;

    /// <summary>The number of a fact.</summary>
    public int Fact(string name) => _facts[name];

    /// <summary>The first number of a drug's pharmacokinetics.</summary>
    public int Drug(string name) => _drugs[name];
}
