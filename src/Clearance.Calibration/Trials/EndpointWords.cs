using System.Globalization;
using System.Text.RegularExpressions;
using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>Endpoints as the tables name them, made into measures.</summary>
internal static partial class EndpointWords
{
    /// <summary>The measure of an endpoint; null with a reason when the model has none for it.</summary>
    /// <param name="endpoint">The table's words, for example "EASI percent change mean (LS), trunk".</param>
    /// <param name="unit">The table's unit.</param>
    public static (Measure? Measure, string WhyNot) Read(string endpoint, string unit)
    {
        if (unit.Contains("ratio", StringComparison.OrdinalIgnoreCase))
        {
            return (null, $"a {unit} is not a result of one arm");
        }

        if (unit is "text" or "patients" || unit.StartsWith("score or", StringComparison.Ordinal))
        {
            return (null, $"the value is '{unit}', not a number with a meaning");
        }

        // What stands behind the comma is a region or a group of patients, which others read.
        string text = endpoint.Split(',')[0].Trim();
        ArmScore region = Region(endpoint);
        if (EasiLevel().Match(text) is { Success: true } level)
        {
            return (new Measure.EasiResponse(Number(level, "n") / 100.0, region), "");
        }

        if (Has(text, "SCORAD") || Has(text, "DLQI") || Has(text, "POEM") || Has(text, "PtGA") || Has(text, "night") || Has(text, "pain") || Has(text, "sleep"))
        {
            return (null, $"the model has no score '{text}'");
        }

        if (AtMost().Match(text) is { Success: true } bound)
        {
            double points = Number(bound, "n");
            return (Has(text, "NRS") ? new Measure.ItchAtMost(points) : new Measure.EasiAtMost(points), "");
        }

        if (Has(text, "EASI"))
        {
            return Mean(text, region, $"the model knows no '{text}'");
        }

        if (Iga().IsMatch(text))
        {
            return Has(text, "within 1") ? (new Measure.IgaWithinOne(), "")
                : FourShare().IsMatch(text) ? (new Measure.IgaFour(), "")
                : Has(text, "0/1") || Has(text, "01") || Has(text, "clear") ? (new Measure.IgaAtMost(Clear().IsMatch(text) ? 0 : 1), "")
                : (null, $"the model knows no '{text}'");
        }

        if (Has(text, "NRS") || Has(text, "itch") || Has(text, "pruritus"))
        {
            return ItchZeroOne().IsMatch(text) ? (new Measure.ItchAtMost(1.0), "")
                : ItchRise().Match(text) is { Success: true } rise ? (new Measure.ItchRise(Number(rise, "n")), "")
                : ItchFall().Match(text) is { Success: true } fall ? (new Measure.ItchResponse(Number(fall, "n"), OneDay().IsMatch(endpoint)), "")
                : Mean(text, ArmScore.Itch, $"the model knows no '{text}'");
        }

        if (Has(text, "BSA"))
        {
            return Has(text, "change") ? (Has(text, "percent change") ? null : new Measure.BsaChange(), "a per cent change of the body surface is not modelled") : (new Measure.MeanBsa(), "");
        }

        return Has(text, "flare") ? (new Measure.Flare(0.5), "") : (null, $"the model knows no '{text}'");
    }

    /// <summary>The score a text speaks of: a region when it names one, else the whole body.</summary>
    public static ArmScore Region(string text) =>
        Has(text, "head") || Has(text, "face") ? ArmScore.HeadNeck
        : Has(text, "upper") || Has(text, "arms") ? ArmScore.UpperLimbs
        : Has(text, "trunk") ? ArmScore.Trunk
        : Has(text, "lower") || Has(text, "legs") ? ArmScore.LowerLimbs
        : ArmScore.Easi;

    private static (Measure? Measure, string WhyNot) Mean(string text, ArmScore score, string whyNot) =>
        Has(text, "loss in") ? (new Measure.ImprovementLost(score), "")
        : Has(text, "percent change") || Has(text, "% change") || Has(text, "per cent change") || Has(text, "percentage change") ? (new Measure.MeanPercentChange(score), "")
        : Has(text, "change") ? (null, whyNot)
        : Has(text, "median") ? (new Measure.MedianScore(score), "")
        : Has(text, "mean") ? (new Measure.MeanScore(score), "")
        : (null, whyNot);

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\bEASI[\s-]*(?<n>50|75|90|100)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EasiLevel();

    [GeneratedRegex(@"\b(EASI|PP-?NRS)\s*(<=|≤|<)?\s*(?<n>\d+(\.\d+)?)\s*(or less|or lower|or below)|\b(EASI|PP-?NRS)\s*(<=|≤)\s*(?<n>\d+(\.\d+)?)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AtMost();

    [GeneratedRegex(@"\bv?IGA|\bPGA\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Iga();

    [GeneratedRegex(@"IGA\s*4|IGA of 4", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FourShare();

    [GeneratedRegex(@"IGA\s*0(?!\s*/?\s*1)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Clear();

    [GeneratedRegex(@"NRS[\s-]*(of )?(0/1|0 or 1|01)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ItchZeroOne();

    [GeneratedRegex(@"\bday\s*\d", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OneDay();

    [GeneratedRegex(@"(rise|increase)[^\d]*(?<n>\d)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ItchRise();

    [GeneratedRegex(@"NRS[\s-]*(>=|≥)?\s*(?<n>[2-6])\b(?!\s*or less)|(improve|reduction|decrease|fall)[^\d]*(?<n>[2-6])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ItchFall();
}
