namespace Clearance.Simulation;

/// <summary>
/// Patients are kept in fixed blocks of eight, whatever the lane width of the machine, so that no result can depend on it.
/// Column c of lane i of a block stands at c * Lanes + i.
/// </summary>
internal static class BlockLayout
{
    public const int Lanes = 8;

    public const int Regions = 4;
}
