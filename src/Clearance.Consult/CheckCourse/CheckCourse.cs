using System.Collections.Immutable;

using Clearance.Course;
using Clearance.Formulary;
using Clearance.Gate;

namespace Clearance.Consult;

/// <summary>The use case <c>check</c>: may a drug be given in this course, what must be there first, what follows when.</summary>
public static class CheckCourse
{
    /// <summary>Checks a course given as bytes.</summary>
    /// <returns>The result with issues; without a result when an issue is an error. Nothing is thrown for any input.</returns>
    public static CheckAnswer Execute(CheckRequest request, CheckKnowledge knowledge)
    {
        var read = CourseReader.ReadBytes(request.CourseBytes, request.CourseName);
        if (read.Value is not { } course)
        {
            return new(null, null, read.Issues);
        }

        var resolution = CourseResolution.Resolve(course, knowledge.Formulary);
        ImmutableArray<Issue> issues = [.. read.Issues, .. resolution.Issues];
        if (resolution.Value is not { } resolved)
        {
            return new(null, null, issues);
        }

        var answer = Of(request, resolved, knowledge, asOf: null);
        return answer with { Issues = [.. issues, .. answer.Issues] };
    }

    /// <summary>Checks a course already resolved.</summary>
    internal static CheckAnswer Of(CheckRequest request, ResolvedCourse resolved, CheckKnowledge knowledge, string? asOf)
    {
        var proposed = request.Add is null ? null : ProposalText.Read(request.Add, "--add", knowledge.Formulary);
        if (proposed is { Value: null })
        {
            return new(null, null, proposed.Issues);
        }

        var labels = LabelChoice.Of(request.Region, resolved.Course);
        ImmutableArray<Issue> issues = [.. proposed?.Issues ?? [], .. labels.Issues];
        var planned = CheckPlan.Of(resolved, proposed?.Value, request.On, knowledge);
        if (planned.Value is not { } plan || issues.Any(static i => i.Severity == IssueSeverity.Error))
        {
            return new(null, null, [.. issues, .. planned.Issues]);
        }

        CourseFactSet Facts(PlannedCheck check) => CourseFactSet.Of(
            new CourseQuestion { Resolved = resolved, Drug = check.Drug, Proposal = check.Proposal, Day = check.Day, AnchorDate = plan.AnchorDate, Region = labels.Region },
            knowledge.Formulary, knowledge.Tables, knowledge.Rules);

        ImmutableArray<CheckedDrug> drugs = [.. plan.Checks.Select(c => Facts(c) is var facts ? new CheckedDrug(c, facts, GateCheck.Evaluate(knowledge.Rules, facts.Question)) : null!)];
        var schedule = ScheduleBuilder.Build([.. Scheduled(plan, resolved, knowledge).Select(Facts)], resolved, knowledge.Formulary, knowledge.Tables, knowledge.Rules, plan.AnchorDate);
        var result = new CheckFiller(request, resolved.Course, knowledge, plan, labels).Fill(drugs, schedule, asOf);
        return Calendar(request, result, schedule, plan, issues);
    }

    /// <summary>The drugs whose timetables make the schedule: the one proposed beside those taken; without a proposal all of the course, those stopped too.</summary>
    private static IEnumerable<PlannedCheck> Scheduled(CheckPlan plan, ResolvedCourse resolved, CheckKnowledge knowledge)
    {
        var proposed = plan.Checks.Where(static c => c.Proposal is not null).ToList();
        return proposed.Concat(resolved.Course.Regimens
            .Where(r => (r.Start.Day is not { } start || start <= plan.Now) && (r.Stop is null || r.Stop.Day > plan.Now || (proposed.Count == 0 && r is { Start.Day: not null, Stop.Day: not null })))
            .Select(r => knowledge.Formulary.FindDrug(r.Drug)).OfType<SystemicDrug>().Distinct()
            .Where(d => proposed.TrueForAll(p => p.Drug.Name != d.Name))
            .Select(d => new PlannedCheck(d, null, plan.Now, "now")));
    }

    private static CheckAnswer Calendar(CheckRequest request, CheckResult result, MonitoringSchedule schedule, CheckPlan plan, ImmutableArray<Issue> issues)
    {
        if (!request.Calendar)
        {
            return new(result, null, issues);
        }

        if (plan.AnchorDate is not { } zero)
        {
            var issue = new Issue("ical.no-date", IssueSeverity.Error, SourcePlace.WholeFile("--ical"), $"{schedule.Undated} A calendar needs dates.", "Add --on DATE (the date of the day that is checked), or 'date:' to the course's anchor.");
            return new(result, null, [.. issues, issue]);
        }

        if (!schedule.Checks.Any(ICalendar.IsAhead))
        {
            return new(result, "", [.. issues, new Issue("ical.nothing-ahead", IssueSeverity.Warning, SourcePlace.WholeFile("--ical"), "Nothing is ahead, so no calendar is written.", "Choose an earlier day with --on, or a drug with --add.")]);
        }

        return new(result, ICalendar.Write(schedule, $"{result.Course}|{result.Title}|{zero:O}", zero.AddDays((int)Math.Round(plan.Now))), issues);
    }
}

/// <summary>A question with its facts and the gate's answer.</summary>
internal sealed record CheckedDrug(PlannedCheck Planned, CourseFactSet Facts, GateFindings Findings);
