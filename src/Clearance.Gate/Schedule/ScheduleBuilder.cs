using System.Collections.Immutable;

using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Gate;

/// <summary>Builds the schedule of a course on a day from the timetables of the drugs taken or proposed.</summary>
public static class ScheduleBuilder
{
    /// <summary>Days ahead that are looked at where no stop is planned.</summary>
    private const double HorizonDays = 365;

    /// <summary>The schedule.</summary>
    /// <param name="drugs">The facts of each drug taken or proposed, on one day of one course.</param>
    /// <param name="course">The course, resolved.</param>
    /// <param name="formulary">The formulary.</param>
    /// <param name="tables">Names of tests.</param>
    /// <param name="rules">Rules and timetable.</param>
    /// <param name="anchorDate">Date of day 0; null where there is none.</param>
    public static MonitoringSchedule Build(
        ImmutableArray<CourseFactSet> drugs, ResolvedCourse course, DrugFormulary formulary, CourseFactTables tables, RuleBook rules, DateOnly? anchorDate)
    {
        if (drugs.IsEmpty)
        {
            return new MonitoringSchedule([], [], [], null);
        }

        var now = drugs[0].Question.OnDay;
        var known = course.Course.AsOf(now);
        var evidence = new CheckEvidence(known, tables);
        var timetables = drugs.SelectMany(d => Timetables(d, rules)).ToList();
        var found = new List<(DueCheck Check, CheckState State, double? DoneDay)>();
        foreach (var what in timetables.SelectMany(static t => t.Entry.What).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var mine = timetables.Where(t => t.Entry.What.Contains(what)).ToList();
            var horizon = mine.Max(t => t.EndDay ?? Math.Max(now, t.StartDay) + HorizonDays);
            var due = MergedTimetable.Of(what, mine, horizon);
            found.AddRange(new CheckStates(evidence.Days(what), now, tables.CheckDoneEarly.Days, tables.BaselineCounts.Days, mine.Max(static t => t.StartDay), mine.TrueForAll(t => t.EndDay < now)).Of(due));
        }

        // What falls on the same days, stands alike and is asked by the same drugs is one line.
        var lines = found
            .GroupBy(static f => (f.Check.FromDay, f.Check.ToDay, f.State, f.DoneDay, Drugs: DrugKey(f.Check)))
            .Select(static g => Line([.. g]))
            .Concat(drugs.SelectMany(d => Plans(d, known, formulary, now)))
            .Select(l => Dated(l, anchorDate))
            .OrderBy(static l => l.ToDay).ThenBy(static l => l.FromDay).ThenBy(static l => l.Kind).ThenBy(static l => l.State).ThenBy(static l => l.Words, StringComparer.Ordinal);
        return new MonitoringSchedule(
            [.. lines],
            [.. drugs.Where(static d => d.StopDay is null).SelectMany(d => Thresholds(d, rules))],
            [.. drugs.SelectMany(d => StopConditions(d, known, formulary))],
            anchorDate is null ? $"The course has no calendar date for day 0 ({course.Course.Anchor.Name}); days count from there." : null);
    }

    private static IEnumerable<DrugTimetable> Timetables(CourseFactSet drug, RuleBook rules)
    {
        var question = drug.Question;
        var planned = question.Facts.Find("course.planned_stop_date")?.Value is FactValue.Date { Day: var stop } ? stop : (double?)null;
        var raised = question.Facts.Find("course.days_since_dose_increase")?.Value is FactValue.Number { Value: var days } ? question.OnDay - (double)days : (double?)null;
        return GateCheck.Monitoring(rules, question with { Facts = AsListed(question.Facts) }).Select(entry => new DrugTimetable(entry, question.Drug, drug.StartDay, (drug.StopDay ?? planned) + entry.UntilDaysAfterStop, raised));
    }

    /// <summary>For the timetable the other medicines are those listed: a combination nobody recorded is not watched as one.</summary>
    private static FactSet AsListed(FactSet facts) => facts.Find("comed.classes") is { Value: FactValue.List list } fact
        ? facts.With(fact with { Value = list with { Complete = true } })
        : facts.With(new Fact { Field = "comed.classes", Value = FactValue.List.None, Said = "none listed" });

    private static string DrugKey(DueCheck check) => check.AskedBy is [var one]
        ? one.Drug
        : string.Join('+', check.AskedBy.Select(static t => t.Drug).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static ScheduledCheck Line(List<(DueCheck Check, CheckState State, double? DoneDay)> same)
    {
        var asked = same.SelectMany(static s => s.Check.AskedBy).DistinctBy(static t => (t.Entry.Id, t.Drug)).ToList();
        ImmutableArray<string> what = [.. same.Select(static s => s.Check.What).Distinct(StringComparer.Ordinal)];
        return new ScheduledCheck
        {
            Kind = ScheduleKind.Check,
            What = what,
            Words = CheckWords.Of(what),
            Drugs = [.. asked.Select(static t => t.Drug).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Rules = [.. asked.Select(static t => t.Entry.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            FromDay = same[0].Check.FromDay,
            ToDay = same[0].Check.ToDay,
            State = same[0].State,
            DoneDay = same[0].DoneDay,
            Sources = [.. asked.SelectMany(static t => t.Entry.Sources).Distinct(StringComparer.Ordinal)],
            Status = asked.Max(static t => t.Entry.Status),
        };
    }

    private static ScheduledCheck Dated(ScheduledCheck line, DateOnly? anchor) => anchor is not { } zero ? line : line with
    {
        FromDate = zero.AddDays((int)Math.Round(line.FromDay)),
        ToDate = zero.AddDays((int)Math.Round(line.ToDay)),
    };

    private static IEnumerable<ScheduledCheck> Plans(CourseFactSet drug, TreatmentCourse known, DrugFormulary formulary, double now)
    {
        var name = drug.Question.Drug;
        if (drug.StopDay is null && drug.Question.Facts.Find("course.planned_stop_date") is { Value: FactValue.Date { Day: var stop } } planned)
        {
            yield return Plan(ScheduleKind.PlannedStop, $"{name}: stop or decide again ({planned.Said})", name, stop, now);
        }

        foreach (var approval in known.Approvals.Where(a => a is { Decision: ApprovalDecision.Approved, Expires.Day: not null }))
        {
            var of = known.Regimens.FirstOrDefault(r => r.Id == approval.Of);
            if (of is not null && formulary.FindDrug(of.Drug)?.Name == name)
            {
                yield return Plan(ScheduleKind.ApprovalExpires, $"{name}: approval by {approval.By} ends", name, approval.Expires!.Day!.Value, now);
            }
        }
    }

    private static ScheduledCheck Plan(ScheduleKind kind, string words, string drug, double day, double now) => new()
    {
        Kind = kind,
        What = [],
        Words = words,
        Drugs = [drug],
        Rules = [],
        FromDay = day,
        ToDay = day,
        State = day < now ? CheckState.Overdue : day == now ? CheckState.Due : CheckState.Planned,
        Sources = [],
        Status = RuleStatus.Verified,
    };

    private static IEnumerable<StopThreshold> Thresholds(CourseFactSet drug, RuleBook rules)
    {
        var region = drug.Question.Region == GateRegion.Us ? RuleRegion.Us : RuleRegion.Eu;
        return Enum.GetValues<GatePhase>().SelectMany(phase => rules.About(drug.Question.Drug, TreatmentStage.OnTreatment, phase))
            .Where(r => r.Severity >= GateSeverity.Hold && (r.Region == RuleRegion.Any || r.Region == region) && ConditionWords.AsksLaboratory(r.Condition))
            .OrderBy(static r => r.Id, StringComparer.Ordinal)
            .Select(r => new StopThreshold(r.Id, drug.Question.Drug, r.Severity, ConditionWords.Of(r.Condition), r.Message, r.Sources, r.Status));
    }

    private static IEnumerable<string> StopConditions(CourseFactSet drug, TreatmentCourse known, DrugFormulary formulary)
    {
        foreach (var regimen in known.Regimens.Where(r => formulary.FindDrug(r.Drug)?.Name == drug.Question.Drug))
        {
            if (regimen.StopWhen is { } when)
            {
                var limit = when.Status is { } status ? FactCollector.Words(status) : $"{Token.Of(when.Score!.Value).ToUpperInvariant()} {(when.AtMost is { } most ? $"at most {FactCollector.Text(most)}" : $"at least {FactCollector.Text(when.AtLeast!.Value)}")}";
                var held = when.HeldFor is { } time ? $" for {FactCollector.Text(time.Amount)} {Token.Of(time.Unit)}" : "";
                yield return $"{drug.Question.Drug}: stop when {limit}{held}";
            }

            if (regimen.MaxDuration is { } longest)
            {
                yield return $"{drug.Question.Drug}: no longer than {FactCollector.Text(longest.Amount)} {Token.Of(longest.Unit)}";
            }
        }
    }
}
