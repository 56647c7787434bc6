using System.Collections.Frozen;
using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Random;

namespace Clearance.Simulation;

/// <summary>
/// One draw of the model's typical values: what a population of patients has in common and nobody knows exactly. Until the
/// model is calibrated these are draws from the priors. Virtual patient i lives under draw i modulo their number.
/// </summary>
internal sealed class ModelDraw
{
    private readonly FrozenDictionary<string, double> _values;

    private ModelDraw(ImmutableSortedDictionary<string, double> values) => _values = values.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The value of a parameter, in the program's unit.</summary>
    /// <exception cref="KeyNotFoundException">No such symbol: the code asks for a parameter the knowledge does not have.</exception>
    public double this[string symbol] => _values[symbol];

    /// <summary>Values given one by one, by symbol.</summary>
    public static ModelDraw Of(IEnumerable<KeyValuePair<string, double>> values) =>
        new(values.ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>Draws every parameter.</summary>
    /// <param name="facts">The priors.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="number">Number of the draw.</param>
    public static ModelDraw Sample(SkinModelFacts facts, ulong seed, uint number)
    {
        // A typical patient must be stable; a draw that is not is drawn again, at most a thousand times.
        for (uint attempt = 0; attempt < 1000; attempt++)
        {
            ModelDraw draw = SampleOnce(facts, seed, number, attempt);
            if (Stability.IsStable(draw["d0"], draw["pi"], draw["kap"], draw))
            {
                return draw;
            }
        }

        throw new InvalidOperationException($"No stable draw of the skin model in 1000 attempts (draw {number}).");
    }

    /// <summary>The central values: medians and means, no spread. For the deterministic benchmark and for tests.</summary>
    public static ModelDraw Central(SkinModelFacts facts) => new(
        facts.Parameters.ToImmutableSortedDictionary(
            pair => pair.Key,
            pair => pair.Value.Prior switch
            {
                Prior.LogNormal p => p.Median,
                Prior.LogitNormal p => p.Median,
                Prior.Normal p => p.Mean,
                Prior.HalfNormal p => p.Sd * HalfNormalMedian,
                Prior.Uniform p => 0.5 * (p.Low + p.High),
                Prior.Dirichlet p => p.Mean,
                Prior.Fixed p => p.Value,
                _ => throw new InvalidOperationException($"Unknown prior of {pair.Key}."),
            },
            StringComparer.Ordinal));

    private const double HalfNormalMedian = 0.6744897501960817;

    private static ModelDraw SampleOnce(SkinModelFacts facts, ulong seed, uint number, uint attempt)
    {
        ImmutableSortedDictionary<string, double>.Builder values =
            ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (IGrouping<string, KeyValuePair<string, SkinParameter>> group in facts.Parameters
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

        foreach ((string symbol, SkinParameter parameter) in facts.Parameters)
        {
            if (parameter.Prior is not Prior.Dirichlet)
            {
                values[symbol] = PriorSampler.Sample(parameter.Prior, new RandomStream(seed, $"model/{symbol}"), number, attempt);
            }
        }

        return new ModelDraw(values.ToImmutable());
    }
}
