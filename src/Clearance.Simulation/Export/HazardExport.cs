using Clearance.Formulary;

namespace Clearance.Simulation;

/// <summary>Infection hazards as differential equations of the cumulative hazard.</summary>
/// <remarks>
/// The program takes the blockade in blood as its mean over a day before it enters the exponential; here it is that of the
/// instant. The header of an export says so.
/// </remarks>
internal static class HazardExport
{
    /// <summary>The hazards' part of the system.</summary>
    public static ExportedPart Write(ReadOnlySpan<double> p, DrugFormulary formulary)
    {
        ExportedPart part = new();
        ExportComments about = new(formulary);
        void Add(string name, int column, string symbol, ReadOnlySpan<double> from, string extra = "") => part.Parameters.Add(about.Skin(name, from[column], symbol, extra));
        Add("lambda_SI", PatientColumn.SeriousBase, "lambda_SI", p, "at the patient's age");
        Add("lambda_HZ", PatientColumn.ZosterBase, "lambda_HZ", p, "at the patient's age and sex");
        Add("lambda_EH", PatientColumn.HerpeticumBase, "lambda_EH", p);
        Add("bSI", PatientColumn.SeriousSlope, "bSI", p);
        Add("bHZ", PatientColumn.ZosterSlope, "bHZ", p);
        Add("bEH", PatientColumn.HerpeticumSlope, "bEH", p);
        Add("fs", PatientColumn.SeriousSkinShare, "fs", p);
        part.Rules.Add(new("Jz", "(1 - blood_pass_jak1jak2 + 1 - blood_pass_jak1jak3) / 2", "1", "blockade in blood that raises hazards: (bg + bgc)/2"));
        part.Rules.Add(new("Sbar", $"EASI / (72 * ({string.Join(" + ", SkinExport.Regions.Select(r => $"W_{r} * s_{r}"))}))", "1", "EASI relative to untreated"));
        void State(string name, string derivative, string comment) => part.States.Add(new(name, 0.0, derivative, "1", comment));
        State("H_SI", "lambda_SI * (1 - fs + fs * Sbar) * exp(bSI * Jz)", "cumulative hazard of serious infection");
        State("H_HZ", "lambda_HZ * exp(bHZ * Jz)", "cumulative hazard of herpes zoster");
        State("H_EH", "lambda_EH * Sbar * exp(bEH * Jz)", "cumulative hazard of eczema herpeticum");
        return part;
    }
}
