using System.Collections.Immutable;

using Clearance.Formulary;

namespace Clearance.Gate;

/// <summary>What a course says for the rules, on a day, about a drug.</summary>
public sealed record CourseFactSet
{
    /// <summary>The question for <see cref="GateCheck.Evaluate"/>.</summary>
    public required GateQuestion Question { get; init; }

    /// <summary>What the course says that could not become a fact.</summary>
    public required ImmutableArray<FactGap> Gaps { get; init; }

    /// <summary>First dose of the drug under check, days from the anchor: of the regimen recorded, else the day of the check.</summary>
    public required double StartDay { get; init; }

    /// <summary>Day after the last dose of a drug that was stopped; null while it goes on or is proposed.</summary>
    public double? StopDay { get; init; }

    /// <summary>
    /// Derives the facts. What lies later than the day of the check is not seen, so a start is judged on what was known then.
    /// </summary>
    public static CourseFactSet Of(CourseQuestion question, DrugFormulary formulary, CourseFactTables tables, RuleBook rules)
    {
        var at = CourseAtDay.Of(question, formulary, tables);
        var facts = new FactCollector(rules.Fields, question.Resolved.Course, question.AnchorDate);
        EventFacts.Add(at, facts);
        PatientFacts.Add(at, facts);
        RiskFacts.Add(at, facts);
        ScreeningFacts.Add(at, facts);
        InfectionFacts.Add(at, facts);
        LaboratoryFacts.Add(at, facts);
        RenalFacts.Add(at, facts);
        VaccineFacts.Add(at, facts);
        MedicineFacts.Add(at, facts);
        TreatmentFacts.Add(at, facts);
        SkinFacts.Add(at, facts);
        return new CourseFactSet
        {
            Question = new GateQuestion
            {
                Facts = FactSet.Of(facts.Facts),
                Drug = question.Drug.Name,
                Dose = TreatmentFacts.DoseWords(at),
                Stage = at.Stage,
                Region = question.Region,
                OnDay = question.Day,
                OnDate = facts.DateOf(question.Day),
                Records = RecordFacts.Of(at, facts),
            },
            Gaps = [.. facts.Gaps.Where(g => g.Field == "comed.classes" || !facts.Knows(g.Field)).OrderBy(static g => g.Field, StringComparer.Ordinal)],
            StopDay = at.Stage == TreatmentStage.AfterStop ? at.Own?.Stop?.Day : null,
            StartDay = at.Stage == TreatmentStage.BeforeStart ? question.Day : at.Start ?? question.Day,
        };
    }
}
