using System.Collections.Immutable;
using System.Reflection;
using Clearance.Course;
using Clearance.Forecast;
using Clearance.Formulary;
using Clearance.Simulation;
using Reading13 = Clearance.Formulary.Il13Reading;

namespace Clearance.Consult;

/// <summary>The use case <c>export-model</c>: the equations of one virtual patient under a course's treatment, for other programs.</summary>
public static class ExportModel
{
    private const int DaysBeyond = 28;
    private const int FewestDays = 112;
    private const int MostDays = 3653;

    /// <summary>Writes the model.</summary>
    /// <param name="request">What is wanted.</param>
    /// <returns>The text with issues; without a text when an issue is an error. Nothing is thrown for any input.</returns>
    public static ExportAnswer Execute(ExportRequest request)
    {
        Reading<TreatmentCourse> read = CourseReader.ReadBytes(request.CourseBytes, request.CourseName);
        Reading<DrugFormulary> loaded = DrugFormulary.Load(request.KnowledgeFolder);
        ImmutableArray<Issue> issues = [.. read.Issues, .. loaded.Issues];
        if (read.Value is not { } course || loaded.Value is not { } formulary)
        {
            return new(null, issues);
        }

        Reading<ResolvedCourse> resolution = CourseResolution.Resolve(course, formulary);
        issues = issues.AddRange(resolution.Issues);
        if (resolution.Value is not { } resolved)
        {
            return new(null, issues);
        }

        int end = request.Days ?? EndOf(resolved);
        Treatment treatment = CourseTreatment.Of(resolved.Systemics, resolved.Topicals, end);
        PopulationSpec spec = Spec(request, resolved, treatment);
        VirtualPopulation population = request.Patient is null ? TypicalPatient.Of(spec, formulary) : VirtualPopulation.Draw(spec, formulary, 1);
        int patient = request.Patient ?? 0;
        if (population.Status(patient) is not PatientStatus.Simulated)
        {
            return new(null, issues.Add(new Issue(
                "export.no-such-patient",
                IssueSeverity.Error,
                SourcePlace.WholeFile(request.CourseName),
                $"Virtual patient {patient} cannot be drawn with the severity the course states ({population.Status(patient)}).",
                "Take another number with --patient, or the typical patient.")));
        }

        return new(ModelExport.Write(population, patient, treatment, end, formulary, request.Reading, About(request, course, formulary), request.Format), issues);
    }

    private static PopulationSpec Spec(ExportRequest request, ResolvedCourse resolved, Treatment treatment)
    {
        Patient? known = resolved.Course.Patient;
        ImmutableArray<ResolvedRegimen.Topical> topicals = [.. resolved.Topicals];
        return new()
        {
            Patients = (request.Patient ?? 0) + 1,
            Seed = request.Seed,
            Drugs = [.. treatment.Systemic.Select(s => s.Drug).Distinct(StringComparer.Ordinal)],
            AgeYears = (double?)known?.AgeYears?.Value,
            IsFemale = known?.Sex?.Value is { } sex ? sex == Sex.Female : null,
            WeightKg = (double?)known?.WeightKg?.Value,
            Steroid = topicals.Length == 0 ? null : topicals.Max(t => t.Product.Class),
        };
    }

    private static int EndOf(ResolvedCourse resolved)
    {
        double last = resolved.Systemics.Select(s => s.StopDay ?? s.StartDay)
            .Concat(resolved.Topicals.Select(t => t.StopDay ?? t.StartDay))
            .Concat(resolved.Course.Observations.Items.Select(o => o.At.Day ?? 0.0))
            .Append(FewestDays - DaysBeyond)
            .Max();
        return Math.Min(MostDays, (int)Math.Ceiling(last) + DaysBeyond);
    }

    private static ImmutableArray<string> About(ExportRequest request, TreatmentCourse course, DrugFormulary formulary) =>
    [
        $"Clearance {typeof(ExportModel).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown"}: the skin model with the pharmacokinetics of a course.",
        $"Course: {course.Title}. Patient: {(request.Patient is { } n ? $"virtual patient {n} of seed {request.Seed}" : "typical")}. IL-13 through {(request.Reading == Reading13.Authors ? "JAK1 and JAK3, as the case's authors read it" : "JAK1 with TYK2 or JAK2, as its receptor has it")}.",
        $"Typical values: {PopulationBasis.Words(formulary)}. Knowledge {(formulary.Hash.StartsWith("sha256:", StringComparison.Ordinal) ? "" : "sha256:")}{formulary.Hash}.",
    ];
}
