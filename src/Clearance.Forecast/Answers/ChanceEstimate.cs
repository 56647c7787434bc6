using System.Buffers;
using System.Runtime.Intrinsics;
using Clearance.Numerics.Statistics;

namespace Clearance.Forecast;

/// <summary>
/// Means over weighted particles with a 90% interval that covers what is not known of the population and the number of particles.
/// </summary>
/// <remarks>
/// Particles share draws of the typical values. The spread of the draws' own means beyond what chance would give
/// (<see cref="DrawVariance"/>) is the uncertainty of the population; the squared standard error at the effective
/// number of particles is added. Probabilities get their interval on the logit scale.
/// </remarks>
internal sealed class ChanceEstimate
{
    private const int Lanes = 8;
    private readonly double[] _weights;
    private readonly int[] _group;
    private readonly int[] _order;
    private readonly double[] _ordered;
    private readonly int[] _ends;
    private readonly double[] _groupWeights;
    private readonly double[] _groupSquares;
    private readonly double _squares;
    private readonly double _effective;

    /// <summary>The estimate for particles.</summary>
    /// <param name="weights">Weights that sum to 1.</param>
    /// <param name="draws">For each particle, the draw of the typical values.</param>
    /// <param name="effective">Effective number of particles.</param>
    public ChanceEstimate(double[] weights, int[] draws, double effective)
    {
        _weights = weights;
        _effective = Math.Max(1.0, effective);
        int[] known = [.. draws.Distinct().Order()];
        Dictionary<int, int> positions = known.Select((d, i) => (d, i)).ToDictionary(x => x.d, x => x.i);
        _group = [.. draws.Select(d => positions[d])];
        _groupWeights = new double[known.Length];
        _groupSquares = new double[known.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            _groupWeights[_group[i]] += weights[i];
            _groupSquares[_group[i]] += weights[i] * weights[i];
        }

        // Draw by draw, so that a sum over a draw stays in a register; within a draw in the order of the particles.
        _order = [.. Enumerable.Range(0, draws.Length).OrderBy(i => _group[i])];
        _ordered = [.. _order.Select(i => weights[i])];
        _ends = new int[known.Length];
        for (int place = 0; place < _order.Length; place++)
        {
            _ends[_group[_order[place]]] = place + 1;
        }

        _squares = _groupWeights.Sum(w => w * w);
    }

    /// <summary>The weights.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>Probability that a bit is set.</summary>
    /// <param name="flags">One number a particle.</param>
    /// <param name="mask">All these bits must be set.</param>
    public Chance OfFlags(ReadOnlySpan<ushort> flags, int mask)
    {
        Span<double> sums = stackalloc double[_groupWeights.Length <= 1024 ? _groupWeights.Length : 0];
        sums = sums.IsEmpty ? new double[_groupWeights.Length] : sums;
        sums.Clear();
        for (int i = 0; i < flags.Length; i++)
        {
            if ((flags[i] & mask) == mask)
            {
                sums[_group[i]] += _weights[i];
            }
        }

        double p = 0.0;
        foreach (double s in sums)
        {
            p += s;
        }

        return Probability(sums, p);
    }

    /// <summary>Probabilities of up to eight masks at once, one a lane.</summary>
    /// <param name="flags">One number a particle.</param>
    /// <param name="masks">All bits of a mask must be set.</param>
    /// <param name="chances">Receives one chance a mask, to the bit that of <see cref="OfFlags(ReadOnlySpan{ushort}, int)"/>.</param>
    public void OfFlags(ReadOnlySpan<ushort> flags, ReadOnlySpan<int> masks, Span<Chance> chances)
    {
        int asked = 0;
        foreach (int mask in masks)
        {
            asked |= mask;
        }

        // For each number a particle can have, all ones where a mask is met: a weight joined to them goes where it belongs.
        ulong[] met = ArrayPool<ulong>.Shared.Rent((asked + 1) * Lanes);
        Array.Clear(met);
        for (int number = 0; number <= asked; number++)
        {
            for (int k = 0; k < masks.Length; k++)
            {
                met[(number * Lanes) + k] = (number & masks[k]) == masks[k] ? ulong.MaxValue : 0;
            }
        }

        int draws = _ends.Length;
        double[] sums = ArrayPool<double>.Shared.Rent(Lanes * draws);
        Vector512<double> all = Vector512<double>.Zero;
        for (int d = 0, i = 0; d < draws; d++)
        {
            Vector512<double> sum = Vector512<double>.Zero;
            for (; i < _ends[d]; i++)
            {
                Vector512<ulong> lanes = Vector512.Create<ulong>(met.AsSpan((flags[_order[i]] & asked) * Lanes, Lanes));
                sum += (Vector512.Create(_ordered[i]).AsUInt64() & lanes).AsDouble();
            }

            all += sum;
            for (int k = 0; k < masks.Length; k++)
            {
                sums[(k * draws) + d] = sum[k];
            }
        }

        for (int k = 0; k < masks.Length; k++)
        {
            chances[k] = Probability(sums.AsSpan(k * draws, draws), all[k]);
        }

        ArrayPool<double>.Shared.Return(sums);
        ArrayPool<ulong>.Shared.Return(met);
    }

    /// <summary>Probability of an event among those for whom a condition holds; null when they have no weight.</summary>
    /// <remarks>A ratio of two means: its variance is that of the mean of (event - p) where the condition holds, over the square of the condition's weight.</remarks>
    public Chance? OfFlags(ReadOnlySpan<ushort> flags, int mask, ReadOnlySpan<ushort> conditions, int condition)
    {
        double total = 0.0;
        double hit = 0.0;
        for (int i = 0; i < flags.Length; i++)
        {
            if ((conditions[i] & condition) == condition)
            {
                total += _weights[i];
                hit += (flags[i] & mask) == mask ? _weights[i] : 0.0;
            }
        }

        if (total <= 0.0)
        {
            return null;
        }

        double p = hit / total;
        double[] values = new double[flags.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (conditions[i] & condition) == condition ? ((flags[i] & mask) == mask ? 1.0 : 0.0) - p : 0.0;
        }

        return OnLogit(p, VarianceOf(values, out _) / (total * total), Math.Max(1.0, _effective * total));
    }

    /// <summary>Difference of the probabilities of two bits in the same particles.</summary>
    public Chance Difference(ReadOnlySpan<ushort> flags, ReadOnlySpan<ushort> other, int mask)
    {
        double[] values = new double[flags.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ((flags[i] & mask) == mask ? 1.0 : 0.0) - ((other[i] & mask) == mask ? 1.0 : 0.0);
        }

        Chance difference = Mean(values);
        return difference with { Low = Math.Max(-1.0, difference.Low), High = Math.Min(1.0, difference.High) };
    }

    /// <summary>Mean of values with its interval on their own scale.</summary>
    public Chance Mean(ReadOnlySpan<double> values)
    {
        double half = LogitInterval.Normal95 * Math.Sqrt(VarianceOf(values, out double mean));
        return new Chance(mean, mean - half, mean + half);
    }

    private double VarianceOf(ReadOnlySpan<double> values, out double mean)
    {
        double[] sums = new double[_groupWeights.Length];
        mean = 0.0;
        double second = 0.0;
        for (int i = 0; i < values.Length; i++)
        {
            sums[_group[i]] += _weights[i] * values[i];
            mean += _weights[i] * values[i];
            second += _weights[i] * values[i] * values[i];
        }

        return Variance(sums, mean, second);
    }

    private Chance Probability(ReadOnlySpan<double> sums, double p)
    {
        // Of ones and zeros the second moment is the mean.
        double variance = Variance(sums, p, p);
        return OnLogit(p, variance, _effective);
    }

    private static Chance OnLogit(double p, double variance, double effective)
    {
        (double low, double high) = LogitInterval.Of(p, p * effective, effective, variance);
        return new Chance(p, low, high);
    }

    private double Variance(ReadOnlySpan<double> sums, double mean, double second)
    {
        DrawVariance.Parts parts = DrawVariance.Of(_groupWeights, _groupSquares, sums, mean, second);
        return parts.Between + (parts.Within / _effective) + (parts.Between * _squares);
    }
}
