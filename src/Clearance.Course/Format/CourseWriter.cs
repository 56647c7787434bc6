namespace Clearance.Course;

/// <summary>Writes a course as canonical YAML: fixed order of keys, unknown things absent. Reading it back gives an equal course.</summary>
public static class CourseWriter
{
    /// <summary>The line editors use to find the schema, for a file in <c>cases/</c>.</summary>
    public const string EditorLine = "# yaml-language-server: $schema=../docs/schemas/course.schema.json\n";

    /// <summary>The file's text.</summary>
    public static string Write(TreatmentCourse course)
    {
        var root = new MapBuilder()
            .Number("schema", TreatmentCourse.SchemaVersion)
            .Text("id", course.Id)
            .Text("title", course.Title)
            .One("citation", course.Citation, ProvenanceFormat.WriteCitation)
            .Add("sources", ProvenanceFormat.WriteSources(course.Sources))
            .Add("anchor", TimeFormat.WriteAnchor(course.Anchor))
            .One("patient", course.Patient, PatientFormat.Write)
            .One("diagnosis", course.Diagnosis, PatientFormat.WriteDiagnosis)
            .List("history", course.History, RecordFormat.WriteHistory)
            .List("regimens", course.Regimens, RegimenFormat.Write)
            .List("observations", course.Observations, ObservationFormat.Write)
            .List("screening", course.Screening, TestFormat.WriteScreening)
            .List("laboratory", course.Laboratory, TestFormat.WriteLaboratory)
            .One("risks", course.Risks, RiskFormat.Write)
            .One("vaccinations", course.Vaccinations, VaccinationFormat.Write)
            .One("comedication", course.Comedication, ComedicationFormat.Write)
            .List("discussions", course.Discussions, DecisionFormat.WriteDiscussion)
            .List("approvals", course.Approvals, DecisionFormat.WriteApproval)
            .List("exceptions", course.Exceptions, DecisionFormat.WriteException)
            .List("events", course.Events, RecordFormat.WriteEvent)
            .List("statements", course.Statements, RecordFormat.WriteStatement)
            .Build();
        return DocumentWriter.Write(root, EditorLine);
    }
}
