using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Gate.Tests;

/// <summary>Small courses written as files, and what the gate makes of them.</summary>
internal static class Courses
{
    private const string Head = """
        schema: 1
        id: example
        title: An example
        sources: { clinic: { cite: own records, status: verified } }
        default_source: clinic
        anchor: { name: dupilumab_start, date: 2025-01-15 }
        """;

    private const string Dupilumab = "regimens:\n  - { id: dupilumab, drug: dupilumab, dose: 300 mg, loading: 600 mg, frequency: q2w, start: dupilumab_start }\n";

    private static readonly Lazy<CourseFactTables> Read = new(static () => CourseFactTables.Load(Book.Folder, Book.Formulary) is { Value: { } tables } ? tables : throw new InvalidOperationException("The tables do not load."));

    public static CourseFactTables Tables => Read.Value;

    /// <summary>A course on dupilumab since day 0 with further lines; sections of the same name must be written once.</summary>
    public static ResolvedCourse With(string yaml)
    {
        var text = $"{Head}\n{(yaml.Contains("regimens:", StringComparison.Ordinal) ? "" : Dupilumab)}{yaml}";
        var reading = CourseReader.ReadText(text, "example.course.yaml");
        Assert.True(reading.Value is not null, string.Join('\n', reading.Issues));
        var resolved = CourseResolution.Resolve(reading.Value, Book.Formulary);
        return resolved.Value ?? throw new InvalidOperationException(string.Join('\n', resolved.Issues));
    }

    /// <summary>Facts for tofacitinib 5 mg twice daily proposed on a day.</summary>
    public static CourseFactSet Proposed(string yaml, double day = 270, string proposal = "tofacitinib 5 mg twice daily", GateRegion region = GateRegion.Us)
    {
        var read = ProposalText.Read(proposal, "--add", Book.Formulary).Value!;
        return Facts(With(yaml), read.Drug, read, day, region);
    }

    /// <summary>Facts for a drug of the course on a day.</summary>
    public static CourseFactSet Taken(string yaml, string drug, double day) => Facts(With(yaml), Book.Formulary.FindDrug(drug)!, null, day, GateRegion.Us);

    /// <summary>Facts for a proposal, or else for a drug that the course gives.</summary>
    public static CourseFactSet Asked(ResolvedCourse course, string? proposal, string? drug, double day, GateRegion region)
    {
        var read = proposal is null ? null : ProposalText.Read(proposal, "--add", Book.Formulary).Value!;
        return Facts(course, read?.Drug ?? Book.Formulary.FindDrug(drug!)!, read, day, region);
    }

    /// <summary>A course file, resolved.</summary>
    public static ResolvedCourse Of(string file) => CourseResolution.Resolve(CourseReader.ReadFile(file).Value!, Book.Formulary).Value!;

    /// <summary>Facts for a drug of a course on a day.</summary>
    public static CourseFactSet Facts(ResolvedCourse course, string drug, double day) => Facts(course, Book.Formulary.FindDrug(drug)!, null, day, GateRegion.Us);

    public static Fact? Find(this CourseFactSet set, string field) => set.Question.Facts.Find(field);

    private static CourseFactSet Facts(ResolvedCourse resolved, SystemicDrug drug, Proposal? proposal, double day, GateRegion region) => CourseFactSet.Of(
        new CourseQuestion { Resolved = resolved, Drug = drug, Proposal = proposal, Day = day, AnchorDate = resolved.Course.Anchor.Date, Region = region },
        Book.Formulary, Tables, Book.Shipped);
}
