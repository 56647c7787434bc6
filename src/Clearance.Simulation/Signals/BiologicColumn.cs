namespace Clearance.Simulation;

/// <summary>
/// Where the residual signal behind the biologics stands for each step of a block: moments 0 and 1 (see
/// <see cref="ProfileColumn"/>) for IL-4 (both receptors), IL-13 and IL-31.
/// </summary>
internal static class BiologicColumn
{
    public const int Il4 = 0, Il13 = 2, Il31 = 4;

    /// <summary>Columns in all.</summary>
    public const int Count = 6;

    /// <summary>No biologic: everything passes.</summary>
    public static void SetNone(Span<double> step)
    {
        step.Clear();
        foreach (int column in (ReadOnlySpan<int>)[Il4, Il13, Il31])
        {
            step.Slice(column * BlockLayout.Lanes, BlockLayout.Lanes).Fill(1.0);
        }
    }
}
