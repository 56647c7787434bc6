using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Every value of a systemic drug as lines, section by section.</summary>
internal static class SystemicLines
{
    public static ImmutableArray<ListedValue> Of(SystemicDrug drug) =>
    [
        Line("identity", "molecular weight", drug.MolecularWeight),
        Line("identity", "unbound fraction", drug.UnboundFraction),
        .. drug.Pk.Parameters.Values.Select(static p => Line("pharmacokinetics", p.Name, p.Published)),
        .. drug.Pk.SpecialRules.SelectMany(Rules),
        .. Residual(drug.Pk.Residual),
        .. drug.Pk.Parameters.Values.SelectMany(Variability),
        .. drug.Pk.Covariances.Select(static c => Line("variability", $"{c.First} with {c.Second}", c.Published)),
        .. drug.Pk.CovariateEffects.SelectMany(Covariates),
        .. drug.Pk.Formulations.SelectMany(Formulations),
        .. drug.Potencies.Values.SelectMany(Potencies),
        .. drug.BlockedSignals.Select(static b => new ListedValue("signals", Token.Of(b.Signal), $"blocked at {b.At} ({Token.Of(b.Step)})", "", b.Source, b.Status, "")),
        .. drug.Regimens.SelectMany(Regimens),
        .. InteractionLines.Of(drug),
        .. drug.Limits.Select(static l => Line("limits", $"{l.Quantity} {l.Relation}: {l.Action}", l.Value)),
        .. drug.Notes.Select(static n => new ListedValue("notes", n.Topic, n.Text, "", n.Source, n.Status, "")),
        .. drug.Facts.Select(static f => Line("facts", f.Key, f.Value)),
        .. drug.Alternatives.Select(static a => Line("alternatives", $"{a.Model} {a.Name}", a.Value)),
    ];

    public static ListedValue Line(string section, string name, SourcedValue value) =>
        new(section, name, $"{value.Value}", value.Unit, value.Source, value.Status, value.Note);

    private static IEnumerable<ListedValue> Rules(PkSpecialRule rule) => rule switch
    {
        PkSpecialRule.ClearanceFallsWithTime r => [Line("pharmacokinetics", "clearance falls with time by", r.MaxFall), Line("pharmacokinetics", "half-time of that fall", r.HalfTime)],
        PkSpecialRule.ClearanceDependsOnDose r => [Line("pharmacokinetics", "clearance depends on absorbed dose, reference", r.Reference), Line("pharmacokinetics", "clearance depends on absorbed dose, exponent", r.Exponent)],
        PkSpecialRule.RenalClearanceFollowsEgfr r => [Line("pharmacokinetics", "renal clearance follows eGFR, slope", r.Slope)],
        PkSpecialRule.ActiveMoiety r => [Line("pharmacokinetics", "active moiety against parent", r.Factor)],
        _ => throw new InvalidOperationException("A special rule without a case."),
    };

    private static IEnumerable<ListedValue> Residual(PkResidual residual)
    {
        if (residual.Proportional is { } proportional)
        {
            yield return Line("variability", "residual, proportional", proportional);
        }

        if (residual.Additive is { } additive)
        {
            yield return Line("variability", "residual, additive", additive);
        }
    }

    private static IEnumerable<ListedValue> Variability(PkParameter parameter) => parameter.Variability switch
    {
        PkVariability.None => [],
        PkVariability.LogNormal v => [Line("variability", $"{parameter.Name} between patients (omega2 {v.Omega2:0.######})", v.Reported)],
        PkVariability.BetweenOccasions v => [Line("variability", $"{parameter.Name} between occasions (omega2 {v.Omega2:0.######})", v.Reported)],
        PkVariability.BoxCox v => [Line("variability", $"{parameter.Name} between patients, Box-Cox {v.Lambda} (omega2 {v.Omega2:0.######})", v.Reported)],
        PkVariability.Shared v => [Line("variability", $"{parameter.Name} shares the random effect of {v.Of}, times", v.Factor)],
        _ => throw new InvalidOperationException("A variability without a case."),
    };

    private static IEnumerable<ListedValue> Covariates(CovariateEffect effect)
    {
        var name = $"{effect.Parameter} by {Token.Of(effect.Covariate)}";
        return effect switch
        {
            CovariateEffect.Power e => [Line("covariates", $"{name}, reference", e.Reference), Line("covariates", $"{name}, exponent", e.Exponent)],
            CovariateEffect.Factor e => [Line("covariates", $"{name} {e.Level}, factor", e.Multiplier)],
            CovariateEffect.LogitShift e => [Line("covariates", $"logit {name} {e.Level}, shift", e.Shift)],
            _ => throw new InvalidOperationException("A covariate effect without a case."),
        };
    }

    private static IEnumerable<ListedValue> Formulations(PkFormulation formulation)
    {
        if (formulation.RelativeBioavailability is { } relative)
        {
            yield return Line("formulations", $"{formulation.Name}, relative bioavailability", relative);
        }

        if (formulation.LogitShiftOfF is { } shift)
        {
            yield return Line("formulations", $"{formulation.Name}, shift of logit F", shift);
        }

        foreach (var input in formulation.Inputs)
        {
            if (input is AbsorptionInput.FirstOrder { Basis: { } first })
            {
                yield return Line("formulations", $"{formulation.Name}, first-order share", first);
            }
            else if (input is AbsorptionInput.ZeroOrder { Basis: { } zero })
            {
                yield return Line("formulations", $"{formulation.Name}, zero-order share", zero);
            }
        }
    }

    private static IEnumerable<ListedValue> Potencies(JakPotency potency) =>
    [
        Line("potencies", $"IC50 {Token.Of(potency.Class)}, median", potency.Median with { Note = potency.Basis }),
        Line("potencies", $"IC50 {Token.Of(potency.Class)}, low 90%", potency.Low90),
        Line("potencies", $"IC50 {Token.Of(potency.Class)}, high 90%", potency.High90),
    ];

    private static IEnumerable<ListedValue> Regimens(LabelRegimen regimen) =>
        regimen.Phases.Select(p => new ListedValue(
            "regimens", regimen.Name + (regimen.IsDefault ? " (default)" : ""), DrugListings.PhaseText(p), "", p.Dose.Source, p.Dose.Status, $"{Token.Of(regimen.Standing)}: {regimen.Condition}"));
}
