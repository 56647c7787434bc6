using Clearance.Numerics.Lanes;
using Clearance.Numerics.Random;

namespace Clearance.Numerics.Tests;

public sealed class LaneMathTests
{
    private static readonly double[] Arguments = Spread(20_000);

    [Fact]
    public void Exp_is_within_two_units_in_the_last_place_of_the_runtime()
    {
        foreach (double x in Arguments.Select(a => a * 700.0))
        {
            Assert.InRange(UnitsApart(Math.Exp(x), LaneMath.Exp(new Lane1(x)).Value), 0, 2);
        }
    }

    [Fact]
    public void Log_is_within_one_unit_in_the_last_place_of_the_runtime()
    {
        foreach (double x in Arguments.Select(a => Math.Exp(a * 700.0)))
        {
            Assert.InRange(UnitsApart(Math.Log(x), LaneMath.Log(new Lane1(x)).Value), 0, 1);
        }
    }

    [Fact]
    public void Exp_and_log_treat_the_edges_as_documented()
    {
        Assert.Equal(0.0, LaneMath.Exp(new Lane1(-709.0)).Value);
        Assert.Equal(double.PositiveInfinity, LaneMath.Exp(new Lane1(710.0)).Value);
        Assert.True(double.IsNaN(LaneMath.Exp(new Lane1(double.NaN)).Value));
        Assert.Equal(1.0, LaneMath.Exp(new Lane1(0.0)).Value);
        Assert.Equal(double.NegativeInfinity, LaneMath.Log(new Lane1(0.0)).Value);
        Assert.Equal(double.NegativeInfinity, LaneMath.Log(new Lane1(1e-310)).Value);
        Assert.True(double.IsNaN(LaneMath.Log(new Lane1(-1.0)).Value));
        Assert.Equal(double.PositiveInfinity, LaneMath.Log(new Lane1(double.PositiveInfinity)).Value);
        Assert.True(double.IsNaN(LaneMath.Log(new Lane1(double.NaN)).Value));
    }

    [Fact]
    public void Phi1_is_accurate_at_and_near_zero_and_far_from_it()
    {
        Assert.Equal(1.0, LaneMath.Phi1(new Lane1(0.0)).Value);
        foreach (double x in Arguments.Select(a => a * 30.0).Append(1e-300).Append(-1e-17).Append(0.5).Append(-0.5))
        {
            // The power series converges for any argument and has no cancellation near 0.
            double expected = Math.Abs(x) < 1.0 ? Series(x) : (Math.Exp(x) - 1.0) / x;
            Assert.Equal(expected, LaneMath.Phi1(new Lane1(x)).Value, 1e-15 * Math.Max(1.0, Math.Abs(expected)) * 4);
        }
    }

    [Fact]
    public void SinCosTurn_agrees_with_the_runtime()
    {
        foreach (double u in Arguments.Select(a => (a + 1.0) / 2.0))
        {
            LaneMath.SinCosTurn(new Lane1(u), out Lane1 sine, out Lane1 cosine);
            Assert.Equal(Math.Sin(2.0 * Math.PI * u), sine.Value, 2e-15);
            Assert.Equal(Math.Cos(2.0 * Math.PI * u), cosine.Value, 2e-15);
        }
    }

    [Fact]
    public void Wide_lanes_equal_the_scalar_bit_for_bit()
    {
        for (int i = 0; i + 8 <= Arguments.Length; i += 8)
        {
            ReadOnlySpan<double> x = Arguments.AsSpan(i, 8);
            Assert.Equal(Functions<Lane1>(x), Functions<Lane8>(x));
            Assert.Equal(Functions<Lane1>(x), Functions<Lane4>(x));
        }
    }

    // Every function on eight numbers, as bits so that NaN compares.
    private static long[] Functions<T>(ReadOnlySpan<double> x)
        where T : struct, ILane<T>
    {
        double[] results = new double[8 * 10];
        for (int i = 0; i < 8; i += T.Width)
        {
            T v = T.Load(x, i);
            T positive = T.Abs(v) + T.Broadcast(1e-3);
            T.Store(LaneMath.Exp(v * T.Broadcast(700.0)), results, i);
            T.Store(LaneMath.Log(positive), results, 8 + i);
            T.Store(LaneMath.Log(v), results, 16 + i);
            T.Store(LaneMath.Phi1(v * T.Broadcast(3.0)), results, 24 + i);
            T.Store(LaneMath.Expm1(v * T.Broadcast(800.0)), results, 32 + i);
            T.Store(LaneMath.PowPositive(positive, v), results, 40 + i);
            LaneMath.SinCosTurn((v + T.Broadcast(1.0)) * T.Broadcast(0.5), out T sine, out T cosine);
            T.Store(sine, results, 48 + i);
            T.Store(cosine, results, 56 + i);
            T.Store(T.Sqrt(v) / T.Max(v, -v), results, 64 + i);
            T.Store(T.Select(T.LessThan(v, T.Broadcast(0.1)), T.Min(v, v * v), T.FusedMultiplyAdd(v, v, v)), results, 72 + i);
        }

        return Array.ConvertAll(results, BitConverter.DoubleToInt64Bits);
    }

    private static double Series(double x)
    {
        double sum = 0.0;
        double term = 1.0;
        for (int k = 1; k < 40; k++)
        {
            sum += term;
            term *= x / (k + 1);
        }

        return sum;
    }

    private static long UnitsApart(double expected, double actual) =>
        Math.Abs(BitConverter.DoubleToInt64Bits(expected) - BitConverter.DoubleToInt64Bits(actual));

    // Numbers from -1 to 1 with many exponents.
    private static double[] Spread(int count)
    {
        RandomStream stream = new(7, "test/arguments");
        return Enumerable.Range(0, count)
            .Select(i => (2.0 * stream.Uniform(0, (uint)i)) - 1.0)
            .Select((u, i) => i % 3 == 0 ? u * Math.Pow(2.0, -(i % 60)) : u)
            .ToArray();
    }
}
