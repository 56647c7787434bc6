using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Simulation;

/// <summary>
/// Where each standard normal number behind a virtual patient stands when the numbers are given and not counted: effects of
/// the patient and of the regions, facts of the population, effects of each drug's pharmacokinetics.
/// </summary>
internal sealed class LatentLayout
{
    private static readonly ImmutableArray<string> FactNames =
        ["sex", "weight_female", "weight_male", "age", "renal_function", "albumin", "race", "peak_itch", "easi_share"];

    private readonly Dictionary<string, int> _effects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _facts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _drugs = new(StringComparer.Ordinal);

    /// <summary>The layout of a population.</summary>
    /// <param name="skin">The random effects.</param>
    /// <param name="drugs">The drugs.</param>
    public LatentLayout(SkinModelFacts skin, ImmutableSortedDictionary<string, DrugBlocks> drugs)
    {
        foreach (RandomEffect effect in skin.RandomEffects)
        {
            _effects.Add(effect.Name, Count);
            Count += effect.Level == EffectLevel.Region ? BlockLayout.Regions : 1;
        }

        Effects = Count;
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
    public int Effects { get; }

    /// <summary>The (first) number of an effect.</summary>
    public int Effect(string name) => _effects[name];

    /// <summary>The number of a fact.</summary>
    public int Fact(string name) => _facts[name];

    /// <summary>The first number of a drug's pharmacokinetics.</summary>
    public int Drug(string name) => _drugs[name];
}
