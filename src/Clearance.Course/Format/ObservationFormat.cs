namespace Clearance.Course;

/// <summary>Reads and writes observations.</summary>
internal static class ObservationFormat
{
    public static Observation Read(FieldReader fields, CourseContext context)
    {
        var observation = new Observation
        {
            At = TimeFormat.Required(fields, "at", context),
            Status = fields.Choice<StatusWord>("status"),
            Severity = fields.Choice<SeverityWord>("severity"),
            Sites = SiteFormat.Read(fields, "sites"),
            Residual = SiteFormat.Read(fields, "residual"),
            Symptoms = fields.Choices<Symptom>("symptoms"),
            Easi = SkinScoreFormat.ReadEasi(fields),
            Iga = SkinScoreFormat.ReadIga(fields),
            Bsa = SkinScoreFormat.ReadBsa(fields),
            PpNrs = PatientScoreFormat.ReadPpNrs(fields),
            Scorad = SkinScoreFormat.ReadScorad(fields),
            Poem = PatientScoreFormat.ReadPoem(fields),
            Dlqi = PatientScoreFormat.ReadDlqi(fields),
            Adct = PatientScoreFormat.ReadAdct(fields),
            Provenance = ProvenanceFormat.Read(fields, context),
        };
        string[] contents = ["status", "severity", "residual", "symptoms", "easi", "iga", "bsa", "pp_nrs", "scorad", "poem", "dlqi", "adct"];
        if (!contents.Any(fields.Has))
        {
            fields.Log.Error("observation.empty", fields.Place, "This observation says nothing.", $"Add one of: {string.Join(", ", contents)}.");
        }

        if (observation.Status == StatusWord.Clear && !observation.Residual.IsEmpty)
        {
            fields.Log.Error("observation.contradiction", fields.PlaceOf("residual"), "'clear' is said together with sites still affected.", "Name the cleared regions with 'sites', or use another status.");
        }

        fields.Finish();
        return observation;
    }

    public static MapNode Write(Observation o) => new MapBuilder()
        .Add("at", TimeFormat.Write(o.At))
        .Word("status", o.Status)
        .Word("severity", o.Severity)
        .Words("sites", o.Sites)
        .Words("residual", o.Residual)
        .Words("symptoms", o.Symptoms)
        .One("easi", o.Easi, SkinScoreFormat.WriteEasi)
        .One("iga", o.Iga, SkinScoreFormat.WriteIga)
        .One("bsa", o.Bsa, SkinScoreFormat.WriteBsa)
        .One("pp_nrs", o.PpNrs, PatientScoreFormat.WritePpNrs)
        .One("scorad", o.Scorad, SkinScoreFormat.WriteScorad)
        .One("poem", o.Poem, PatientScoreFormat.WritePoem)
        .One("dlqi", o.Dlqi, PatientScoreFormat.WriteDlqi)
        .One("adct", o.Adct, PatientScoreFormat.WriteAdct)
        .Provenance(o.Provenance)
        .Build();
}
