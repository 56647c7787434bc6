using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Clearance.Formulary;

namespace Clearance.Calibration;

/// <summary>Reads what a row of the durability table means: a treatment, then another, then what is left of the response.</summary>
internal sealed partial class DurabilityMeaning(DesignBook designs, DrugFormulary formulary)
{
    private const double UsualWeeks = 16.0;
    private const int UsualVisitWeeks = 4;

    public Interpretation Read(RowCells row)
    {
        TrialDesign? design = designs.Find(row.Trial);
        string after = row.Arm;
        if (FindDrug(row, design) is not { } drug)
        {
            return Not(DrugCell().IsMatch(row.Drug) ? "no drug is named, and the trial's design is not known" : $"'{row.Drug}' is not one drug of the formulary");
        }

        if (EntryWords.IsChild(row.Population))
        {
            return Not("the model has no children under 12");
        }

        if (Combined(row, drug) is { } combined)
        {
            return Not($"{combined} goes on beside it: a course, not an arm");
        }

        if (FlareRescue.Read(row, design, drug) is { } rescued)
        {
            return new(rescued, "", RowClass.Withdrawal, "patients who flared are taken in three groups by the time of the flare");
        }

        (Measure? measure, string noMeasure) = Meaning(row);
        if (measure is null)
        {
            return Not(noMeasure);
        }

        double splitWeek = DoseWords.Weeks(row.Dose) ?? AtWeek(row.Population) ?? design?.Before?.Weeks ?? UsualWeeks;
        if (Weeks(row, measure, splitWeek) is not { } weeks)
        {
            return Not(row.Week.Length == 0 ? "no week is given" : $"'{row.Week}' is not a number of weeks");
        }

        TrialSetting setting = EntryWords.Setting(row.Trial, row.Population, design);
        int split = WeekWords.Day(splitWeek);
        int asked = split + (int)Math.Round(7.0 * weeks);
        double rescue = design?.Rescue ?? (setting == TrialSetting.Routine ? 0.0 : 1.0);
        ArmStatement statement = new()
        {
            Entry = EntryWords.Read(row.Population, design, setting, null),
            Regimens = DurabilityRegimens.Of(row, after, drug, split + 1, design, setting == TrialSetting.Trial),
            Measure = measure,
            Day = Math.Min(asked, ArmBuilder.LastDay),
            Among = Among(row, design, measure, split, rescue),
            Rescue = rescue,
            Means = design?.Means ?? MeanRule.Imputed,
            VisitDays = 7 * (design?.VisitWeeks ?? UsualVisitWeeks),
        };
        return new(statement, "", RowClass.Withdrawal, asked > ArmBuilder.LastDay ? "read at the end of two years" : "");
    }

    private static Interpretation Not(string why) => Interpretation.Not(why, RowClass.Withdrawal);

    private static (Measure? Measure, string WhyNot) Meaning(RowCells row)
    {
        string text = row.Endpoint;
        if (MedianDays().IsMatch(text) && row.Unit == "days" && (text.Contains("flare", StringComparison.OrdinalIgnoreCase) || text.Contains("IGA", StringComparison.OrdinalIgnoreCase)))
        {
            return (text.Contains("flare", StringComparison.OrdinalIgnoreCase) ? new Measure.MedianDaysToFlare(0.5) : new Measure.MedianDaysToIga2(), "");
        }

        return row.Arm.StartsWith("flared", StringComparison.OrdinalIgnoreCase) || Regained().IsMatch(text) ? (null, "the treatment after a flare is not understood")
            : MeanDays().IsMatch(text) ? (null, "a mean of times that are partly censored")
            : Decision().IsMatch(text) ? (null, $"'{text}' is a decision or a report, not a score")
            : EndpointWords.Read(text, row.Unit);
    }

    // A time to an event is followed for the trial's usual length when the row gives none.
    private static double? Weeks(RowCells row, Measure measure, double splitWeek) =>
        WeekWords.Read(row.Week) ?? (measure is Measure.MedianDaysToIga2 or Measure.MedianDaysToFlare ? Math.Max(8.0, 52.0 - splitWeek) : null);

    private static Selection? Among(RowCells row, TrialDesign? design, Measure measure, int split, double rescue)
    {
        SelectionRule? responders = design?.Responders ?? (row.Population.Contains("responder", StringComparison.OrdinalIgnoreCase) || row.Dose.Contains("responder", StringComparison.OrdinalIgnoreCase)
            ? RespondersOf(row.Population)
            : null);
        SelectionRule? rule = !Kept().IsMatch(row.Endpoint) && measure is not (Measure.IgaWithinOne or Measure.MedianDaysToIga2) ? responders
            : measure switch
            {
                Measure.IgaAtMost or Measure.IgaWithinOne or Measure.MedianDaysToIga2 => SelectionRule.Iga01,
                Measure.EasiResponse { Fraction: 0.75 } => SelectionRule.Easi75,
                Measure.ItchResponse => SelectionRule.Itch4AndResponse,
                _ => responders,
            };
        return rule is { } who ? new Selection(split, who, Not: false, rescue)
            : measure is Measure.ImprovementLost or Measure.ItchRise or Measure.Flare or Measure.MedianDaysToIga2 or Measure.MedianDaysToFlare ? new Selection(split, SelectionRule.Anybody, Not: false, rescue)
            : null;
    }

    private static SelectionRule RespondersOf(string population)
    {
        bool isIga = population.Contains("IGA", StringComparison.OrdinalIgnoreCase);
        bool isEasi = population.Contains("EASI75", StringComparison.OrdinalIgnoreCase) || population.Contains("EASI-75", StringComparison.OrdinalIgnoreCase);
        return isIga && isEasi ? population.Contains(" and ", StringComparison.OrdinalIgnoreCase) ? SelectionRule.Easi75AndIga01 : SelectionRule.Easi75OrIga01
            : isIga ? SelectionRule.Iga01
            : isEasi ? SelectionRule.Easi75
            : SelectionRule.Easi75OrIga01;
    }

    private SystemicDrug? FindDrug(RowCells row, TrialDesign? design)
    {
        if (formulary.FindDrug(row.Drug.Trim()) is { } named)
        {
            return named;
        }

        // "none (continued)": the drug stands in the design or in one of the row's other texts.
        string text = $"{row.Trial} {row.Dose} {row.Arm} {row.Population}";
        return design?.Drug is { } known ? formulary.Drugs[known]
            : DrugCell().IsMatch(row.Drug) ? formulary.Drugs.Values.FirstOrDefault(d => text.Contains(d.Name, StringComparison.OrdinalIgnoreCase))
            : null;
    }

    private string? Combined(RowCells row, SystemicDrug drug) => formulary.Drugs.Values
        .Where(other => other.Name != drug.Name)
        .FirstOrDefault(other => row.Arm.Contains(other.Name, StringComparison.OrdinalIgnoreCase) || row.Dose.Contains(other.Name, StringComparison.OrdinalIgnoreCase))?.Name;

    private static double? AtWeek(string text) => ResponseWeek().IsMatch(text) ? DoseWords.Weeks(text) : null;

    [GeneratedRegex(@"^\s*$|none|continued|-", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DrugCell();

    [GeneratedRegex(@"week[- ]\d+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ResponseWeek();

    [GeneratedRegex(@"kept|maintain|retain|still", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Kept();

    [GeneratedRegex(@"regain|recaptur", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Regained();

    [GeneratedRegex(@"median days to", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MedianDays();

    [GeneratedRegex(@"mean (days|weeks|time) to", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MeanDays();

    [GeneratedRegex(@"restart|stopped|withdrawn|spaced|reported worsening|relapsed|to relapse|ratio", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Decision();
}
