using Clearance.Pharmacokinetics;

namespace Clearance.Simulation;

/// <summary>Base hazards and slopes of one patient (docs/model.md, hazards). A factor whose fact is unknown is 1.</summary>
internal static class HazardColumns
{
    /// <summary>Writes the hazard columns.</summary>
    /// <remarks>
    /// Sex factors of zoster are centred to a geometric mean of 1. History of zoster or herpes, lymphocyte count, steroids
    /// by mouth and residence in Asia are not asked for yet: their factors stay 1, and the report says so.
    /// </remarks>
    public static void Write(Span<double> block, int lane, ModelDraw model, PatientCovariates covariates)
    {
        double decades = ((covariates.AgeYears ?? model["age_reference"]) - model["age_reference"]) / 10.0;
        double female = Math.Sqrt(model["h_female"]);
        double sex = covariates.Sex == "female" ? female : 1.0 / female;
        PatientBlockWriter.Set(block, PatientColumn.ZosterBase, lane, model["lambda_HZ"] * Math.Pow(model["h_age_HZ"], decades) * sex);
        PatientBlockWriter.Set(block, PatientColumn.SeriousBase, lane, model["lambda_SI"] * Math.Pow(model["h_age_SI"], decades));
        PatientBlockWriter.Set(block, PatientColumn.HerpeticumBase, lane, model["lambda_EH"]);
        PatientBlockWriter.Set(block, PatientColumn.ZosterSlope, lane, model["bHZ"]);
        PatientBlockWriter.Set(block, PatientColumn.SeriousSlope, lane, model["bSI"]);
        PatientBlockWriter.Set(block, PatientColumn.HerpeticumSlope, lane, model["bEH"]);
        PatientBlockWriter.Set(block, PatientColumn.SeriousSkinShare, lane, model["fs"]);
    }
}
