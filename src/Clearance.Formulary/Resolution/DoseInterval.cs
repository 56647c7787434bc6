using System.Globalization;

namespace Clearance.Formulary;

/// <summary>The time between two doses.</summary>
public static class DoseInterval
{
    /// <summary>In words: twice daily, every week, every 6 weeks, every 10 days.</summary>
    /// <param name="days">Days from one dose to the next.</param>
    public static string Words(double days) => days switch
    {
        0.5 => "twice daily",
        1.0 => "once daily",
        7.0 => "every week",
        _ when days % 7.0 == 0.0 => string.Create(CultureInfo.InvariantCulture, $"every {days / 7.0:0} weeks"),
        _ => string.Create(CultureInfo.InvariantCulture, $"every {days:0.##} days"),
    };
}
