using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Pharmacokinetics;

/// <summary>
/// Predicts how interactions, organ impairment, genotype and body change exposure to a drug, beside what was published.
/// </summary>
/// <remarks>
/// <code>
/// ExposureChange change = ExposurePrediction.Of(new ExposureQuestion
/// {
///     Drug = formulary.Drugs["tofacitinib"],
///     Interactions = formulary.Interactions,
///     DoseMg = 5.0,
///     IntervalDays = 0.5,
///     Patient = new PatientCovariates { WeightKg = 82.0, CreatinineClearance = 95.0 },
///     Hepatic = OrganStage.Normal,
///     Comedication = ["strong_cyp3a4_inhibitor"],
/// });
/// // change.Change.Median is 2.03 (published 2.03, 1.91 to 2.16); change.Adjustments[0].DoseMg is 5, every 1 day;
/// // change.Adjustments[0].AucRatio says where that dose leads.
/// </code>
/// Pure and deterministic. An oral drug takes about a millisecond; dupilumab, which nothing but the body changes, about a hundred
/// (a differential equation for each of 512 virtual patients). Factors multiply: that the shares of kidney and enzymes shift when
/// both are impaired is left out.
/// </remarks>
public static class ExposurePrediction
{
    /// <summary>The expected change for one question.</summary>
    public static ExposureChange Of(ExposureQuestion question)
    {
        PkPopulationModel model = new(question.Drug);
        ExposureSample sample = new(model);
        List<string> unknown = [];
        OrganFactors organs = new(question, unknown);
        ImmutableArray<FactorDraft> factors =
        [
            .. new InteractionFactors(question, unknown).Factors(),
            .. organs.Factors(covariates => sample.Typical(covariates, question.DoseMg, question.IntervalDays)),
        ];
        ImmutableArray<FactorDraft> outside = [.. factors.Where(factor => factor.Moiety == FactorDraft.Parent && !factor.IsInModel)];
        LabelPhase label = question.Drug.DefaultRegimen.Maintenance;
        double reference = sample.Typical(OrganFactors.Reference, label.DoseMg, label.IntervalDays);
        Dictionary<(double, double), (Exposure Exposure, Estimate Ratio)> atDose = [];
        (Exposure exposure, Estimate ratio) = At(question.DoseMg, question.IntervalDays);
        return new ExposureChange
        {
            Drug = question.Drug.Name,
            DoseMg = question.DoseMg,
            IntervalDays = question.IntervalDays,
            Reference = Shown(sample.Draw(OrganFactors.Reference, [], label.DoseMg, label.IntervalDays)),
            Patient = exposure,
            AucRatio = ratio,
            Change = Product(factors, FactorDraft.Parent),
            ActiveMoietyChange = InteractionFactors.Moieties(question.Drug).Contains(FactorDraft.ActiveMoiety) ? Product(factors, FactorDraft.ActiveMoiety) : null,
            Factors = [.. factors.Select(factor => factor.Shown)],
            Adjustments = [.. LabelDoses.Applying(question, organs.RenalStage).Select(Adjusted)],
            Unknown = [.. unknown],
        };

        (Exposure Exposure, Estimate Ratio) At(double doseMg, double intervalDays)
        {
            if (!atDose.TryGetValue((doseMg, intervalDays), out (Exposure, Estimate) known))
            {
                double[] values = sample.Draw(organs.Covariates, outside, doseMg, intervalDays);
                known = (Shown(values), ExposureSample.Summary(values, 1.0 / reference));
                atDose.Add((doseMg, intervalDays), known);
            }

            return known;
        }

        Exposure Shown(double[] values) => new(ExposureSample.Summary(values, 1.0), ExposureSample.Summary(values, model.NanomolarPerMgPerLitre));

        AdjustedExposure Adjusted(LabelAdjustment rule)
        {
            if (LabelDoses.Dose(rule.Change, question.DoseMg, question.IntervalDays) is not { } dose)
            {
                return new AdjustedExposure(rule, null, null, null, null);
            }

            (Exposure at, Estimate toReference) = At(dose.DoseMg, dose.IntervalDays);
            return new AdjustedExposure(rule, dose.DoseMg, dose.IntervalDays, at, toReference);
        }
    }

    // Of what is not the patient's body. The uncertainty of the population model's own covariates is left out.
    private static Estimate Product(ImmutableArray<FactorDraft> factors, string moiety)
    {
        IEnumerable<FactorDraft> those = factors.Where(factor => factor.Moiety == moiety && factor.Kind != ExposureCondition.PatientGroup);
        return FactorDraft.Of(those.Sum(factor => factor.LogRatio), Math.Sqrt(those.Sum(factor => factor.LogSd * factor.LogSd)));
    }
}
