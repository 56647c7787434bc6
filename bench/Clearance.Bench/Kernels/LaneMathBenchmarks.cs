using BenchmarkDotNet.Attributes;
using Clearance.Numerics.Lanes;

namespace Clearance.Bench;

/// <summary>Elementary functions on 4,096 numbers at each lane width; the time shown is per number.</summary>
[GenericTypeArguments(typeof(Lane1))]
[GenericTypeArguments(typeof(Lane4))]
[GenericTypeArguments(typeof(Lane8))]
[MemoryDiagnoser]
public class LaneMathBenchmarks<T>
    where T : struct, ILane<T>
{
    private const int Count = 4096;
    private readonly double[] _exponents = new double[Count];
    private readonly double[] _positives = new double[Count];
    private readonly double[] _results = new double[Count];

    [GlobalSetup]
    public void Fill()
    {
        for (int i = 0; i < Count; i++)
        {
            _exponents[i] = -20.0 + 40.0 * i / Count;
            _positives[i] = 1e-6 + 1e3 * i / Count;
        }
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double[] Exp()
    {
        for (int i = 0; i < Count; i += T.Width)
        {
            T.Store(LaneMath.Exp(T.Load(_exponents, i)), _results, i);
        }

        return _results;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double[] Log()
    {
        for (int i = 0; i < Count; i += T.Width)
        {
            T.Store(LaneMath.Log(T.Load(_positives, i)), _results, i);
        }

        return _results;
    }
}
