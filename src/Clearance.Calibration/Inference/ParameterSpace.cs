using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Simulation;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Clearance.Calibration;

/// <summary>
/// Everything a draw of the model leaves open, as coordinates that are independent standard normal a priori. The place 0 is the
/// median of every prior.
/// </summary>
/// <remarks>
/// Priors that stand alone go through their own quantile function (log and logit are linear in z). The weights of signs and of itch,
/// Dirichlet groups, are cut off a stick one after the other, each share a beta quantile. Spreads between patients and the
/// trigger's constants have log-normal priors around the value of the knowledge file. The skin potency factors of the JAK inhibitors
/// are hierarchical: ln phi of a drug = mean + SD x own, where mean and SD have coordinates of their own, so that a drug without
/// trials is drawn from what the others show. All classes of topical steroid share one coordinate.
/// </remarks>
internal sealed class ParameterSpace
{
    private const string PotencyPrefix = "phi_", SteroidPrefix = "Etop_";
    private readonly ModelDraw _central;
    private readonly ImmutableArray<Entry> _entries;

    private ParameterSpace(ModelDraw central, ImmutableArray<Entry> entries)
    {
        _central = central;
        _entries = entries;
        Coordinates = [.. entries.SelectMany(e => e.Coordinates).Distinct(StringComparer.Ordinal)];
        Columns = [.. entries.SelectMany(e => e.Columns)];
    }

    /// <summary>Names of the coordinates.</summary>
    public ImmutableArray<string> Coordinates { get; }

    /// <summary>The values of a draw that coordinates decide, with the units of the knowledge files.</summary>
    public ImmutableArray<DrawColumn> Columns { get; }

    /// <summary>Number of coordinates.</summary>
    public int Dimension => Coordinates.Length;

    /// <summary>The space of a formulary.</summary>
    public static ParameterSpace Of(DrugFormulary formulary)
    {
        CalibrationFacts calibration = formulary.Calibration;
        ImmutableArray<Entry>.Builder entries = ImmutableArray.CreateBuilder<Entry>();
        foreach (IGrouping<string, SkinParameter> group in formulary.Skin.Parameters.Values
            .Where(p => p.Prior is Prior.Dirichlet).GroupBy(p => ((Prior.Dirichlet)p.Prior).Group, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            entries.Add(Stick([.. group.OrderBy(p => p.Symbol, StringComparer.Ordinal)]));
        }

        foreach ((string name, Prior prior) in ModelDraw.Names(formulary))
        {
            string unit = formulary.Skin.Parameters.TryGetValue(name, out SkinParameter? parameter) ? parameter.Unit
                : name.StartsWith("IC50_", StringComparison.Ordinal) ? "nM"
                : name.StartsWith(SteroidPrefix, StringComparison.Ordinal) ? "fraction" : "1";
            if (name.StartsWith(PotencyPrefix, StringComparison.Ordinal) && prior is Prior.LogNormal potency)
            {
                entries.Add(Potency(name, potency, calibration["potency_mean"], calibration["potency_spread"]));
            }
            else if (name.StartsWith(SteroidPrefix, StringComparison.Ordinal))
            {
                entries.Add(Alone(name, "Etop", unit, prior, static x => Math.Clamp(x, 0.0, ModelDraw.LargestSteroidEffect)));
            }
            else if (name is "s_ou" or "T_ou" && prior is Prior.Fixed trigger)
            {
                entries.Add(Alone(name, name, unit, new Prior.LogNormal(trigger.Value, calibration["trigger_prior"])));
            }
            else if (formulary.Skin.RandomEffects.FirstOrDefault(e => e.Name == name) is { } effect)
            {
                entries.Add(Alone(name, name, unit, effect.Class == ParameterClass.Trials ? new Prior.LogNormal(effect.Sd.Internal, calibration["spread_prior"]) : prior));
            }
            else if (prior is not (Prior.Dirichlet or Prior.Fixed))
            {
                entries.Add(Alone(name, name, unit, prior));
            }
        }

        return new ParameterSpace(ModelDraw.Central(formulary), [.. entries.Where(e => e.Columns.Length > 0)]);
    }

    /// <summary>The values at a place, by name, in the program's units.</summary>
    public IEnumerable<KeyValuePair<string, double>> Values(double[] z)
    {
        Dictionary<string, double> at = Coordinates.Select((name, i) => (name, z[i])).ToDictionary(c => c.name, c => c.Item2, StringComparer.Ordinal);
        return _entries.SelectMany(e => e.Columns.Zip(e.Map([.. e.Coordinates.Select(c => at[c])]), (column, value) => KeyValuePair.Create(column.Name, value)));
    }

    /// <summary>The draw at a place.</summary>
    public ModelDraw Draw(double[] z) => _central.With(Values(z));

    /// <summary>A place drawn from the prior, rejected until the typical patient is stable.</summary>
    public double[] Sample(ulong seed, uint number)
    {
        for (uint attempt = 0; attempt < 1000; attempt++)
        {
            double[] z = [.. Coordinates.Select(c => new Numerics.Random.RandomStream(seed, $"calibration/prior/{c}").Normal(number, attempt))];
            if (Draw(z).IsStable)
            {
                return z;
            }
        }

        throw new InvalidOperationException($"No stable draw of the prior in 1000 attempts (draw {number}).");
    }

    private static Entry Alone(string name, string coordinate, string unit, Prior prior, Func<double, double>? bound = null)
    {
        if (prior is Prior.Fixed)
        {
            return new Entry([], [], static _ => []);
        }

        Func<double, double> limit = bound ?? (static x => x);
        return new Entry([coordinate], [new DrawColumn(name, unit)], z => [limit(Quantile(prior, z[0]))]);
    }

    private static Entry Potency(string name, Prior.LogNormal prior, double meanSd, double spreadSd) => new(
        ["phi_mean", "phi_spread", name],
        [new DrawColumn(name, "1")],
        z => [prior.Median * Math.Exp((meanSd * z[0]) + (prior.Sd * Math.Exp(spreadSd * z[1]) * z[2]))]);

    private static Entry Stick(ImmutableArray<SkinParameter> members)
    {
        double[] concentrations = [.. members.Select(m => ((Prior.Dirichlet)m.Prior).Mean * ((Prior.Dirichlet)m.Prior).Concentration)];
        return new Entry(
            [.. members[..^1].Select(m => m.Symbol)],
            [.. members.Select(m => new DrawColumn(m.Symbol, m.Unit))],
            z =>
            {
                double[] shares = new double[concentrations.Length];
                double rest = 1.0;
                for (int i = 0; i < z.Length; i++)
                {
                    double cut = Beta.InvCDF(concentrations[i], concentrations[(i + 1)..].Sum(), Math.Clamp(Phi(z[i]), 1e-12, 1.0 - 1e-12));
                    shares[i] = rest * cut;
                    rest -= shares[i];
                }

                shares[^1] = rest;
                return shares;
            });
    }

    private static double Quantile(Prior prior, double z) => prior switch
    {
        Prior.LogNormal p => p.Median * Math.Exp(p.Sd * z),
        Prior.LogitNormal p => SpecialFunctions.Logistic(SpecialFunctions.Logit(p.Median) + (p.Sd * z)),
        Prior.Normal p => p.Mean + (p.Sd * z),
        Prior.HalfNormal p => p.Sd * Normal.InvCDF(0.0, 1.0, Math.Min(1.0 - 1e-12, 0.5 * (1.0 + Phi(z)))),
        Prior.Uniform p => p.Low + ((p.High - p.Low) * Phi(z)),
        _ => throw new InvalidOperationException($"A {prior.GetType().Name} has no quantile of its own."),
    };

    private static double Phi(double z) => 0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2.0));

    private sealed record Entry(ImmutableArray<string> Coordinates, ImmutableArray<DrawColumn> Columns, Func<double[], double[]> Map);
}
