namespace Clearance.Simulation;

/// <summary>Daily output of a block: means over the calendar day.</summary>
internal static class DailyColumn
{
    /// <summary>Regional EASI, 0 to 72 points, four columns.</summary>
    public const int RegionalEasi = 0;

    /// <summary>EASI of the whole body, points.</summary>
    public const int Easi = 4;

    /// <summary>Weekly peak pruritus NRS without its residual error, points.</summary>
    public const int Itch = 5;

    /// <summary>Columns in all.</summary>
    public const int Count = 6;
}
