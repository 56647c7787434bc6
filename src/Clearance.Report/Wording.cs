using System.Globalization;
using Clearance.Consult;

namespace Clearance.Report;

/// <summary>How numbers, days and tokens are worded, the same in every figure and table.</summary>
internal static class Wording
{
    /// <summary>Days in a month: 365.25/12.</summary>
    public const double DaysPerMonth = 365.25 / 12;

    public static string Words(this EasiRegion region) => region switch
    {
        EasiRegion.HeadNeck => "Head and neck",
        EasiRegion.UpperLimbs => "Arms",
        EasiRegion.Trunk => "Trunk",
        EasiRegion.LowerLimbs => "Legs",
        _ => throw new ArgumentOutOfRangeException(nameof(region)),
    };

    public static string Words(this Il13Reading reading) => reading switch
    {
        Il13Reading.ReceptorBiology => "receptor biology (JAK1, TYK2, JAK2)",
        Il13Reading.Authors => "the authors of the course (JAK1, JAK3)",
        _ => throw new ArgumentOutOfRangeException(nameof(reading)),
    };

    /// <summary>As a clause: "IL-13 signals" and then this.</summary>
    public static string Clause(this Il13Reading reading) => reading switch
    {
        Il13Reading.ReceptorBiology => "as receptor biology has it (JAK1, TYK2, JAK2)",
        Il13Reading.Authors => "as the authors of the course have it (JAK1, JAK3)",
        _ => throw new ArgumentOutOfRangeException(nameof(reading)),
    };

    public static string Words(this EvidenceStatus status) => status switch
    {
        EvidenceStatus.Verified => "verified",
        EvidenceStatus.Recalled => "recalled",
        EvidenceStatus.Assumption => "assumption",
        EvidenceStatus.Inferred => "inferred",
        EvidenceStatus.Policy => "policy",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string Words(this TreatmentSetting setting, RunReading run) => setting switch
    {
        TreatmentSetting.BiologicAlone => $"{run.BiologicName} alone",
        TreatmentSetting.JakInhibitorAlone => $"{run.RescueName} alone",
        TreatmentSetting.Both => "both",
        _ => throw new ArgumentOutOfRangeException(nameof(setting)),
    };

    /// <summary>Whole numbers from 10 on, one decimal below, two below 1: what a reader can use.</summary>
    public static string Number(double value) => Math.Abs(value) switch
    {
        >= 9.95 => value.ToString("#,0", CultureInfo.InvariantCulture),
        >= 0.995 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.##", CultureInfo.InvariantCulture),
    };

    public static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>"24" for a probability of 0.24; never a rounded 0 or 100.</summary>
    public static string OutOf100(double p) => ChanceWords.OutOf100(p);

    public static string Percent(double share) => OutOf100(share) + "%";

    public static string Range(double low, double high) => $"{Number(low)} to {Number(high)}";

    public static string WithInterval(Interval interval) => $"{Number(interval.Median)} ({Range(interval.Low, interval.High)})";

    public static string PercentWithInterval(Interval share) =>
        $"{Percent(share.Median)} ({Percent(share.Low)} to {Percent(share.High)})";

    public static string OutOf100WithInterval(Probability p) => $"{OutOf100(p.P)} ({OutOf100(p.Low)} to {OutOf100(p.High)})";

    /// <summary>A signed difference of probabilities in patients out of 100.</summary>
    public static string Difference(Probability difference) =>
        $"{Signed(difference.P)} ({Signed(difference.Low)} to {Signed(difference.High)})";

    public static double Months(double day) => day / DaysPerMonth;

    /// <summary>"month 9 (day 274)"; "day 0" at the anchor.</summary>
    public static string When(double day) => day == 0 ? "day 0" : $"month {MonthText(day)} (day {Number(day)})";

    public static string MonthText(double day) => Months(day).ToString("0.#", CultureInfo.InvariantCulture);

    public static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>The size of a difference in patients out of 100, for a sentence that names its direction.</summary>
    public static string Size(Probability difference) => difference.P >= 0
        ? OutOf100WithInterval(difference)
        : OutOf100WithInterval(new() { P = -difference.P, Low = -difference.High, High = -difference.Low });

    private static string Signed(double p) => Math.Round(p * 100) switch
    {
        0 => "0",
        double points => points.ToString("+0;\u22120", CultureInfo.InvariantCulture),
    };
}
