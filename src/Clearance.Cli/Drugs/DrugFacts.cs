using Clearance.Formulary;

namespace Clearance.Cli;

/// <summary>Every fact of a drug in reading order: what it is, how it is given, what it blocks, its pharmacokinetics, what to watch.</summary>
internal static class DrugFacts
{
    /// <summary>The facts of one drug.</summary>
    public static IEnumerable<DrugFact> Of(SystemicDrug drug) =>
        Molecule(drug).Concat(drug.Regimens.SelectMany(regimen => Regimen(drug.Name, regimen)))
            .Concat(Blocks(drug)).Concat(Model(drug)).Concat(Effects(drug)).Concat(Rules(drug))
            .Concat(drug.ExposureRatios.Select(ratio => DrugFact.Of(drug.Name, "exposure ratio", $"{Condition(ratio)}, {ratio.Metric}", ratio.Ratio, ratio.Moiety == "parent" ? "" : ratio.Moiety)))
            .Concat(drug.Limits.Select(limit => DrugFact.Of(drug.Name, "limit", $"{limit.Quantity} {limit.Relation}", limit.Value, limit.Action)))
            .Concat(drug.Facts.Select(fact => DrugFact.Of(drug.Name, "published", fact.Key, fact.Value)))
            .Concat(drug.Alternatives.Select(other => DrugFact.Of(drug.Name, "alternative", $"{other.Model} {other.Name}", other.Value)))
            .Concat(drug.Notes.Select(note => DrugFact.InWords(drug.Name, "note", note.Topic, note.Text, note.Source, note.Status)));

    private static string Condition(ExposureRatio ratio) => ratio.Kind switch
    {
        ExposureCondition.DrugInteraction => $"with {ratio.Condition}",
        ExposureCondition.RenalImpairment => $"renal impairment, {ratio.Condition}",
        ExposureCondition.HepaticImpairment => $"hepatic impairment, {ratio.Condition}",
        ExposureCondition.PatientGroup => ratio.Condition,
        _ => throw new ArgumentOutOfRangeException(nameof(ratio), ratio.Kind, null),
    };

    private static IEnumerable<DrugFact> Molecule(SystemicDrug drug)
    {
        yield return DrugFact.Of(drug.Name, "molecule", "molecular weight", drug.MolecularWeight);
        yield return DrugFact.Of(drug.Name, "molecule", "unbound fraction", drug.UnboundFraction);
    }

    private static IEnumerable<DrugFact> Regimen(string drug, LabelRegimen regimen)
    {
        var name = regimen.IsDefault ? $"{regimen.Name} (default)" : regimen.Name;
        var standing = regimen.Standing switch
        {
            RegimenStanding.Labelled => "on label for atopic dermatitis",
            RegimenStanding.OffLabel => "on label for another disease",
            RegimenStanding.Studied => "studied, on no label",
            _ => throw new ArgumentOutOfRangeException(nameof(regimen), regimen.Standing, null),
        };
        var about = $"{regimen.Route.ToString().ToLowerInvariant()}; {standing}; {regimen.Condition}";
        foreach (var phase in regimen.Phases)
        {
            var part = phase.Count is { } count ? $"{name}, first {count}" : name;
            yield return DrugFact.Of(drug, "regimen", $"{part}, dose", phase.Dose, about);
            yield return DrugFact.Of(drug, "regimen", $"{part}, every", phase.Interval);
            about = "";
        }
    }

    private static IEnumerable<DrugFact> Blocks(SystemicDrug drug)
    {
        foreach (var blocked in drug.BlockedSignals)
        {
            yield return DrugFact.InWords(drug.Name, "blocks", blocked.Signal.ToString(), $"{blocked.Step.ToString().ToLowerInvariant()}: {blocked.At}", blocked.Source, blocked.Status);
        }

        foreach (var potency in drug.Potencies.Values)
        {
            var name = $"IC50 {potency.Class.ToString().Replace("Jak", "/JAK", StringComparison.Ordinal).Replace("Tyk", "/TYK", StringComparison.Ordinal).TrimStart('/')}";
            yield return DrugFact.Of(drug.Name, "potency", name, potency.Median, potency.Basis);
            yield return DrugFact.Of(drug.Name, "potency", $"{name}, 90% low", potency.Low90);
            yield return DrugFact.Of(drug.Name, "potency", $"{name}, 90% high", potency.High90);
        }
    }

    private static IEnumerable<DrugFact> Model(SystemicDrug drug)
    {
        yield return DrugFact.InWords(drug.Name, "pharmacokinetics", "model", $"{drug.Pk.Name}: {drug.Pk.Why}", "", ValueStatus.Policy);
        foreach (var parameter in drug.Pk.Parameters.Values)
        {
            yield return DrugFact.Of(drug.Name, "pharmacokinetics", parameter.Name, parameter.Published);
            switch (parameter.Variability)
            {
                case PkVariability.None:
                    break;
                case PkVariability.LogNormal v:
                    yield return DrugFact.Of(drug.Name, "between patients", parameter.Name, v.Reported, $"SD of the log {Math.Sqrt(v.Omega2):0.###}");
                    break;
                case PkVariability.BoxCox v:
                    yield return DrugFact.Of(drug.Name, "between patients", parameter.Name, v.Reported, $"Box-Cox, shape {v.Lambda:0.###}");
                    break;
                case PkVariability.BetweenOccasions v:
                    yield return DrugFact.Of(drug.Name, "between doses", parameter.Name, v.Reported, $"SD of the log {Math.Sqrt(v.Omega2):0.###}");
                    break;
                case PkVariability.Shared v:
                    yield return DrugFact.Of(drug.Name, "between patients", parameter.Name, v.Factor, $"times the effect on {v.Of}");
                    break;
                default:
                    throw new InvalidOperationException($"Unknown variability of {parameter.Name}.");
            }
        }
    }

    private static IEnumerable<DrugFact> Effects(SystemicDrug drug)
    {
        foreach (var effect in drug.Pk.CovariateEffects)
        {
            var on = effect.Parameter;
            yield return effect switch
            {
                CovariateEffect.Power e => DrugFact.Of(drug.Name, "covariate", $"{on}: ({e.Covariate}/{e.Reference.Value:0.###} {e.Reference.Unit})^", e.Exponent),
                CovariateEffect.Factor e => DrugFact.Of(drug.Name, "covariate", $"{on}: {e.Covariate} {e.Level}, factor", e.Multiplier),
                CovariateEffect.LogitShift e => DrugFact.Of(drug.Name, "covariate", $"{on}: {e.Covariate} {e.Level}, logit shift", e.Shift),
                _ => throw new InvalidOperationException($"Unknown covariate effect on {on}."),
            };
        }

        foreach (var pair in drug.Pk.Covariances)
        {
            yield return DrugFact.Of(drug.Name, "between patients", $"{pair.First} with {pair.Second}", pair.Published, $"covariance {pair.Covariance:0.####}");
        }
    }

    private static IEnumerable<DrugFact> Rules(SystemicDrug drug)
    {
        foreach (var rule in drug.Pk.SpecialRules)
        {
            (string Name, SourcedValue Value)[] values = rule switch
            {
                PkSpecialRule.ClearanceFallsWithTime r => [("clearance falls with time by at most", r.MaxFall), ("clearance falls with half-time", r.HalfTime)],
                PkSpecialRule.ClearanceDependsOnDose r => [("clearance depends on dose, reference", r.Reference), ("clearance depends on dose, exponent", r.Exponent)],
                PkSpecialRule.RenalClearanceFollowsEgfr r => [("renal clearance follows eGFR, slope", r.Slope)],
                PkSpecialRule.ActiveMoiety r => [("active moiety over parent", r.Factor)],
                _ => throw new InvalidOperationException("Unknown rule of a pharmacokinetic model."),
            };
            foreach (var (name, value) in values)
            {
                yield return DrugFact.Of(drug.Name, "pharmacokinetics", name, value);
            }
        }
    }
}
