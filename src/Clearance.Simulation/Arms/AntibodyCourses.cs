using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Clearance.Simulation;

/// <summary>
/// Antibody concentrations of a set of arms on one set of patients, kept between runs. Saturable elimination is most of the
/// work of a run, and no parameter of the skin changes it.
/// </summary>
public sealed class AntibodyCourses
{
    private readonly ConcurrentDictionary<(int Arm, int Block), KeptConcentrations> _kept = new();

    /// <summary>What is kept of an arm and a block; empty at first.</summary>
    internal KeptConcentrations Of(int arm, int block) => _kept.GetOrAdd((arm, block), static _ => new KeptConcentrations());
}

/// <summary>Concentrations of one arm in one block: by biologic and first lane, the days' grid and then the head's.</summary>
internal sealed class KeptConcentrations
{
    private readonly Dictionary<(int Biologic, int Lane), double[]> _values = [];

    /// <summary>Copies what is kept, or says that nothing is.</summary>
    public bool TryGet<T>(int biologic, int lane, Span<T> grid, Span<T> head)
        where T : struct
    {
        if (!_values.TryGetValue((biologic, lane), out double[]? kept))
        {
            return false;
        }

        Span<double> first = MemoryMarshal.Cast<T, double>(grid);
        kept.AsSpan(0, first.Length).CopyTo(first);
        kept.AsSpan(first.Length).CopyTo(MemoryMarshal.Cast<T, double>(head));
        return true;
    }

    /// <summary>Keeps a copy.</summary>
    public void Set<T>(int biologic, int lane, ReadOnlySpan<T> grid, ReadOnlySpan<T> head)
        where T : struct =>
        _values[(biologic, lane)] = [.. MemoryMarshal.Cast<T, double>(grid), .. MemoryMarshal.Cast<T, double>(head)];
}
