using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Gate;

/// <summary>The drug under check in this course: dose, days, response, what was tried, talked over, planned and approved.</summary>
internal static class TreatmentFacts
{
    public static void Add(CourseAtDay at, FactCollector facts)
    {
        facts.AddWord("course.drug_proposed", at.Question.Drug.Name, at.Question.Proposal is null ? at.Question.Drug.Name : $"{at.Question.Drug.Name} proposed", at.Day, OwnPath(at));
        Dose(at, facts);
        var days = at.Stage == TreatmentStage.BeforeStart ? 0 : at.Start is { } start ? at.Day - start : (double?)null;
        if (days is { } on)
        {
            facts.AddNumber("course.days_on_drug", FactCollector.WholeDays(on), at.Stage == TreatmentStage.BeforeStart ? "not started" : $"started day {at.Start:0.#}", at.Day, OwnPath(at, ".start"));
        }

        ResponseFacts.Add(at, facts);
        PriorTreatmentFacts.Add(at, facts);
        Discussions(at, facts);
        PlannedStop(at, facts);
        Approval(at, facts);
    }

    /// <summary>The dose under check in words.</summary>
    public static string DoseWords(CourseAtDay at)
    {
        if (at.Question.Proposal is { } proposal)
        {
            return proposal.DoseWords;
        }

        return at.Own is null ? "" : Now(at) is { Dose: { } dose } now ? $"{dose} {Proposal.FrequencyWords(now.Frequency)}".Trim() : "";
    }

    private static string? OwnPath(CourseAtDay at, string part = "") => at.Own is { } own && at.Question.Proposal is null ? $"regimens[{at.IndexOf(own)}]{part}" : null;

    /// <summary>Dose and frequency on the day, after the changes made by then.</summary>
    private static (Dose? Dose, Frequency? Frequency) Now(CourseAtDay at)
    {
        var (dose, frequency) = (at.Own?.Dose, at.Own?.Frequency);
        foreach (var change in at.Own?.Changes.Items ?? [])
        {
            (dose, frequency) = (change.Dose ?? dose, change.Frequency ?? frequency);
        }

        return (dose, frequency);
    }

    private static void Dose(CourseAtDay at, FactCollector facts)
    {
        if (at.Question.Proposal is { } proposal)
        {
            if (PerDay(proposal.Dose, proposal.Frequency, at) is { } proposed)
            {
                facts.AddNumber("course.dose_mg_per_day", proposed, proposal.DoseWords, at.Day);
            }

            return;
        }

        var (dose, frequency) = Now(at);
        if (dose is not null && frequency is not null)
        {
            if (PerDay(dose, frequency, at) is { } stated)
            {
                facts.AddNumber("course.dose_mg_per_day", stated, $"{dose} {Proposal.FrequencyWords(frequency)}", at.Day, OwnPath(at, ".dose"));
            }
        }
        else if (at.Own is not null)
        {
            var label = at.Question.Drug.DefaultRegimen.Maintenance;
            facts.Add("course.dose_mg_per_day", new FactValue.Number((decimal)(label.DoseMg / label.IntervalDays)), "dose not stated; the label's", at.Day, OwnPath(at), assumed: true);
        }

        DoseIncrease(at, facts);
    }

    private static void DoseIncrease(CourseAtDay at, FactCollector facts)
    {
        var (dose, frequency) = (at.Own?.Dose, at.Own?.Frequency);
        double? raised = null;
        foreach (var change in at.Own?.Changes.Items ?? [])
        {
            var before = dose is null ? null : PerDay(dose, frequency, at);
            (dose, frequency) = (change.Dose ?? dose, change.Frequency ?? frequency);
            var after = dose is null ? null : PerDay(dose, frequency, at);
            raised = after > before ? change.At.Day ?? raised : raised;
        }

        if (raised is { } day)
        {
            facts.AddNumber("course.days_since_dose_increase", FactCollector.WholeDays(at.Day - day), $"dose raised to {dose}", day, OwnPath(at, ".changes"));
        }
    }

    /// <summary>Mean mg a day, exactly; null where it cannot be told.</summary>
    private static decimal? PerDay(Dose dose, Frequency? frequency, CourseAtDay at)
    {
        decimal? mg = dose.Unit switch
        {
            DoseUnit.Mg => dose.Amount,
            DoseUnit.G => dose.Amount * 1000m,
            DoseUnit.Mcg => dose.Amount / 1000m,
            DoseUnit.MgPerKg => dose.Amount * at.Course.Patient?.WeightKg?.Value,
            _ => throw new ArgumentOutOfRangeException(nameof(dose), dose.Unit, null),
        };
        return frequency switch
        {
            Frequency.TimesADay t => mg * t.Times,
            Frequency.EveryDays e => mg / e.Days,
            _ => null,
        };
    }

    private static void Discussions(CourseAtDay at, FactCollector facts)
    {
        Discussed(DiscussionTopic.BoxedWarning, "course.boxed_warning_discussed", "boxed warning discussed");
        Discussed(DiscussionTopic.HbvPlan, "course.hbv_plan", "plan for past hepatitis B recorded");

        void Discussed(DiscussionTopic topic, string field, string said)
        {
            var all = at.Question.Resolved.Course.Discussions.Items;
            for (var i = all.Length - 1; i >= 0; i--)
            {
                var d = all[i];
                if (d.Topic == topic && !(d.At?.Day > at.Day) && IsAbout(d.Of, at))
                {
                    facts.AddFlag(field, true, d.By is null ? said : $"{said} by {d.By}", d.At?.Day, $"discussions[{i}]");
                    return;
                }
            }
        }
    }

    private static bool IsAbout(string? regimen, CourseAtDay at) =>
        regimen is null || at.Question.Resolved.Course.Regimens.Any(r => r.Id == regimen && at.DrugName(r) == at.Question.Drug.Name);

    private static void PlannedStop(CourseAtDay at, FactCollector facts)
    {
        var from = at.Stage == TreatmentStage.BeforeStart ? at.Day : at.Start;
        double? day = at.Question.Proposal is { } proposal
            ? at.Day + proposal.For?.InDays
            : at.Own?.PlannedStop?.Day ?? from + at.Own?.MaxDuration?.InDays;
        if (day is { } stop)
        {
            var said = at.Question.Proposal is { For: { } length } ? $"for {FactCollector.Text(length.Amount)} {Token.Of(length.Unit)}" : at.Own?.PlannedStop is null ? "longest duration planned" : "planned stop";
            facts.Add("course.planned_stop_date", new FactValue.Date(stop, facts.DateOf(stop)), said, at.Day, OwnPath(at));
        }
    }

    private static void Approval(CourseAtDay at, FactCollector facts)
    {
        Approval? latest = null;
        var index = 0;
        var all = at.Question.Resolved.Course.Approvals.Items;
        for (var i = 0; i < all.Length; i++)
        {
            var a = all[i];
            if (!(a.At?.Day > at.Day) && IsAbout(a.Of, at) && (a.Of is not null || at.Question.Drug.Class == DrugClass.JakInhibitor)
                && (latest is null || (a.At?.Day ?? double.MinValue) >= (latest.At?.Day ?? double.MinValue)))
            {
                (latest, index) = (a, i);
            }
        }

        var path = $"approvals[{index}]";
        switch (latest)
        {
            case null:
                break;
            case { Decision: ApprovalDecision.Expired } or { Decision: ApprovalDecision.Approved, Expires.Day: { } } when latest.Decision == ApprovalDecision.Expired || latest.Expires!.Day <= at.Day:
                facts.Gap("course.insurer_approval", $"The approval by {latest.By} has expired.", path);
                break;
            default:
                var word = latest.Decision switch
                {
                    ApprovalDecision.Approved => "approved",
                    ApprovalDecision.Refused => "refused",
                    _ => "pending",
                };
                facts.AddWord("course.insurer_approval", word, $"{latest.By}: {FactCollector.Words(latest.Decision)}", latest.At?.Day, path);
                break;
        }
    }
}
