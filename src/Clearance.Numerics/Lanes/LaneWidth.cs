using System.Runtime.Intrinsics;

namespace Clearance.Numerics.Lanes;

/// <summary>How many patients a kernel carries at once. The answer never depends on it, only the time does.</summary>
public enum LaneWidth
{
    Scalar = 1,
    Four = 4,
    Eight = 8,
}

/// <summary>The lane width of this machine.</summary>
public static class MachineLanes
{
    /// <summary>
    /// The widest width with real registers behind it: an emulated Vector512 is two to four times slower than Vector256.
    /// </summary>
    public static LaneWidth Widest { get; } =
        Vector512.IsHardwareAccelerated ? LaneWidth.Eight
        : Vector256.IsHardwareAccelerated ? LaneWidth.Four
        : LaneWidth.Scalar;
}
