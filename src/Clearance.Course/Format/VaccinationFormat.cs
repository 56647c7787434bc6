namespace Clearance.Course;

/// <summary>Reads and writes vaccinations.</summary>
internal static class VaccinationFormat
{
    public static Vaccinations Read(FieldReader f, CourseContext context)
    {
        var vaccinations = new Vaccinations
        {
            RecombinantZoster = f.Fields("recombinant_zoster") is { } z ? ReadZoster(z, context) : null,
            Live = f.Fields("live") is { } l ? ReadLive(l, context) : null,
            UpToDate = FactFormat.ReadFlag(f, "up_to_date", context),
        };
        f.Finish();
        return vaccinations;
    }

    public static MapNode Write(Vaccinations v) => new MapBuilder()
        .One("recombinant_zoster", v.RecombinantZoster, static z => new MapBuilder()
            .Number("doses", z.Doses).One("last", z.Last, TimeFormat.Write).Provenance(z.Provenance).Build())
        .One("live", v.Live, static l => new MapBuilder()
            .Word<LiveVaccine>("state", l.State).Text("what", l.What).One("at", l.At, TimeFormat.Write).Provenance(l.Provenance).Build())
        .Flag("up_to_date", v.UpToDate)
        .Build();

    private static ZosterVaccination ReadZoster(FieldReader f, CourseContext context)
    {
        f.Require("doses");
        var doses = f.Integer("doses") ?? 0;
        if (doses is < 0 or > 10)
        {
            f.Log.Error("value.out-of-range", f.PlaceOf("doses"), $"{doses} doses are not possible.", "Write the number of doses given so far; 0 says that none was.");
        }

        var read = new ZosterVaccination(doses, TimeFormat.Read(f, "last", context), ProvenanceFormat.Read(f, context));
        f.Finish();
        return read;
    }

    private static LiveVaccination ReadLive(FieldReader f, CourseContext context)
    {
        var read = new LiveVaccination(f.RequiredChoice<LiveVaccine>("state"), f.Text("what"), TimeFormat.Read(f, "at", context), ProvenanceFormat.Read(f, context));
        f.Finish();
        return read;
    }
}
