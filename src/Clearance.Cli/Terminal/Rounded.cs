using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>Numbers as a reader needs them: never more digits than the model knows, never a rounded 0 or 100% that is not one.</summary>
internal static class Rounded
{
    /// <summary>Days in a month of the course: 365.25/12.</summary>
    public const double DaysPerMonth = 365.25 / 12;

    /// <summary>A share as whole per cent without its sign: "96", "&lt;1", "&gt;99".</summary>
    public static string Share(double share) => ChanceWords.OutOf100(share);

    /// <summary>A share with its 90% interval: "45 31-60"; "all &gt;99" where both ends print alike.</summary>
    public static string Share(Interval share)
    {
        var (low, high) = (Share(share.Low), Share(share.High));
        return low == high ? $"all {low}" : $"{Share(share.Median),2} {low}-{high}";
    }

    /// <summary>A probability with its interval: "24% (21 to 27)".</summary>
    public static string Chance(Probability chance) => $"{Share(chance.P)}% ({Share(chance.Low)} to {Share(chance.High)})";

    /// <summary>A difference of probabilities in percentage points: "+15 (13 to 17)", with a decimal where all are small.</summary>
    public static string Gain(Probability difference)
    {
        var fine = Math.Max(Math.Abs(difference.Low), Math.Abs(difference.High)) < 0.05;
        return $"{Signed(difference.P, fine)} ({Signed(difference.Low, fine)} to {Signed(difference.High, fine)})";
    }

    /// <summary>A score: one decimal below ten, none from there on.</summary>
    public static string Score(double score) => Math.Abs(score) < 9.95 ? score.ToString("0.0") : score.ToString("0");

    /// <summary>A score that a person reported: as given, "75" not "75.0".</summary>
    public static string Reported(double score) => score.ToString("0.##");

    /// <summary>The interval of a report: "0-1", or one number if exact.</summary>
    public static string Reported(double low, double high) => low == high ? Reported(low) : $"{Reported(low)}-{Reported(high)}";

    /// <summary>A rate or ratio with two significant digits: "0.053", "1.9", "12".</summary>
    public static string Rate(double rate) => rate == 0 ? "0" : Math.Abs(rate) switch
    {
        < 0.0095 => rate.ToString("0.####"),
        < 0.0995 => rate.ToString("0.000"),
        < 0.995 => rate.ToString("0.00"),
        < 9.95 => rate.ToString("0.0"),
        _ => rate.ToString("#,0"),
    };

    /// <summary>A rate with its 90% interval: "1.9 (0.80 to 4.6)".</summary>
    public static string Rate(Interval rate) => $"{Rate(rate.Median)} ({Rate(rate.Low)} to {Rate(rate.High)})";

    /// <summary>A day as a month of the course, with one decimal where it is no whole month.</summary>
    public static string Month(double day)
    {
        var month = day / DaysPerMonth;
        var whole = Math.Round(month);
        return (Math.Abs(month - whole) < 0.06 ? whole : month).ToString("0.#");
    }

    /// <summary>A count with thousands separated: "4,096".</summary>
    public static string Count(long count) => count.ToString("#,0");

    private static string Signed(double share, bool fine)
    {
        var points = Math.Round(share * 100, fine ? 1 : 0, MidpointRounding.AwayFromZero);
        return points == 0 ? "0" : points.ToString(fine ? "+0.0;-0.0" : "+0;-0");
    }
}
