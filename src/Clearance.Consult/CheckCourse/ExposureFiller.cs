using System.Collections.Immutable;
using System.Globalization;

using Clearance.Course;
using Clearance.Formulary;
using Clearance.Gate;
using Clearance.Pharmacokinetics;

namespace Clearance.Consult;

/// <summary>The expected change of exposure beside a finding about interaction, genotype, kidney or liver. Computed only when one fired.</summary>
internal sealed class ExposureFiller(CheckedDrug drug, DrugFormulary formulary)
{
    private readonly Lazy<ExposureChange?> change = new(() => Predict(drug, formulary));

    /// <summary>The change that belongs to a finding; null where none is known or the finding is about something else.</summary>
    public ExposureEstimate? Of(GateFinding finding)
    {
        if (finding.Phase != GatePhase.InteractionsAndDose || finding.OtherRegion)
        {
            return null;
        }

        var kinds = finding.Facts.Where(static f => f.Known is not null).SelectMany(static f => Kinds(f.Field)).ToHashSet();
        if (kinds.Count == 0 || change.Value is not { } predicted)
        {
            return null;
        }

        // The active moiety is what acts, where it was measured.
        var factors = predicted.Factors.Where(f => kinds.Contains(f.Kind)).ToList();
        var factor = factors.Find(static f => f.Moiety == "active_moiety") ?? factors.FirstOrDefault();
        return factor is null ? null : new ExposureEstimate(
            Condition(factor) + (factor.Moiety == "active_moiety" ? " (active moiety)" : ""),
            factor.Ratio.Median, factor.Ratio.Low, factor.Ratio.High, Published(factor), Basis(factor.Basis), Status(factor));
    }

    private static string Condition(ExposureFactor factor) => factor.Condition.Replace('_', ' ') + factor.Kind switch
    {
        ExposureCondition.RenalImpairment => " renal impairment",
        ExposureCondition.HepaticImpairment => " hepatic impairment",
        _ => "",
    };

    private static IEnumerable<ExposureCondition> Kinds(string field) => field switch
    {
        "comed.classes" => [ExposureCondition.DrugInteraction, ExposureCondition.Genotype],
        "genotype.cyp2c19" => [ExposureCondition.Genotype, ExposureCondition.DrugInteraction],
        "lab.egfr" or "lab.crcl" or "renal.replacement" => [ExposureCondition.RenalImpairment],
        "hepatic.child_pugh" => [ExposureCondition.HepaticImpairment],
        _ => [],
    };

    private static ExposureChange? Predict(CheckedDrug drug, DrugFormulary formulary)
    {
        var facts = drug.Findings.Question.Facts;
        if (drug.Planned.Drug.Class != DrugClass.JakInhibitor)
        {
            return null;
        }

        var label = drug.Planned.Drug.DefaultRegimen.Maintenance;
        var perDay = Number("course.dose_mg_per_day") ?? label.DoseMg / label.IntervalDays;
        return ExposurePrediction.Of(new ExposureQuestion
        {
            Drug = drug.Planned.Drug,
            Interactions = formulary.Interactions,
            DoseMg = perDay * label.IntervalDays,
            IntervalDays = label.IntervalDays,
            Patient = new PatientCovariates
            {
                WeightKg = Number("patient.weight_kg"),
                AgeYears = Number("patient.age_years"),
                CreatinineClearance = Number("lab.crcl"),
                Egfr = Number("lab.egfr"),
            },
            Hepatic = Word("hepatic.child_pugh") switch { "none" => OrganStage.Normal, "A" => OrganStage.Mild, "B" => OrganStage.Moderate, "C" => OrganStage.Severe, _ => null },
            Cyp2c19 = Word("genotype.cyp2c19") switch
            {
                "poor" => Cyp2c19Phenotype.Poor,
                "intermediate" => Cyp2c19Phenotype.Intermediate,
                "normal" => Cyp2c19Phenotype.Normal,
                "rapid" => Cyp2c19Phenotype.Rapid,
                "ultrarapid" => Cyp2c19Phenotype.Ultrarapid,
                _ => null,
            },
            Comedication = facts.Find("comed.classes")?.Value is FactValue.List list ? [.. list.Values] : [],
            Region = drug.Findings.Question.Region == GateRegion.Us ? LabelRegion.Us : LabelRegion.Eu,
        });

        double? Number(string field) => facts.Find(field) is { Expired: false, Value: FactValue.Number number } ? (double)number.Value : null;

        string? Word(string field) => facts.Find(field)?.Value is FactValue.Word word ? word.Value : null;
    }

    private static string? Published(ExposureFactor factor) => factor.Published.IsEmpty ? null : string.Join("; ", factor.Published.Select(static p =>
        $"{p.Ratio.Value.ToString("0.##", CultureInfo.InvariantCulture)}{(p.Interval is { } i ? string.Create(CultureInfo.InvariantCulture, $" ({i.Low:0.##} to {i.High:0.##})") : "")} with {p.Condition.Replace('_', ' ')}{(p.Kind == ExposureCondition.RenalImpairment ? " renal impairment" : p.Kind == ExposureCondition.HepaticImpairment ? " hepatic impairment" : "")} [{p.Ratio.Source}, {Token.Of(p.Ratio.Status)}]"));

    private static string Basis(FactorBasis basis) => basis switch
    {
        FactorBasis.PopulationModel => "population model",
        FactorBasis.PublishedRatio => "published ratio",
        FactorBasis.PublishedRatioScaled => "published ratio of a near condition, scaled by shares of clearance",
        FactorBasis.StaticForm => "shares of clearance; nothing was measured",
        _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, null),
    };

    private static RuleEvidence Status(ExposureFactor factor) =>
        factor.Basis == FactorBasis.StaticForm || factor.Published.IsEmpty ? RuleEvidence.Partial
        : factor.Published.All(static p => p.Ratio.Status == ValueStatus.Verified) ? RuleEvidence.Verified : RuleEvidence.Partial;
}
