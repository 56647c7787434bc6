namespace Clearance.Course;

/// <summary>Reads and writes the patient and the diagnosis.</summary>
internal static class PatientFormat
{
    private const string EgfrUnit = "mL/min/1.73m2";
    private const string ClearanceUnit = "mL/min";

    public static Patient Read(FieldReader fields, CourseContext context)
    {
        var patient = new Patient
        {
            AgeYears = Quantity(fields, "age", "years", 0, 120, context),
            Sex = FactFormat.ReadWord<Sex>(fields, "sex", context),
            WeightKg = Quantity(fields, "weight", "kg", 1, 400, context),
            HeightCm = Quantity(fields, "height", "cm", 30, 250, context),
            RenalFunction = FactFormat.Read(fields, "renal_function", context, ReadRenal),
            Race = FactFormat.Read(fields, "race", context, static f => f.RequiredText("value")),
            Region = FactFormat.Read(fields, "region", context, static f => f.RequiredText("value")),
            ChildbearingPotential = FactFormat.ReadFlag(fields, "childbearing_potential", context),
            Pregnancy = FactFormat.ReadWord<PregnancyState>(fields, "pregnancy", context),
            Contraception = FactFormat.ReadWord<ContraceptionState>(fields, "contraception", context),
            Breastfeeding = FactFormat.ReadFlag(fields, "breastfeeding", context),
            Cyp2c19 = FactFormat.ReadWord<Cyp2c19Genotype>(fields, "cyp2c19", context),
            ChildPugh = FactFormat.ReadWord<ChildPugh>(fields, "child_pugh", context),
            RenalReplacement = FactFormat.ReadWord<RenalReplacement>(fields, "renal_replacement", context),
            Allergies = FactFormat.ReadList(fields, "allergies", context, static f => f.Texts("value")),
        };
        fields.Finish();
        return patient;
    }

    public static MapNode Write(Patient p)
    {
        var map = new MapBuilder();
        WriteQuantity(map, "age", p.AgeYears, "years");
        map.Word("sex", p.Sex);
        WriteQuantity(map, "weight", p.WeightKg, "kg");
        WriteQuantity(map, "height", p.HeightCm, "cm");
        map.One("renal_function", p.RenalFunction, WriteRenal);
        map.One("race", p.Race, static f => new MapBuilder().Text("value", f.Value).Provenance(f.Provenance).Build());
        map.One("region", p.Region, static f => new MapBuilder().Text("value", f.Value).Provenance(f.Provenance).Build());
        map.Flag("childbearing_potential", p.ChildbearingPotential).Word("pregnancy", p.Pregnancy).Word("contraception", p.Contraception)
            .Flag("breastfeeding", p.Breastfeeding).Word("cyp2c19", p.Cyp2c19).Word("child_pugh", p.ChildPugh)
            .Word("renal_replacement", p.RenalReplacement).Texts("allergies", p.Allergies);
        return map.Build();
    }

    public static Diagnosis ReadDiagnosis(FieldReader fields, CourseContext context)
    {
        var diagnosis = new Diagnosis
        {
            Condition = fields.RequiredText("condition"),
            Severity = fields.Choice<SeverityWord>("severity"),
            Onset = fields.Text("onset"),
            Erythroderma = fields.Fields("erythroderma") is { } e ? ReadErythroderma(e, context) : null,
            With = fields.Texts("with"),
            Provenance = ProvenanceFormat.Read(fields, context),
        };
        fields.Finish();
        return diagnosis;
    }

    public static MapNode WriteDiagnosis(Diagnosis d) => new MapBuilder()
        .Text("condition", d.Condition)
        .Word("severity", d.Severity)
        .Text("onset", d.Onset)
        .One("erythroderma", d.Erythroderma, static e => new MapBuilder()
            .Number("bsa_percent", e.BsaPercent).Word<ErythrodermaDefinition>("definition", e.Definition).Provenance(e.Provenance).Build())
        .Texts("with", d.With)
        .Provenance(d.Provenance)
        .Build();

    private static Erythroderma ReadErythroderma(FieldReader fields, CourseContext context)
    {
        var percent = ScoreFormat.Bounded(fields, "bsa_percent", 0, 100);
        fields.Require("bsa_percent");
        var claim = new Erythroderma(percent ?? 0, fields.RequiredChoice<ErythrodermaDefinition>("definition"), ProvenanceFormat.Read(fields, context));
        if (percent is not null && fields.Has("definition") && !claim.Holds)
        {
            fields.Log.Error("diagnosis.erythroderma", fields.PlaceOf("definition"), $"{percent}% of the body surface is not erythroderma under this definition.", "Name the definition that was used (above_seventy_percent or at_least_ninety_percent), or remove the claim.");
        }

        fields.Finish();
        return claim;
    }

    private static Fact<decimal>? Quantity(FieldReader parent, string key, string unit, decimal low, decimal high, CourseContext context) =>
        FactFormat.Read(parent, key, context, fields =>
        {
            var value = fields.RequiredDecimal("value");
            CheckUnit(fields, unit);
            if (fields.Has("value") && (value < low || value > high))
            {
                fields.Log.Error("patient.out-of-range", fields.PlaceOf("value"), $"{value} {unit} is not possible for '{key}'.", $"Write a value from {low} to {high} {unit}.");
            }

            return value;
        });

    private static void CheckUnit(FieldReader fields, string unit)
    {
        var written = fields.Text("unit");
        if (!string.Equals(written, unit, StringComparison.Ordinal))
        {
            fields.Log.Error("quantity.unit", fields.PlaceOf("unit"), written is null ? "The unit is missing." : $"The unit '{Names.Shortened(written)}' is not used here.", $"Write 'unit: {unit}' and convert the value if needed.");
        }
    }

    private static void WriteQuantity(MapBuilder map, string key, Fact<decimal>? fact, string unit) =>
        map.One(key, fact, f => new MapBuilder().Number("value", f.Value).Text("unit", unit).Provenance(f.Provenance).Build());

    private static RenalFunction ReadRenal(FieldReader fields)
    {
        var measure = fields.Choice<RenalMeasure>("measure");
        var value = fields.Decimal("value");
        var category = fields.Choice<RenalCategory>("category");
        if (value is null && category is null)
        {
            fields.Log.Error("field.missing", fields.PlaceOf("value"), "Renal function has neither a value nor a category.", "Give 'measure', 'value' and 'unit', or 'category'.");
        }

        if (value is not null)
        {
            fields.Require("measure");
            CheckUnit(fields, measure == RenalMeasure.CreatinineClearance ? ClearanceUnit : EgfrUnit);
            if (value is < 0 or > 300)
            {
                fields.Log.Error("patient.out-of-range", fields.PlaceOf("value"), $"{value} is not a possible renal function.", "Write a value from 0 to 300.");
            }
        }
        else if (fields.Has("unit") || fields.Has("measure"))
        {
            fields.Log.Error("field.missing", fields.PlaceOf("value"), "A measure or unit is given without a value.", "Add 'value:' or keep only 'category'.");
        }

        return new RenalFunction(measure, value, category);
    }

    private static MapNode WriteRenal(Fact<RenalFunction> fact) => new MapBuilder()
        .Word("measure", fact.Value.Measure)
        .Number("value", fact.Value.Value)
        .Text("unit", fact.Value.Value is null ? null : fact.Value.Measure == RenalMeasure.CreatinineClearance ? ClearanceUnit : EgfrUnit)
        .Word("category", fact.Value.Category)
        .Provenance(fact.Provenance)
        .Build();
}
