namespace Clearance.Course;

/// <summary>Reads and writes other medicines.</summary>
internal static class ComedicationFormat
{
    public static Comedication Read(FieldReader f, CourseContext context)
    {
        f.Require("complete");
        var read = new Comedication(
            f.Flag("complete") ?? false, [.. f.FieldsList("medicines").Select(m => ReadMedicine(m, context))], ProvenanceFormat.Read(f, context));
        f.Finish();
        return read;
    }

    public static MapNode Write(Comedication c) => new MapBuilder()
        .Flag("complete", (bool?)c.Complete).List("medicines", c.Medicines, WriteMedicine).Provenance(c.Provenance).Build();

    private static Medicine ReadMedicine(FieldReader f, CourseContext context)
    {
        var medicine = new Medicine
        {
            Name = f.RequiredText("name").Trim(),
            Classes = f.Choices<MedicineClass>("classes"),
            Dose = DoseFormat.Read(f, "dose"),
            Frequency = DoseFormat.ReadFrequency(f),
            Start = TimeFormat.Read(f, "start", context),
            Stop = TimeFormat.Read(f, "stop", context),
            Provenance = ProvenanceFormat.Read(f, context),
        };
        if (medicine.Stop?.Day < medicine.Start?.Day)
        {
            f.Log.Error("medicine.order", f.PlaceOf("stop"), "This medicine stops before it starts.", "Exchange 'start' and 'stop'.");
        }

        f.Finish();
        return medicine;
    }

    private static MapNode WriteMedicine(Medicine m) => new MapBuilder()
        .Text("name", m.Name).Words("classes", m.Classes).One("dose", m.Dose, DoseFormat.Write).One("frequency", m.Frequency, DoseFormat.WriteFrequency)
        .One("start", m.Start, TimeFormat.Write).One("stop", m.Stop, TimeFormat.Write).Provenance(m.Provenance).Build();
}
