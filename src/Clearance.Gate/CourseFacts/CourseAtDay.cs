using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Gate;

/// <summary>The course as it is known on the day of the check, and where the drug under check stands in it.</summary>
internal sealed class CourseAtDay
{
    private CourseAtDay(CourseQuestion question, DrugFormulary formulary, CourseFactTables tables, TreatmentCourse course)
    {
        Question = question;
        Formulary = formulary;
        Tables = tables;
        Course = course;
        Own = OwnRegimen(question.Drug.Name);
        Start = Own?.Start.Day;
        Stage = StageOf();
    }

    public CourseQuestion Question { get; }

    public DrugFormulary Formulary { get; }

    public CourseFactTables Tables { get; }

    /// <summary>The course without what lies later than the day of the check.</summary>
    public TreatmentCourse Course { get; }

    /// <summary>The regimen of the drug under check that the course records: the one running, else the latest; null when there is none by then.</summary>
    public Regimen? Own { get; }

    /// <summary>First dose of <see cref="Own"/>; null when not stated.</summary>
    public double? Start { get; }

    /// <summary>Where the treatment stands.</summary>
    public TreatmentStage Stage { get; }

    public double Day => Question.Day;

    public static CourseAtDay Of(CourseQuestion question, DrugFormulary formulary, CourseFactTables tables) =>
        new(question, formulary, tables, question.Resolved.Course.AsOf(question.Day));

    /// <summary>The name of a regimen's drug in the formulary; the name as written where it is not there.</summary>
    public string DrugName(Regimen regimen) =>
        Formulary.FindDrug(regimen.Drug)?.Name ?? Formulary.Topicals.Find(regimen.Drug)?.Name ?? regimen.Drug;

    /// <summary>True when the regimen is taken on the day; one whose start is not stated counts unless its stop lies before.</summary>
    public bool IsTaken(Regimen regimen) =>
        (regimen.Start.Day is not { } start || start <= Day) && (regimen.Stop is null || regimen.Stop.Day > Day);

    /// <summary>Position of a regimen in the file, for its place.</summary>
    public int IndexOf(Regimen regimen) => Question.Resolved.Course.Regimens.Items.ToList().FindIndex(r => r.Id == regimen.Id);

    private Regimen? OwnRegimen(string drug)
    {
        var own = Course.Regimens.Where(r => string.Equals(DrugName(r), drug, StringComparison.Ordinal)).ToList();
        return own.FindLast(r => IsTaken(r)) ?? own.MaxBy(static r => r.Start.Day ?? double.NegativeInfinity);
    }

    private TreatmentStage StageOf() => Own switch
    {
        null => TreatmentStage.BeforeStart,
        { } own when !IsTaken(own) => Question.Proposal is null ? TreatmentStage.AfterStop : TreatmentStage.BeforeStart,
        { Start.Day: { } start } when start >= Day => TreatmentStage.BeforeStart,
        _ => TreatmentStage.OnTreatment,
    };
}
