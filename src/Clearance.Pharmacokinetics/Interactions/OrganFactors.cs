using System.Collections.Immutable;
using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Pharmacokinetics;

/// <summary>Factors on exposure from kidney, liver and body.</summary>
/// <remarks>
/// Renal function is a covariate of most population models: within the values a model was fitted to, the model answers and the
/// published ratio of the stage stands beside it; outside, the published ratio is the factor.
/// </remarks>
internal sealed class OrganFactors
{
    private readonly ExposureQuestion _question;
    private readonly SystemicDrug _drug;
    private readonly ICollection<string> _unknown;
    private readonly CovariateEffect.Power? _renal;

    public OrganFactors(ExposureQuestion question, ICollection<string> unknown)
    {
        _question = question;
        _drug = question.Drug;
        _unknown = unknown;
        _renal = _drug.Pk.CovariateEffects.OfType<CovariateEffect.Power>()
            .FirstOrDefault(effect => effect.Covariate is PkCovariate.CreatinineClearance or PkCovariate.Egfr);

        // Impairment and interactions come in as factors, never twice through the model.
        PatientCovariates plain = question.Patient with
        {
            Disease = question.Patient.Disease ?? "ad",
            Dosing = "repeated",
            HepaticImpairment = null,
            Comedication = null,
        };
        Covariates = IsRenalInModel ? plain : plain with { CreatinineClearance = null, Egfr = null };
        RenalStage = _drug.RenalStages is { } stages && question.Patient.Number(stages.Measure) is { } value ? stages.StageOf(value) : null;
    }

    /// <summary>The typical patient that everything is held against.</summary>
    public static PatientCovariates Reference { get; } = new() { Disease = "ad", Dosing = "repeated" };

    /// <summary>What the population model is told of this patient.</summary>
    public PatientCovariates Covariates { get; }

    /// <summary>Stage of renal function by the label's measure; null when that measure is unknown or the label has no stages.</summary>
    public OrganStage? RenalStage { get; }

    private bool IsRenalInModel => _renal is not null && _question.Patient.Number(_renal.Covariate) is { } value
        && value >= (_renal.ValidFrom ?? 0.0) && value <= (_renal.ValidTo ?? double.PositiveInfinity);

    /// <summary>All factors; those of the population model are for show, since the model applies them.</summary>
    /// <param name="areaPerDay">Area per day of a typical patient with covariates, at the same dose.</param>
    public IEnumerable<FactorDraft> Factors(Func<PatientCovariates, double> areaPerDay)
    {
        PatientCovariates body = Covariates with { CreatinineClearance = null, Egfr = null };
        double ofBody = areaPerDay(body);
        double ratio = ofBody / areaPerDay(Reference);
        if (Body(body) is { Length: > 0 } words && Math.Abs(ratio - 1.0) > 1e-6)
        {
            yield return InModel(ExposureCondition.PatientGroup, words, ratio, []);
        }

        foreach (FactorDraft factor in Renal(areaPerDay(Covariates) / ofBody).Concat(Hepatic()))
        {
            yield return factor;
        }
    }

    private IEnumerable<FactorDraft> Renal(double inModel)
    {
        if (_drug.RenalStages is not { } stages)
        {
            yield break;
        }

        string stage = RenalStage is { } known ? Token.Of(known) : "";
        if (RenalStage is null)
        {
            _unknown.Add($"{Words(stages.Measure)}: not recorded; the label's stage of renal function is open.");
        }

        if (_renal is not null && _question.Patient.Number(_renal.Covariate) is null && stages.Measure != _renal.Covariate)
        {
            _unknown.Add($"{Words(_renal.Covariate)}: not recorded; the population model takes its typical value.");
        }

        if (IsRenalInModel)
        {
            double value = _question.Patient.Number(_renal!.Covariate)!.Value;
            yield return InModel(
                ExposureCondition.RenalImpairment, $"{Words(_renal.Covariate)} {value:0.#}{(stage.Length > 0 ? $" ({stage})" : "")}", inModel, Published(FactorDraft.Parent, ExposureCondition.RenalImpairment, stage));
        }
        else if (RenalStage is not (null or OrganStage.Normal))
        {
            foreach (FactorDraft factor in FromStudies(FactorDraft.Parent, ExposureCondition.RenalImpairment, stage))
            {
                yield return factor;
            }
        }

        if (InteractionFactors.Moieties(_drug).Contains(FactorDraft.ActiveMoiety) && RenalStage is not (null or OrganStage.Normal))
        {
            foreach (FactorDraft factor in FromStudies(FactorDraft.ActiveMoiety, ExposureCondition.RenalImpairment, stage))
            {
                yield return factor;
            }
        }
    }

    private IEnumerable<FactorDraft> Hepatic()
    {
        if (_drug.Class != DrugClass.JakInhibitor || _question.Hepatic == OrganStage.Normal)
        {
            return [];
        }

        if (_question.Hepatic is not { } stage)
        {
            _unknown.Add("hepatic impairment: not recorded; taken as none.");
            return [];
        }

        return [.. InteractionFactors.Moieties(_drug).SelectMany(moiety => FromStudies(moiety, ExposureCondition.HepaticImpairment, Token.Of(stage)))];
    }

    private IEnumerable<FactorDraft> FromStudies(string moiety, ExposureCondition kind, string stage)
    {
        ImmutableArray<ExposureRatio> published = Published(moiety, kind, stage);
        if (published.IsEmpty)
        {
            _unknown.Add($"{Token.Of(kind)} {stage}: no published ratio for {_drug.Name}{(moiety == FactorDraft.Parent ? "" : " (active moiety)")} is held; no change is applied.");
            yield break;
        }

        yield return new FactorDraft(
            kind, stage, moiety, Math.Log(published[0].Ratio.Internal), FactorDraft.StudySd(published[0], _question.Interactions), FactorBasis.PublishedRatio, null, published);
    }

    private ImmutableArray<ExposureRatio> Published(string moiety, ExposureCondition kind, string stage) =>
        [.. _drug.ExposureRatios.Where(ratio => ratio.Kind == kind && ratio.Condition == stage && ratio.Metric == "AUC" && ratio.Moiety == moiety)];

    private string Body(PatientCovariates body) => string.Join(", ", _drug.Pk.CovariateEffects.Select(effect => effect.Covariate).Distinct()
        .Where(covariate => covariate is PkCovariate.Weight or PkCovariate.Age or PkCovariate.Albumin && body.Number(covariate) is not null
            || covariate is PkCovariate.Sex or PkCovariate.Race or PkCovariate.AgeGroup or PkCovariate.AntiDrugAntibody && body.Level(covariate) is not null)
        .Select(Words));

    private static FactorDraft InModel(ExposureCondition kind, string condition, double ratio, ImmutableArray<ExposureRatio> published) =>
        new(kind, condition, FactorDraft.Parent, Math.Log(ratio), 0.0, FactorBasis.PopulationModel, null, published);

    private static string Words(PkCovariate covariate) => covariate == PkCovariate.Egfr ? "eGFR" : Token.Of(covariate).Replace('_', ' ');
}
