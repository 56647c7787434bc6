using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>Reads what a row of the efficacy table means.</summary>
internal sealed class EfficacyMeaning(DesignBook designs, DrugFormulary formulary)
{
    public Interpretation Read(RowCells row)
    {
        TrialDesign? design = designs.Find(row.Trial);
        row = row with { Topical = design?.Topical ?? row.Topical };
        TrialSetting setting = EntryWords.Setting(row.Trial, row.Population, design);
        bool isBaseline = WeekWords.Read(row.Week) == 0.0;
        SystemicDrug? drug = formulary.FindDrug(row.Drug.Trim());
        EarlierTreatment? before = SwitchWords.Earlier(row, design, drug, formulary);
        RowClass rowClass = ClassOf(row, drug, before);
        if (WhyNotArm(row, drug, isBaseline) is { } whyNot)
        {
            return Interpretation.Not(whyNot, rowClass);
        }

        (Measure? measure, string noMeasure) = EndpointWords.Read(row.Endpoint, row.Unit);
        if (measure is null)
        {
            return Interpretation.Not(noMeasure, rowClass);
        }

        if (WeekWords.Read(row.Week) is not { } week)
        {
            return Interpretation.Not(row.Week.Length == 0 ? "no week is given" : $"'{row.Week}' is not a week", rowClass);
        }

        if (isBaseline && measure is Measure.MeanScore { Score: ArmScore.Easi } or Measure.MedianScore { Score: ArmScore.Easi } && week == 0.0)
        {
            return Interpretation.Not("the EASI at enrolment is what patients are weighted to", rowClass);
        }

        EntryCriteria entry = EntryWords.Read(row.Population, design, setting, row.MeanEasi);
        return isBaseline ? new(Baseline(row, entry, measure), "", rowClass) : Treated(row, design, setting, drug, before, entry, measure, week, rowClass);
    }

    private Interpretation Treated(
        RowCells row, TrialDesign? design, TrialSetting setting, SystemicDrug? drug, EarlierTreatment? before, EntryCriteria entry, Measure measure, double week, RowClass rowClass)
    {
        // Weeks count from the switch when the drug changes, from the first enrolment when the same drug goes on.
        // Placebo after a drug is a withdrawal, whose weeks count from the first enrolment once they go beyond the drug.
        int begin = before is null || before.Drug == drug?.Name ? 0 : (int)Math.Round(7.0 * (before.Weeks + before.WashoutWeeks));
        int asked = (drug is null && week > before?.Weeks ? 0 : begin) + WeekWords.Day(week);
        int day = Math.Min(asked, ArmBuilder.LastDay);
        bool isObserved = setting == TrialSetting.Routine || week >= design?.ObservedFromWeek;
        double rescue = isObserved ? 0.0 : design?.Rescue ?? 1.0;
        Selection? among = SwitchWords.Among(row, measure, before, rescue, day);
        ArmStatement statement = new()
        {
            Entry = entry,
            Regimens = EfficacyRegimens.Of(row, design?.Loading ?? true, drug, before, begin, setting == TrialSetting.Trial, formulary),
            Measure = measure,
            Day = day,
            Among = among,
            Rescue = before is null && among is null ? rescue : among is { Not: false } && rowClass == RowClass.Withdrawal ? rescue : 0.0,
            Means = design?.Means ?? MeanRule.Imputed,
        };
        string doubt = asked > day ? $"week {row.Week} is read at the end of two years"
            : row.Week.Contains('-', StringComparison.Ordinal) ? $"weeks {row.Week} are read in their middle"
            : "";
        return among is not null && among.Day > day
            ? Interpretation.Not($"week {row.Week} lies before the patients were chosen", rowClass)
            : new(statement, "", rowClass, doubt);
    }

    private static ArmStatement Baseline(RowCells row, EntryCriteria entry, Measure measure) => new()
    {
        Entry = entry,
        Regimens = [new ArmBuilder().Build(row.Arm, inTrial: true)],
        Measure = measure,
        Day = -1,
        Rescue = 0.0,
    };

    private static string? WhyNotArm(RowCells row, SystemicDrug? drug, bool isBaseline)
    {
        if (EntryWords.IsChild(row.Population))
        {
            return "the model has no children under 12";
        }

        if (isBaseline || IsPlacebo(row.Drug))
        {
            return null;
        }

        if (drug is null)
        {
            return row.Drug.Contains(" or ", StringComparison.Ordinal) || row.Drug.Contains("all", StringComparison.Ordinal) ? $"'{row.Drug}' mixes drugs in unknown parts"
                : row.Drug.Length == 0 ? "no drug is given"
                : $"'{row.Drug}' is not in the formulary";
        }

        return row.Dose.Contains("ointment", StringComparison.OrdinalIgnoreCase) || row.Dose.Contains("cream", StringComparison.OrdinalIgnoreCase) || row.Dose.Contains('%', StringComparison.Ordinal)
                ? $"{drug.Name} on the skin is not modelled"
            : DoseWords.IsPerKilogram(row.Dose) ? "doses per kilogram are not modelled"
            : null;
    }

    private static bool IsPlacebo(string drug) =>
        !drug.Contains(" or ", StringComparison.OrdinalIgnoreCase)
        && (drug.Contains("placebo", StringComparison.OrdinalIgnoreCase) || drug.Contains("vehicle", StringComparison.OrdinalIgnoreCase) || drug.Contains("no treatment", StringComparison.OrdinalIgnoreCase));

    private static RowClass ClassOf(RowCells row, SystemicDrug? drug, EarlierTreatment? before) =>
        before is not null ? (drug is null || before.Drug == drug.Name) && !SwitchWords.IsFailing($"{row.Trial}; {row.Population}; {row.Endpoint}") ? RowClass.Withdrawal : RowClass.Switch
        : row.Topical ? RowClass.WithTopicalSteroid
        : drug is null ? RowClass.Placebo
        : drug.Class == DrugClass.JakInhibitor ? RowClass.JakInhibitor
        : RowClass.Biologic;
}
