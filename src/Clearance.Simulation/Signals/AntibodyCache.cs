using System.Runtime.InteropServices;
using Clearance.Numerics.Lanes;

namespace Clearance.Simulation;

/// <summary>
/// Antibody concentrations of the patients of a set of arms. They depend on seed and patient, never on the draw of the skin model, so
/// a calibration, which simulates the same patients under draw after draw, works them out once. Filled as blocks are first met, by
/// any thread; what is read equals what would be computed, bit for bit.
/// </summary>
public sealed class AntibodyCache
{
    private readonly double[]?[] _kept;
    private readonly int _blocks;
    private readonly int _mostBiologics;

    /// <summary>A cache for one set of arms on populations of one seed and one number of patients.</summary>
    public AntibodyCache(ArmSet set, int patients)
    {
        _blocks = (patients + BlockLayout.Lanes - 1) / BlockLayout.Lanes;
        _mostBiologics = Math.Max(1, set.Arms.Max(arm => arm.Treatment.Systemic.Length));
        _kept = new double[]?[set.Arms.Length * _mostBiologics * _blocks * BlockLayout.Lanes];
    }

    /// <summary>Copies what is kept.</summary>
    /// <returns>False when this is the first time.</returns>
    internal bool TryRead<T>(int arm, int biologic, int block, int lane, Span<T> grid, Span<T> head)
        where T : struct, ILane<T>
    {
        if (Volatile.Read(ref _kept[Index(arm, biologic, block, lane)]) is not { } kept)
        {
            return false;
        }

        ReadOnlySpan<T> values = MemoryMarshal.Cast<double, T>(kept.AsSpan());
        values[..grid.Length].CopyTo(grid);
        values[grid.Length..].CopyTo(head);
        return true;
    }

    /// <summary>Keeps concentrations.</summary>
    internal void Keep<T>(int arm, int biologic, int block, int lane, ReadOnlySpan<T> grid, ReadOnlySpan<T> head)
        where T : struct, ILane<T>
    {
        double[] kept = GC.AllocateUninitializedArray<double>((grid.Length + head.Length) * T.Width);
        Span<T> values = MemoryMarshal.Cast<double, T>(kept.AsSpan());
        grid.CopyTo(values);
        head.CopyTo(values[grid.Length..]);
        Volatile.Write(ref _kept[Index(arm, biologic, block, lane)], kept);
    }

    private int Index(int arm, int biologic, int block, int lane) =>
        (((((arm * _mostBiologics) + biologic) * _blocks) + block) * BlockLayout.Lanes) + lane;
}
