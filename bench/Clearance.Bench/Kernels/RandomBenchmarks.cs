using BenchmarkDotNet.Attributes;
using Clearance.Numerics.Lanes;
using Clearance.Numerics.Random;

namespace Clearance.Bench;

/// <summary>Draws for 4,096 virtual patients at each lane width; the time shown is per normal number.</summary>
[GenericTypeArguments(typeof(Lane1))]
[GenericTypeArguments(typeof(Lane4))]
[GenericTypeArguments(typeof(Lane8))]
[MemoryDiagnoser]
public class RandomBenchmarks<T>
    where T : struct, ILane<T>
{
    private const int Patients = 4096;
    private readonly RandomStream _stream = new(20261122, "bench/normal");
    private readonly double[] _results = new double[4 * Patients];

    [Benchmark(OperationsPerInvoke = 4 * Patients)]
    public double[] FourNormals()
    {
        for (int first = 0; first < Patients; first += T.Width)
        {
            _stream.FourNormals(T.Ramp((ulong)first), 7, out T a, out T b, out T c, out T d);
            T.Store(a, _results, first);
            T.Store(b, _results, Patients + first);
            T.Store(c, _results, 2 * Patients + first);
            T.Store(d, _results, 3 * Patients + first);
        }

        return _results;
    }

    [Benchmark(OperationsPerInvoke = 2 * Patients)]
    public double[] Normals()
    {
        for (int first = 0; first < Patients; first += T.Width)
        {
            _stream.Normals(T.Ramp((ulong)first), 7, out T a, out T b);
            T.Store(a, _results, first);
            T.Store(b, _results, Patients + first);
        }

        return _results;
    }
}
