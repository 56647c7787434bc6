using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Random;

namespace Clearance.Simulation;

/// <summary>
/// One draw of what a population of patients has in common and nobody knows exactly: typical values by symbol (kD), spreads
/// between patients by name (patient_d0), the largest effect of each class of topical steroid (Etop_potent), IC50s
/// (IC50_tofacitinib_jak1_jak3, nM). All in the program's units. Virtual patient i lives under draw i modulo their number.
/// </summary>
public sealed class ModelDraw
{
    /// <summary>
    /// Largest typical Etop. More than 0.95 of the inflammation taken away by an ointment is not believed, whatever the tail of the
    /// prior says: this project's policy, from no source.
    /// </summary>
    public const double LargestSteroidEffect = 0.95;

    private readonly Dictionary<string, double> _values;

    private ModelDraw(Dictionary<string, double> values) => _values = values;

    /// <summary>A value, in the program's unit.</summary>
    /// <exception cref="KeyNotFoundException">No such name: the code asks for a number the knowledge does not have.</exception>
    public double this[string name] => _values[name];

    /// <summary>All values by name, in ordinal order.</summary>
    public ImmutableSortedDictionary<string, double> Values => field ??= _values.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>What the draw says of the disease's loop, made when first asked for.</summary>
    internal DrawLoop Loop => field ??= new DrawLoop(this);

    /// <summary>What it says of that loop's gain, made when first asked for.</summary>
    internal LoopGain Gain => field ??= new LoopGain(this);

    /// <summary>Whether a typical patient of this draw has a stable untreated state.</summary>
    public bool IsStable => Stability.IsStable(this["d0"], this["pi"], this["kap"], this)
        && Stability.IsStable(
            this["d0"] * Math.Exp(this["dlnd0_head"]),
            PriorSampler.Logistic(PriorSampler.Logit(this["pi"]) + this["dlogitpi_head"]),
            this["kap"],
            this);

    /// <summary>Values given one by one.</summary>
    public static ModelDraw Of(IEnumerable<KeyValuePair<string, double>> values) =>
        new(new Dictionary<string, double>(values, StringComparer.Ordinal));

    /// <summary>The same draw with some values replaced.</summary>
    /// <exception cref="ArgumentException">A name that no draw has.</exception>
    public ModelDraw With(IEnumerable<KeyValuePair<string, double>> values)
    {
        Dictionary<string, double> replaced = new(_values, StringComparer.Ordinal);
        foreach ((string name, double value) in values)
        {
            if (!replaced.ContainsKey(name))
            {
                throw new ArgumentException($"A draw of the model has no value called '{name}'.", nameof(values));
            }

            replaced[name] = value;
        }

        return new ModelDraw(replaced);
    }

    /// <summary>The draws of a calibrated population; what its file leaves out stays at the central value.</summary>
    public static ImmutableArray<ModelDraw> From(PopulationDraws draws, DrugFormulary formulary)
    {
        ModelDraw central = Central(formulary);
        return [.. Enumerable.Range(0, draws.Count).Select(d => central.With(draws.Row(d)))];
    }

    /// <summary>Draws everything from the priors; the spreads between patients stand as the knowledge gives them.</summary>
    /// <param name="formulary">The priors.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="number">Number of the draw.</param>
    public static ModelDraw Sample(DrugFormulary formulary, ulong seed, uint number)
    {
        // A typical patient must be stable; a draw that is not is drawn again, at most a thousand times.
        for (uint attempt = 0; attempt < 1000; attempt++)
        {
            ModelDraw draw = SampleOnce(formulary, seed, number, attempt);
            if (draw.IsStable)
            {
                return draw;
            }
        }

        throw new InvalidOperationException($"No stable draw of the skin model in 1000 attempts (draw {number}).");
    }

    /// <summary>The central values: medians and means, no doubt about them. For calibration to start at and for tests.</summary>
    public static ModelDraw Central(DrugFormulary formulary) => new(Names(formulary)
        .ToDictionary(entry => entry.Name, entry => CentralOf(entry.Prior), StringComparer.Ordinal));

    /// <summary>Every number of a draw with its prior, in a fixed order.</summary>
    public static IEnumerable<(string Name, Prior Prior)> Names(DrugFormulary formulary)
    {
        foreach ((string symbol, SkinParameter parameter) in formulary.Skin.Parameters)
        {
            yield return (symbol, parameter.Prior);
        }

        foreach (RandomEffect effect in formulary.Skin.RandomEffects)
        {
            yield return (effect.Name, new Prior.Fixed(effect.Sd.Internal));
        }

        foreach (SteroidClassFacts steroid in formulary.Topicals.Classes.Values)
        {
            yield return (DrawNames.Steroid(steroid.Class), steroid.Prior);
        }

        foreach (SystemicDrug drug in formulary.Drugs.Values.Where(d => d.Class == DrugClass.JakInhibitor))
        {
            foreach (JakPotency potency in drug.Potencies.Values)
            {
                yield return (DrawNames.Ic50(drug.Name, potency.Class), new Prior.LogNormal(potency.Median.Internal, potency.LogSd));
            }
        }
    }

    private const double HalfNormalMedian = 0.6744897501960817;

    private static double CentralOf(Prior prior) => prior switch
    {
        Prior.LogNormal p => p.Median,
        Prior.LogitNormal p => p.Median,
        Prior.Normal p => p.Mean,
        Prior.HalfNormal p => p.Sd * HalfNormalMedian,
        Prior.Uniform p => 0.5 * (p.Low + p.High),
        Prior.Dirichlet p => p.Mean,
        Prior.Fixed p => p.Value,
        _ => throw new InvalidOperationException($"Unknown prior {prior.GetType().Name}."),
    };

    private static ModelDraw SampleOnce(DrugFormulary formulary, ulong seed, uint number, uint attempt)
    {
        Dictionary<string, double> values = new(StringComparer.Ordinal);
        foreach (IGrouping<string, KeyValuePair<string, SkinParameter>> group in formulary.Skin.Parameters
            .Where(pair => pair.Value.Prior is Prior.Dirichlet)
            .GroupBy(pair => ((Prior.Dirichlet)pair.Value.Prior).Group, StringComparer.Ordinal))
        {
            KeyValuePair<string, SkinParameter>[] members = [.. group];
            double[] concentrations = Array.ConvertAll(
                members, m => ((Prior.Dirichlet)m.Value.Prior).Mean * ((Prior.Dirichlet)m.Value.Prior).Concentration);
            double[] shares = PriorSampler.Dirichlet(concentrations, seed, $"model/{group.Key}", number, attempt);
            for (int i = 0; i < members.Length; i++)
            {
                values[members[i].Key] = shares[i];
            }
        }

        foreach ((string name, Prior prior) in Names(formulary))
        {
            if (prior is not Prior.Dirichlet)
            {
                values[name] = Bounded(name, PriorSampler.Sample(prior, new RandomStream(seed, StreamOf(name)), number, attempt));
            }
        }

        return new ModelDraw(values);
    }

    // One stream for all steroid classes: whoever is sensitive to one is sensitive to all.
    private static string StreamOf(string name) => name.StartsWith("Etop_", StringComparison.Ordinal) ? "model/Etop" : $"model/{name}";

    private static double Bounded(string name, double value) =>
        name.StartsWith("Etop_", StringComparison.Ordinal) ? Math.Clamp(value, 0.0, LargestSteroidEffect) : value;
}
