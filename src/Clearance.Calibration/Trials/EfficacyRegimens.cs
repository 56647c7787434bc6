using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Calibration;

/// <summary>The treatments of a row of the efficacy table, one for each dose that the row mixes.</summary>
internal static class EfficacyRegimens
{
    private const double UsualChangeWeek = 16.0;

    /// <summary>Builds them.</summary>
    /// <param name="row">The row.</param>
    /// <param name="loading">Whether label loading doses were given.</param>
    /// <param name="drug">The arm's drug; null for placebo.</param>
    /// <param name="before">Treatment before the arm, or null.</param>
    /// <param name="begin">Day of the arm's first dose.</param>
    /// <param name="inTrial">Whether the trial effect acts.</param>
    /// <param name="formulary">Drugs.</param>
    public static ImmutableArray<ArmRegimen> Of(
        RowCells row, bool loading, SystemicDrug? drug, EarlierTreatment? before, int begin, bool inTrial, DrugFormulary formulary)
    {
        ImmutableArray<double> amounts = drug is null ? [0.0] : Amounts(row, drug);
        return [.. amounts.Select(amount =>
        {
            ArmBuilder builder = new();
            if (before is not null && before.Drug != drug?.Name)
            {
                GiveEarlier(builder, formulary.Drugs[before.Drug], 7.0 * before.Weeks);
            }

            if (drug is not null)
            {
                Give(builder, row.Frequency, drug, amount, begin, loading, before?.Drug == drug.Name ? 7.0 * before.Weeks : null);
            }

            AddTopical(builder, row.Topical, before);
            return builder.Build(row.Arm, inTrial);
        })];
    }

    /// <summary>Doses of an arm, mg: those of the dose cell, else of the arm's name, else the drug's usual one.</summary>
    public static ImmutableArray<double> Amounts(RowCells row, SystemicDrug drug) =>
        DoseWords.Amounts(row.Dose) is { Length: > 0 } cell ? cell
        : DoseWords.Amounts(row.Arm) is { Length: > 0 } arm ? arm
        : [drug.DefaultRegimen.Maintenance.DoseMg];

    // One rhythm for good; "q2w then q4w" changes at week 16, or at the week the text names.
    private static void Give(ArmBuilder builder, string frequency, SystemicDrug drug, double amount, int begin, bool loading, double? chosenOn)
    {
        ImmutableArray<double> intervals = DoseWords.Intervals(frequency);
        if (intervals.Length > 1 && frequency.Contains("then", StringComparison.OrdinalIgnoreCase))
        {
            double change = begin + (7.0 * (DoseWords.Weeks(frequency) ?? UsualChangeWeek));
            builder.Give(drug, amount, intervals[0], begin, change, loading);
            builder.Give(drug, amount, intervals[1], change, ArmBuilder.Horizon, withLoading: false);
            return;
        }

        // "qd to bid": most took the more frequent; "qw (later q2w)": the first.
        double interval = intervals.Length == 0 ? Usual(drug)
            : frequency.Contains(" to ", StringComparison.OrdinalIgnoreCase) ? intervals.Min()
            : intervals[0];

        // Responders on a wider rhythm had the usual one until they were chosen.
        if (chosenOn is { } chosen && interval > Usual(drug))
        {
            builder.Give(drug, amount, Usual(drug), begin, chosen, loading);
            builder.Give(drug, amount, interval, chosen, ArmBuilder.Horizon, withLoading: false);
            return;
        }

        builder.Give(drug, amount, interval, begin, ArmBuilder.Horizon, loading);
    }

    private static void GiveEarlier(ArmBuilder builder, SystemicDrug earlier, double untilDay) =>
        builder.Give(earlier, earlier.DefaultRegimen.Maintenance.DoseMg, Usual(earlier), 0.0, untilDay, withLoading: true);

    // The rhythm right after the loading: lebrikizumab's label goes on every two weeks until week 16.
    private static double Usual(SystemicDrug drug) =>
        drug.DefaultRegimen.Phases.First(phase => phase.DoseMg <= drug.DefaultRegimen.Maintenance.DoseMg).IntervalDays;

    private static void AddTopical(ArmBuilder builder, bool isArm, EarlierTreatment? before)
    {
        bool isBefore = before?.Topical ?? isArm;
        double change = before is null ? 0.0 : 7.0 * before.Weeks;
        if (isArm || isBefore)
        {
            builder.AddTopical(isBefore ? 0.0 : change, isArm ? ArmBuilder.Horizon : change);
        }
    }
}
