using System.Collections.Immutable;

namespace Clearance.Simulation;

/// <summary>
/// Quadrature nodes within a day: Gauss-Legendre with three nodes on pieces that are short after each dose, where the
/// concentration rises, and long elsewhere. Pieces never cross a quarter of the day.
/// </summary>
internal sealed class DayNodes
{
    // Days after a dose where pieces end: lag (6 to 10 minutes), absorption, peak, end of a zero-order input.
    private static readonly double[] AfterDose = [0.01, 0.02, 0.04, 0.08, 0.15];
    private static readonly double[] Node = [-0.77459666924148338, 0.0, 0.77459666924148338];
    private static readonly double[] Weight = [5.0 / 18.0, 8.0 / 18.0, 5.0 / 18.0];

    private DayNodes(ImmutableArray<double> times, ImmutableArray<double> weights, ImmutableArray<int> quarterStarts)
    {
        Times = times;
        Weights = weights;
        QuarterStarts = quarterStarts;
    }

    /// <summary>Times within the day, ascending, 0 to 1.</summary>
    public ImmutableArray<double> Times { get; }

    /// <summary>Weights, summing to 1 over the day.</summary>
    public ImmutableArray<double> Weights { get; }

    /// <summary>Index of the first node of each quarter, and the number of nodes.</summary>
    public ImmutableArray<int> QuarterStarts { get; }

    /// <summary>Nodes for a day with doses at the given times.</summary>
    public static DayNodes For(ImmutableArray<double> doseTimes)
    {
        SortedSet<double> ends = [0.0, 0.25, 0.5, 0.75, 1.0];
        foreach (double dose in doseTimes)
        {
            ends.Add(dose);
            foreach (double after in AfterDose)
            {
                if (dose + after < 1.0)
                {
                    ends.Add(dose + after);
                }
            }
        }

        double[] pieces = [.. ends.Where((end, i) => i == 0 || end - ends.ElementAt(i - 1) > 1e-6)];
        List<double> times = [];
        List<double> weights = [];
        List<int> starts = [];
        for (int i = 0; i + 1 < pieces.Length; i++)
        {
            double length = pieces[i + 1] - pieces[i];
            if (starts.Count < 4 && pieces[i] >= (0.25 * starts.Count) - 1e-9)
            {
                starts.Add(times.Count);
            }

            for (int k = 0; k < Node.Length; k++)
            {
                times.Add(pieces[i] + (length * 0.5 * (1.0 + Node[k])));
                weights.Add(length * Weight[k]);
            }
        }

        starts.Add(times.Count);
        return new DayNodes([.. times], [.. weights], [.. starts]);
    }
}
