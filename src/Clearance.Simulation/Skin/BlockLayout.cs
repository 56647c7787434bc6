namespace Clearance.Simulation;

/// <summary>
/// Patients are kept in fixed blocks of eight, whatever the lane width of the machine, so that no result can depend on it.
/// Column c of lane i of a block stands at c * Lanes + i.
/// </summary>
internal static class BlockLayout
{
    public const int Lanes = 8;

    public const int Regions = 4;

    /// <summary>Copies one patient of blocks of so many columns over one of other such blocks.</summary>
    public static void CopyPatient(ReadOnlySpan<double> source, int from, Span<double> target, int to, int columns)
    {
        int sourceAt = (from / Lanes * columns * Lanes) + (from % Lanes);
        int targetAt = (to / Lanes * columns * Lanes) + (to % Lanes);
        for (int column = 0; column < columns; column++)
        {
            target[targetAt + (column * Lanes)] = source[sourceAt + (column * Lanes)];
        }
    }
}
