using System.Globalization;

namespace Clearance.Consult;

/// <summary>A chance as every page, report and sentence writes it.</summary>
public static class ChanceWords
{
    /// <summary>A chance out of 100: "24" for 0.24; "&lt;1" and "&gt;99" near the ends, where rounding would claim a certainty that is not there.</summary>
    public static string OutOf100(double share) => share switch
    {
        <= 0.0 => "0",
        >= 1.0 => "100",
        < 0.005 => "<1",
        >= 0.995 => ">99",
        _ => Math.Round(100.0 * share, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture),
    };

    /// <summary>A chance that is small, in per cent to one decimal: "0.4"; "&lt;0.1" where that would be 0.</summary>
    public static string Small(double share) =>
        share is > 0.0 and < 0.0005 ? "<0.1" : Math.Round(100.0 * share, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture);
}
