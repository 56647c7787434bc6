using System.Globalization;
using System.Text.RegularExpressions;

namespace Clearance.Calibration;

/// <summary>Entry criteria: those of the design, else those the row's words give, else those of moderate-to-severe trials.</summary>
internal static partial class EntryWords
{
    private const double UsualEasi = 16.0, UsualBsa = 10.0;

    // The pooled dupilumab trials had 29.9 (knowledge/trials/efficacy.csv); rows without a baseline are weighted to about that.
    private const double UsualMean = 30.0;
    private const int UsualIga = 3;

    /// <summary>The criteria of a row.</summary>
    public static EntryCriteria Read(string population, TrialDesign? design, TrialSetting setting, double? meanEasi)
    {
        bool isRoutine = setting == TrialSetting.Routine;
        bool isMild = population.Contains("mild-to-moderate", StringComparison.OrdinalIgnoreCase) || population.Contains("mild to moderate", StringComparison.OrdinalIgnoreCase);
        bool isFree = isRoutine || isMild;
        double? itch = ItchAtLeast().Match(population) is { Success: true } match ? Number(match) : null;
        double? bsa = BsaAtMost().Match(population) is { Success: true } most ? Number(most) : null;
        double? reported = meanEasi ?? design?.MeanEasi ?? (isFree || bsa is not null ? null : UsualMean);
        double easi = design?.Easi ?? (isFree ? 0.0 : UsualEasi);
        return new EntryCriteria
        {
            // A trial whose mean lies near or under the usual threshold cannot have had it.
            Easi = reported is { } mean && mean < easi + 4.0 ? 0.0 : easi,
            Bsa = design?.Bsa ?? (isRoutine ? 0.0 : isMild ? 2.0 : UsualBsa),
            MostBsa = design?.MostBsa ?? bsa ?? (isMild ? 20.0 : 100.0),
            IsLimited = isMild || design?.MostBsa is not null,
            Iga = design?.Iga ?? (isFree ? 2 : UsualIga),
            Itch = itch ?? design?.Itch ?? 0.0,
            MeanEasi = reported,
            Cohort = IsAdolescent(population) ? Cohort.Adolescents : Cohort.Adults,
        };
    }

    /// <summary>Routine care or a trial, by the row's words when the design is silent.</summary>
    public static TrialSetting Setting(string trial, string population, TrialDesign? design) =>
        design?.Setting ?? (Routine().IsMatch(trial) || Routine().IsMatch(population) ? TrialSetting.Routine : TrialSetting.Trial);

    /// <summary>Whether the row is about children under 12 alone, for whom the model has no body and other EASI weights.</summary>
    public static bool IsChild(string population) => Children().IsMatch(population) && !population.Contains("adult", StringComparison.OrdinalIgnoreCase);

    private static bool IsAdolescent(string population) =>
        Adolescents().IsMatch(population) && !population.Contains("adult", StringComparison.OrdinalIgnoreCase);

    private static double Number(Match match) => double.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(itch|NRS|pruritus)[^\d,;]*(?<n>\d+(\.\d+)?)\s*(or more|and over|or higher|or above)|(itch|NRS|pruritus)\s*(>=|≥)\s*(?<n>\d+(\.\d+)?)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ItchAtLeast();

    [GeneratedRegex(@"BSA[^\d,;]*(?<n>\d+(\.\d+)?)\s*%?\s*or less", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BsaAtMost();

    [GeneratedRegex(@"routine|daily practice|retrospective|registry|real[- ]life|real[- ]world|\bcohort\b|\bseries\b|BioDay|recalcitrant|pandemic", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Routine();

    [GeneratedRegex(@"\badolescents?\b|\b12\s*(-|–|to)\s*17\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Adolescents();

    [GeneratedRegex(@"\bchildren\b|\binfants?\b|\b6\s*(-|–|to)\s*11\b|6 months", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Children();
}
