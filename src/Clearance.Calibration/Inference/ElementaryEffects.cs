using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>What one coordinate does to one outcome.</summary>
/// <param name="Coordinate">Name of the coordinate: a parameter, a spread, or the mean and SD of the potencies.</param>
/// <param name="MeanAbsolute">Mean absolute effect of one prior SD (Morris' mu*).</param>
/// <param name="Mean">Mean effect; much smaller than the absolute one when the direction depends on the rest.</param>
/// <param name="Spread">SD of the effect over the base points: interaction and curvature.</param>
public sealed record ElementaryEffect(string Coordinate, double MeanAbsolute, double Mean, double Spread);

/// <summary>
/// Elementary effects after Morris (Technometrics 33:161, 1991) in the radial form: at base points drawn from the priors each coordinate
/// is moved by one prior SD towards the centre, everything else stays.
/// </summary>
public static class ElementaryEffects
{
    /// <summary>Effects on several outcomes.</summary>
    /// <param name="formulary">The priors.</param>
    /// <param name="outcomes">Outcomes of a draw; null when nobody can live under it; called from several threads.</param>
    /// <param name="bases">Base points.</param>
    /// <param name="seed">Seed of the base points.</param>
    /// <param name="threads">Threads; the result does not depend on it.</param>
    /// <param name="progress">Told the share done.</param>
    /// <returns>For each outcome the effects of all coordinates, largest first.</returns>
    public static ImmutableArray<ImmutableArray<ElementaryEffect>> Of(
        DrugFormulary formulary, Func<ModelDraw, double[]?> outcomes, int bases, ulong seed, int threads, Action<double>? progress = null)
    {
        ParameterSpace space = ParameterSpace.Of(formulary);
        int n = space.Dimension;
        double[]?[] values = new double[]?[bases * (n + 1)];
        double[][] points = [.. Enumerable.Range(0, bases).Select(b => space.Sample(seed, (uint)b))];
        int done = 0;
        Parallel.For(0, values.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            (int b, int a) = Math.DivRem(i, n + 1);
            double[] z = (double[])points[b].Clone();
            if (a < n)
            {
                z[a] += Towards(points[b][a]);
            }

            ModelDraw draw = space.Draw(z);
            values[i] = draw.IsStable ? outcomes(draw) : null;
            progress?.Invoke((double)Interlocked.Increment(ref done) / values.Length);
        });
        int count = values.First(v => v is not null)!.Length;
        return
        [
            .. Enumerable.Range(0, count).Select(o => Enumerable.Range(0, n).Select(a =>
            {
                double[] effects = [.. Enumerable.Range(0, bases)
                    .Where(b => values[(b * (n + 1)) + a] is not null && values[(b * (n + 1)) + n] is not null)
                    .Select(b => (values[(b * (n + 1)) + a]![o] - values[(b * (n + 1)) + n]![o]) / Towards(points[b][a]))
                    .Where(double.IsFinite)];
                double mean = effects.DefaultIfEmpty(0.0).Average();
                return new ElementaryEffect(
                    space.Coordinates[a], effects.Select(Math.Abs).DefaultIfEmpty(0.0).Average(), mean, Math.Sqrt(effects.Select(e => (e - mean) * (e - mean)).DefaultIfEmpty(0.0).Average()));
            }).OrderByDescending(e => e.MeanAbsolute).ThenBy(e => e.Coordinate, StringComparer.Ordinal).ToImmutableArray()),
        ];
    }

    private static double Towards(double z) => z > 0.0 ? -1.0 : 1.0;
}
