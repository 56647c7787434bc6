using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Pharmacokinetics;

/// <summary>Which label doses a patient's conditions call for, and the dose that follows from the one asked about.</summary>
internal static class LabelDoses
{
    /// <summary>The label's rules whose conditions the patient has.</summary>
    public static IEnumerable<LabelAdjustment> Applying(ExposureQuestion question, OrganStage? renalStage) =>
        question.Drug.Adjustments.Where(rule => (rule.Region == LabelRegion.Any || rule.Region == question.Region) && rule.On switch
        {
            ExposureCondition.DrugInteraction => rule.Classes.All(question.Comedication.Contains),
            ExposureCondition.RenalImpairment => renalStage is { } renal && rule.Level == Token.Of(renal),
            ExposureCondition.HepaticImpairment => question.Hepatic is { } hepatic && rule.Level == Token.Of(hepatic),
            ExposureCondition.Genotype => question.Cyp2c19 == Cyp2c19Phenotype.Poor,
            ExposureCondition.PatientGroup => false,
            _ => throw new InvalidOperationException($"Unknown condition {rule.On}."),
        });

    /// <summary>The dose under a rule; null when the label advises against the drug. A label never raises a dose.</summary>
    public static (double DoseMg, double IntervalDays)? Dose(LabelChange change, double doseMg, double intervalDays) => change switch
    {
        LabelChange.ChangeTo to => to.Dose.Internal / to.Interval.Internal < doseMg / intervalDays ? (to.Dose.Internal, to.Interval.Internal) : (doseMg, intervalDays),
        LabelChange.Multiply by => (doseMg * by.Factor.Internal, intervalDays),
        LabelChange.AtMost most => (Math.Min(doseMg, most.Dose.Internal), intervalDays),
        LabelChange.NoChange => (doseMg, intervalDays),
        LabelChange.NotRecommended => null,
        _ => throw new InvalidOperationException($"Unknown change {change}."),
    };
}
