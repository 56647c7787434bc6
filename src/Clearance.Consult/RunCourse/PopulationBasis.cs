using System.Globalization;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Consult;

/// <summary>What the virtual patients rest on, calibrated draws or priors, in the words every answer uses.</summary>
internal static class PopulationBasis
{
    /// <summary>The end of the notice that stands over an answer.</summary>
    public static string Clause(DrugFormulary formulary) => formulary.Calibrated is null
        ? "the model is not yet calibrated on trials"
        : "the model is calibrated on average results of trials, none of which combined a biologic with a JAK inhibitor";

    /// <summary>In brackets behind "typical values".</summary>
    public static string Words(DrugFormulary formulary) => formulary.Calibrated is { } draws
        ? string.Create(CultureInfo.InvariantCulture, $"{draws.Count} draws calibrated on trials")
        : "priors, not yet calibrated on trials";

    /// <summary>The line among the assumptions.</summary>
    public static AssumptionEntry Assumption(DrugFormulary formulary, PopulationSpec spec) => new()
    {
        What = "skin model parameters",
        Value = formulary.Calibrated is { } draws
            ? string.Create(CultureInfo.InvariantCulture, $"{draws.Count} joint draws, calibrated on {draws.Provenance.RowCount} rows of published trials")
            : $"{formulary.Skin.Parameters.Values.Count(p => p.Block != "trial" && p.Prior is not Prior.Fixed)} priors, drawn together {spec.ModelDraws} times",
        Unit = null,
        Why = formulary.Calibrated is null
            ? "the model is not yet calibrated on trials; every forecast carries the whole spread of its priors"
            : "every forecast carries the spread that the trials leave; the form of the model is assumed",
        Source = formulary.Calibrated is null ? "knowledge/model/skin.yaml" : "knowledge/population/posterior.yaml",
        Status = formulary.Calibrated is null ? EvidenceStatus.Assumption : EvidenceStatus.Inferred,
    };
}
