using System.Collections.Immutable;

using Clearance.Course;
using Clearance.Formulary;
using Clearance.Gate;

namespace Clearance.Consult;

/// <summary>One question of a check: a drug, a day, and how the day is called.</summary>
internal sealed record PlannedCheck(SystemicDrug Drug, Proposal? Proposal, double Day, string When);

/// <summary>
/// Which drugs are checked on which days. A proposal is checked on the day asked for; without one, on the day on which the course
/// starts that drug, else on the last day the course records. Without a proposal every systemic drug is checked at its start and now.
/// </summary>
internal sealed record CheckPlan(ImmutableArray<PlannedCheck> Checks, double Now, DateOnly? AnchorDate, ImmutableArray<string> NotChecked)
{
    public static Reading<CheckPlan> Of(ResolvedCourse resolved, Proposal? proposal, string? on, CheckKnowledge knowledge)
    {
        var course = resolved.Course;
        var usual = UsualDay(course, proposal, knowledge.Formulary);
        if (Day(on, usual, course, out var day, out var anchor) is { } issue)
        {
            return new(null, [issue]);
        }

        if (proposal is not null)
        {
            return new(new CheckPlan([new PlannedCheck(proposal.Drug, proposal, day, "proposed")], day, anchor, []), []);
        }

        var checks = ImmutableArray.CreateBuilder<PlannedCheck>();
        var notChecked = ImmutableArray.CreateBuilder<string>();
        foreach (var regimen in course.Regimens)
        {
            if (knowledge.Formulary.FindDrug(regimen.Drug) is not { } drug)
            {
                if (knowledge.Formulary.Topicals.Find(regimen.Drug) is null && !notChecked.Contains(regimen.Drug))
                {
                    notChecked.Add(regimen.Drug);
                }

                continue;
            }

            if (regimen.Start.Day is { } start && start <= day)
            {
                checks.Add(new PlannedCheck(drug, null, start, "at its start"));
            }
        }

        checks.AddRange(course.Regimens
            .Where(r => (r.Start.Day is not { } start || start < day) && (r.Stop is null || r.Stop.Day > day))
            .Select(r => knowledge.Formulary.FindDrug(r.Drug)).OfType<SystemicDrug>().Distinct()
            .Select(drug => new PlannedCheck(drug, null, day, "now")));
        return new(new CheckPlan([.. checks.OrderBy(static c => c.Day).Distinct()], day, anchor, notChecked.ToImmutable()), []);
    }

    /// <summary>The last day on which the course records anything.</summary>
    public static double LastDay(TreatmentCourse course) => new[]
    {
        course.Regimens.SelectMany(static r => r.Changes.Select(static c => c.At.Day).Append(r.Start.Day).Append(r.Stop?.Day)),
        course.Observations.Select(static o => o.At.Day),
        course.Events.Select(static e => e.At.Day),
        course.Laboratory.Select(static l => l.At?.Day),
        course.Screening.Select(static s => s.At?.Day),
        course.Discussions.Select(static d => d.At?.Day),
        course.Exceptions.Select(static e => e.At.Day),
    }.SelectMany(static d => d).OfType<double>().DefaultIfEmpty(0).Max();

    private static double UsualDay(TreatmentCourse course, Proposal? proposal, DrugFormulary formulary) =>
        proposal is not null && course.Regimens.FirstOrDefault(r => formulary.FindDrug(r.Drug)?.Name == proposal.Drug.Name && r.Start.IsKnown) is { Start.Day: { } start }
            ? start
            : LastDay(course);

    private static Issue? Day(string? on, double usual, TreatmentCourse course, out double day, out DateOnly? anchor)
    {
        (day, anchor) = (usual, course.Anchor.Date);
        if (on is null)
        {
            return null;
        }

        switch (CourseDay.Read(on))
        {
            case CourseDay.Number number:
                day = number.Day;
                return null;
            case CourseDay.Date date when anchor is { } zero:
                day = date.Day.DayNumber - zero.DayNumber;
                return null;
            case CourseDay.Date date:
                // A course without dates: the day that would be checked anyway is this date, and so all others have one.
                anchor = date.Day.AddDays(-(int)Math.Round(usual));
                return null;
            default:
                return new Issue("on.no-day", IssueSeverity.Error, SourcePlace.WholeFile("--on"), $"'{(on.Length > 40 ? on[..40] : on)}' is neither a day nor a date.", CourseDay.Cure);
        }
    }
}
