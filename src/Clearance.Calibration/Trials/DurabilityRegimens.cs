using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Clearance.Formulary;

namespace Clearance.Calibration;

/// <summary>The treatments of a row of the durability table: before the change and after it.</summary>
internal static partial class DurabilityRegimens
{
    /// <summary>Builds them, one for each dose or rhythm that the part before mixes.</summary>
    /// <param name="row">The row; its dose cell is the treatment before.</param>
    /// <param name="after">The treatment after, in words.</param>
    /// <param name="drug">The drug.</param>
    /// <param name="changeDay">First day of the treatment after.</param>
    /// <param name="design">The trial's design, if known: loading doses, topical steroid after the change.</param>
    /// <param name="inTrial">Whether the trial effect acts.</param>
    public static ImmutableArray<ArmRegimen> Of(RowCells row, string after, SystemicDrug drug, int changeDay, TrialDesign? design, bool inTrial)
    {
        ImmutableArray<double> amounts = DoseWords.Amounts(row.Dose) is { Length: > 0 } named ? named : [drug.DefaultRegimen.Maintenance.DoseMg];
        ImmutableArray<double> rhythms = DoseWords.Intervals(row.Dose) is { Length: > 0 } written ? written : [Usual(drug)];
        bool isTopicalBefore = IsTopical(row.Dose);
        bool isTopicalAfter = design?.TopicalAfter == true || IsTopical(after) || (isTopicalBefore && !after.Contains("without", StringComparison.OrdinalIgnoreCase));
        return [.. amounts.SelectMany(amount => rhythms.Select(rhythm =>
        {
            ArmBuilder builder = new();
            builder.Give(drug, amount, rhythm, 0.0, changeDay, design?.Loading ?? true);
            if (!IsStop(after))
            {
                double next = DoseWords.Amounts(after) is [var first, ..] && !amounts.Contains(first) ? first : amount;
                double interval = DoseWords.Intervals(after) is { Length: > 0 } spaced && !spaced.Contains(rhythm) ? spaced[^1] : rhythm;
                builder.Give(drug, next, interval, changeDay, ArmBuilder.Horizon, withLoading: false);
            }

            if (isTopicalBefore || isTopicalAfter)
            {
                builder.AddTopical(isTopicalBefore ? 0.0 : changeDay, isTopicalAfter ? ArmBuilder.Horizon : changeDay);
            }

            return builder.Build($"{row.Dose}, then {after}", inTrial);
        }))];
    }

    /// <summary>Whether the drug is stopped.</summary>
    public static bool IsStop(string after) => Stop().IsMatch(after);

    private static bool IsTopical(string text) => Topical().IsMatch(text);

    private static double Usual(SystemicDrug drug) =>
        drug.DefaultRegimen.Phases.First(phase => phase.DoseMg <= drug.DefaultRegimen.Maintenance.DoseMg).IntervalDays;

    [GeneratedRegex(@"placebo|withdraw|^\s*none\s*$|stopped|interrupted|no drug|off drug|vehicle|discontinu", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Stop();

    [GeneratedRegex(@"TCS|topical", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Topical();
}
