using System.Globalization;
using System.Text.RegularExpressions;

namespace Clearance.Calibration;

/// <summary>Weeks as the tables write them.</summary>
internal static partial class WeekWords
{
    /// <summary>A week: a number, or the middle of a range; null when it is neither.</summary>
    public static double? Read(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double week))
        {
            return double.IsFinite(week) && week >= 0.0 ? week : null;
        }

        return Range().Match(text) is { Success: true } match
            ? 0.5 * (double.Parse(match.Groups["a"].Value, CultureInfo.InvariantCulture) + double.Parse(match.Groups["b"].Value, CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>The day whose mean a visit of that week sees, from the day the week counts from: the day before the visit's doses.</summary>
    public static int Day(double week) => Math.Max(0, (int)Math.Round(7.0 * week) - 1);

    [GeneratedRegex(@"^\s*(?<a>\d+(\.\d+)?)\s*[-–]\s*(?<b>\d+(\.\d+)?)\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Range();
}
