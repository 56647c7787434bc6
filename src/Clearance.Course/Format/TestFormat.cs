namespace Clearance.Course;

/// <summary>Reads and writes screening and laboratory results.</summary>
internal static class TestFormat
{
    public static Screening ReadScreening(FieldReader f, CourseContext context)
    {
        var read = new Screening(
            f.RequiredChoice<ScreeningTest>("test"), f.RequiredChoice<ScreeningResult>("result"), TimeFormat.Read(f, "at", context), ProvenanceFormat.Read(f, context))
        {
            Method = f.Text("method"),
            TreatmentStart = TimeFormat.Read(f, "treatment_start", context),
        };
        f.Finish();
        var tuberculosis = read.Result is ScreeningResult.LatentUntreated or ScreeningResult.LatentOnTreatment or ScreeningResult.LatentTreated or ScreeningResult.Active;
        if (tuberculosis && f.Has("test") && read.Test != ScreeningTest.Tuberculosis)
        {
            f.Log.Error("screening.result", f.PlaceOf("result"), $"'{Token.Of(read.Result)}' is a result of a test for tuberculosis only.", "Write negative, positive, indeterminate or declined.");
        }

        if (f.Has("treatment_start") && read.Result is not (ScreeningResult.LatentOnTreatment or ScreeningResult.LatentTreated))
        {
            f.Log.Error("screening.treatment", f.PlaceOf("treatment_start"), "Preventive treatment is given here without latent tuberculosis.", "Write 'result: latent_on_treatment' or 'latent_treated', or remove it.");
        }

        return read;
    }

    public static MapNode WriteScreening(Screening s) => new MapBuilder()
        .Word<ScreeningTest>("test", s.Test).Word<ScreeningResult>("result", s.Result).Text("method", s.Method).One("at", s.At, TimeFormat.Write)
        .One("treatment_start", s.TreatmentStart, TimeFormat.Write).Provenance(s.Provenance).Build();

    public static LaboratoryResult ReadLaboratory(FieldReader f, CourseContext context)
    {
        var result = new LaboratoryResult(
            f.RequiredText("test"), f.Decimal("value"), f.Text("unit"), f.Text("text"), TimeFormat.Read(f, "at", context), ProvenanceFormat.Read(f, context))
        {
            UpperLimit = f.Decimal("upper_limit"),
            Confirmed = f.Flag("confirmed"),
        };
        if (f.Has("value") == f.Has("text"))
        {
            f.Log.Error("laboratory.form", f.Place, "A laboratory result is a value or a text.", "Write 'value: 1.2' with 'unit:', or 'text: \"1:320\"'.");
        }

        if (f.Has("value") != f.Has("unit"))
        {
            f.Log.Error("quantity.unit", f.PlaceOf("unit"), f.Has("unit") ? "A unit is given without a value." : "The unit is missing.", "Write 'value:' and 'unit:' together.");
        }

        if (result.UpperLimit <= 0)
        {
            f.Log.Error("laboratory.upper-limit", f.PlaceOf("upper_limit"), "An upper limit of normal is more than zero.", "Write the laboratory's limit, in the unit of the value.");
        }

        f.Finish();
        return result;
    }

    public static MapNode WriteLaboratory(LaboratoryResult l) => new MapBuilder()
        .Text("test", l.Test).Number("value", l.Value).Text("unit", l.Unit).Text("text", l.Text).Number("upper_limit", l.UpperLimit).Flag("confirmed", l.Confirmed)
        .One("at", l.At, TimeFormat.Write).Provenance(l.Provenance).Build();
}
