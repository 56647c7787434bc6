using BenchmarkDotNet.Attributes;
using Clearance.Numerics.Lanes;

namespace Clearance.Bench;

/// <summary>
/// The stages of a course on one block of eight patients, each alone, at each lane width: triggers, JAK inhibitor profiles,
/// antibody, skin. Times are per block of eight patients and, for triggers and skin, per day.
/// </summary>
[GenericTypeArguments(typeof(Lane1))]
[GenericTypeArguments(typeof(Lane4))]
[GenericTypeArguments(typeof(Lane8))]
[MemoryDiagnoser]
public class SimulationBenchmarks<T>
    where T : struct, ILane<T>
{
    private const int Days = 720;
    private readonly StageBench<T> _stages = StageBench<T>.Create(Knowledge.Load(), Days);

    [Benchmark(OperationsPerInvoke = Days)]
    public void Triggers() => _stages.Triggers();

    [Benchmark]
    public void Profiles() => _stages.Profiles();

    [Benchmark]
    public void Antibody() => _stages.Antibody();

    [Benchmark(OperationsPerInvoke = Days)]
    public void Skin() => _stages.Skin();
}
